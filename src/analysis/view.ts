import type { CodedImage, PixelSource } from './raster.ts';
import { BAND_ROWS, borrow } from './resample.ts';

/** A part of a photo at a fraction of its size: image pixel (x, y) lies at ((x - originX) * scale, (y - originY) * scale). */
export interface View {
  readonly image: CodedImage;
  readonly originX: number;
  readonly originY: number;
  readonly scale: number;
}

/** Long side, about: enough of a face for the networks, and of a colour card to be found. */
const OVERVIEW_SIDE_PX = 1024;

const overviews = new WeakMap<PixelSource, Promise<View>>();

/** The whole photo in about a thousand pixels a side, never enlarged. It is read once: whoever looks at a photo as a whole shares it. */
export function overviewOf(source: PixelSource): Promise<View> {
  const { widthPx, heightPx } = source;
  const factor = Math.max(1, Math.round(Math.max(widthPx, heightPx) / OVERVIEW_SIDE_PX));
  const whole = { left: 0, top: 0, right: widthPx, bottom: heightPx };
  const overview = overviews.get(source) ?? readReduced(source, whole, factor);
  overviews.set(source, overview);
  return overview;
}

/**
 * Reads a part of a photo reduced by a whole factor, 256 at most: each pixel is the mean of `factor` x `factor` coded native
 * pixels. The box (image pixels) is cut to the picture; opaque. The photo is at least `factor` pixels wide and high.
 */
export async function readReduced(
  source: PixelSource,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  factor: number,
): Promise<View> {
  const originX = Math.min(Math.max(0, Math.floor(box.left)), Math.max(0, source.widthPx - factor));
  const originY = Math.min(Math.max(0, Math.floor(box.top)), Math.max(0, source.heightPx - factor));
  const widthPx = Math.max(1, Math.floor((Math.min(source.widthPx, box.right) - originX) / factor));
  const heightPx = Math.max(1, Math.floor((Math.min(source.heightPx, box.bottom) - originY) / factor));
  const out = new Int32Array(widthPx * heightPx);
  const sums = [0, 1, 2].map(() => new Int32Array(widthPx)) as unknown as Sums;
  const width = widthPx * factor;
  const rowsAtATime = Math.max(1, Math.floor(BAND_ROWS / factor));
  let colorSpace: CodedImage['colorSpace'] = 'srgb';
  for (let first = 0; first < heightPx; first += rowsAtATime) {
    const rows = Math.min(rowsAtATime, heightPx - first);
    const band = await borrow(source, { x: originX, y: originY + first * factor, width, height: rows * factor });
    colorSpace = band.colorSpace;
    const words = new Int32Array(band.data.buffer, band.data.byteOffset, width * rows * factor);
    for (let row = 0, from = 0; row < rows; row++) {
      for (const sum of sums) sum.fill(0);
      for (let line = 0; line < factor; line++, from += width) addRow(words.subarray(from, from + width), sums, factor);
      const at = (first + row) * widthPx;
      writeMeans(sums, out.subarray(at, at + widthPx), factor * factor, band.isBlueFirst);
    }
  }
  return {
    image: { widthPx, heightPx, data: new Uint8Array(out.buffer), colorSpace },
    originX,
    originY,
    scale: 1 / factor,
  };
}

/** Of the first, second and third byte of a row's pixels. */
type Sums = readonly [Int32Array, Int32Array, Int32Array];

// Loops over a row are functions of their own: called for each row, they are compiled to their fastest within one picture.

function addRow(words: Int32Array, [first, second, third]: Sums, factor: number): void {
  for (let x = 0, from = 0; x < first.length; x++) {
    // The first and the third byte lie in two halves of one number, which a sum of 256 codes doesn't overflow.
    let outer = 0;
    let middle = 0;
    for (const end = from + factor; from < end; from++) {
      const word = words[from] as number;
      outer = (outer + (word & 0xff00ff)) | 0;
      middle += (word >>> 8) & 255;
    }
    first[x] = (first[x] as number) + (outer & 0xffff);
    second[x] = (second[x] as number) + middle;
    third[x] = (third[x] as number) + (outer >>> 16);
  }
}

function writeMeans([first, second, third]: Sums, out: Int32Array, count: number, isBlueFirst: boolean): void {
  const [red, blue] = isBlueFirst ? [third, first] : [first, third];
  for (let x = 0; x < out.length; x++) {
    const r = ((red[x] as number) / count + 0.5) | 0;
    const g = ((second[x] as number) / count + 0.5) | 0;
    const b = ((blue[x] as number) / count + 0.5) | 0;
    out[x] = r | (g << 8) | (b << 16) | OPAQUE;
  }
}

const OPAQUE = 0xff << 24;

const halves = new WeakMap<View, View>();

/** The view at half its size, made once. */
export function halfOf(view: View): View {
  const half = halves.get(view) ?? halved(view);
  halves.set(view, half);
  return half;
}

function halved({ image, originX, originY, scale }: View): View {
  const widthPx = Math.max(1, image.widthPx >> 1);
  const heightPx = Math.max(1, image.heightPx >> 1);
  const out = new Int32Array(widthPx * heightPx);
  const words = new Int32Array(image.data.buffer, image.data.byteOffset, image.widthPx * image.heightPx);
  const below = image.heightPx > 1 ? image.widthPx : 0;
  for (let y = 0; y < heightPx; y++) {
    halveRow(words, 2 * y * image.widthPx, below, out.subarray(y * widthPx, (y + 1) * widthPx));
  }
  return {
    image: { widthPx, heightPx, data: new Uint8Array(out.buffer), colorSpace: image.colorSpace },
    originX,
    originY,
    scale: scale / 2,
  };
}

function halveRow(words: Int32Array, from: number, below: number, out: Int32Array): void {
  for (let x = 0, at = from; x < out.length; x++, at += 2) {
    const a = words[at] as number;
    const b = words[at + 1] as number;
    const c = words[at + below] as number;
    const d = words[at + below + 1] as number;
    const outer = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x020002;
    const middle = ((a >>> 8) & 255) + ((b >>> 8) & 255) + ((c >>> 8) & 255) + ((d >>> 8) & 255) + 2;
    out[x] = ((outer >>> 2) & 0xff00ff) | ((middle >>> 2) << 8) | OPAQUE;
  }
}
