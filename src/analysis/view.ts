import { type BorrowedPixels, type CodedImage, type PixelSource, wordsOf } from './raster.ts';
import { BAND_ROWS, borrow } from './resample.ts';

/** A part of a photo, reduced: image pixel (x, y) lies at ((x - originX) * scale, (y - originY) * scale). Of each pixel's four bytes the last means nothing. */
export interface View {
  readonly image: CodedImage;
  readonly originX: number;
  readonly originY: number;
  readonly scale: number;
}

/** Long side, about: enough of a face for the networks, and of a colour card to be found. */
const OVERVIEW_SIDE_PX = 1024;
/** Bands of whole blocks are read, so that no photo is halved more often than a band is high. */
const MOST_HALVINGS = Math.log2(BAND_ROWS);

const overviews = new WeakMap<PixelSource, View>();

/** The whole photo, 724 to 1448 px a side where it is that large. It is read once: whoever looks at a photo as a whole shares it. */
export function overviewOf(source: PixelSource): View {
  const side = Math.max(source.widthPx, source.heightPx);
  const factor = 2 ** Math.max(0, Math.round(Math.log2(side / OVERVIEW_SIDE_PX)));
  const overview = overviews.get(source) ?? {
    image: source.overview(factor),
    originX: 0,
    originY: 0,
    scale: 1 / factor,
  };
  overviews.set(source, overview);
  return overview;
}

/**
 * Reads a part of a photo, halved so many times: each pixel is the mean of a block of coded native pixels. The box (image
 * pixels) is cut to the picture.
 *
 * @param halvings held to 0..6, and to what leaves a pixel of the photo.
 */
export async function readHalved(
  source: PixelSource,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  halvings: number,
): Promise<View> {
  const most = Math.min(MOST_HALVINGS, Math.floor(Math.log2(Math.min(source.widthPx, source.heightPx))));
  const times = Math.min(Math.max(halvings, 0), most);
  const block = 2 ** times;
  const originX = Math.min(Math.max(0, Math.floor(box.left)), source.widthPx - block);
  const originY = Math.min(Math.max(0, Math.floor(box.top)), source.heightPx - block);
  const widthPx = Math.max(1, Math.floor((Math.min(source.widthPx, box.right) - originX) / block));
  const heightPx = Math.max(1, Math.floor((Math.min(source.heightPx, box.bottom) - originY) / block));
  const out = new Int32Array(widthPx * heightPx);
  const width = widthPx * block;
  let last: BorrowedPixels | null = null;
  for (let top = 0; top < heightPx * block; top += BAND_ROWS) {
    const height = Math.min(BAND_ROWS, heightPx * block - top);
    last = await borrow(source, { x: originX, y: originY + top, width, height });
    let words = wordsOf(last);
    for (let k = 0; k < times; k++) words = halved(words, width >> k);
    out.set(words, (top / block) * widthPx);
  }
  if (last?.isBlueFirst) putRedFirst(out);
  return {
    image: { widthPx, heightPx, data: new Uint8Array(out.buffer), colorSpace: last?.colorSpace ?? 'srgb' },
    originX,
    originY,
    scale: 1 / block,
  };
}

const halves = new WeakMap<View, View>();

/** The view at half its size, made once. It has two pixels or more each way. */
export function halfOf(view: View): View {
  const half = halves.get(view) ?? halfTheSize(view);
  halves.set(view, half);
  return half;
}

function halfTheSize({ image, originX, originY, scale }: View): View {
  const words = halved(wordsOf(image), image.widthPx);
  const [widthPx, heightPx] = [image.widthPx >> 1, image.heightPx >> 1];
  return {
    image: { ...image, widthPx, heightPx, data: new Uint8Array(words.buffer) },
    originX,
    originY,
    scale: scale / 2,
  };
}

function halved(words: Int32Array, widthPx: number): Int32Array<ArrayBuffer> {
  const width = widthPx >> 1;
  const height = Math.floor(words.length / widthPx) >> 1;
  const out = new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    const rows = words.subarray(2 * y * widthPx, (2 * y + 2) * widthPx);
    halveRow(rows, widthPx, out.subarray(y * width, (y + 1) * width));
  }
  return out;
}

/**
 * Means of two pixels by two, all four bytes of a pixel at once: the mean of two numbers is what they share and half of where
 * they differ. First rounded up and then down, so that no picture grows darker as it shrinks.
 */
function halveRow(rows: Int32Array, widthPx: number, out: Int32Array): void {
  for (let x = 0, upper = 0, lower = widthPx; x < out.length; x++, upper += 2, lower += 2) {
    const a = rows[upper] as number;
    const b = rows[upper + 1] as number;
    const c = rows[lower] as number;
    const d = rows[lower + 1] as number;
    const above = ((a | b) - (((a ^ b) >>> 1) & LOWER_BITS)) | 0;
    const below = ((c | d) - (((c ^ d) >>> 1) & LOWER_BITS)) | 0;
    out[x] = (above & below) + (((above ^ below) >>> 1) & LOWER_BITS);
  }
}

/** Of each byte all bits but the highest, into which a neighbour's lowest was moved. */
const LOWER_BITS = 0x7f7f7f7f;

function putRedFirst(words: Int32Array): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    words[i] = (word & 0xff00) | ((word >>> 16) & 255) | ((word & 255) << 16);
  }
}
