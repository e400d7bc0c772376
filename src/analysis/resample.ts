import { LINEAR_OF_CODE, LUMINANCE_WEIGHTS, toLinearSrgb } from './colour.ts';
import {
  type BorrowedPixels,
  type CodedImage,
  type LinearImage,
  type PixelSource,
  type Plane,
  type Rect,
  wordsOf,
} from './raster.ts';

type ColorSpace = CodedImage['colorSpace'];

/** A raster laid over a part of the photo: its corner in image pixels, and how many of its pixels make one image pixel. */
export interface Grid {
  readonly originX: number;
  readonly originY: number;
  readonly pxPerImagePx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Codes at and above which a channel counts as clipped, and the green code below which a pixel counts as dark. */
export const CLIPPED_CODE = 252;
export const DARK_CODE = 8;

/** Native rows read at a time: few enough that a 48 MP photo passes through some megabytes. */
export const BAND_ROWS = 64;

/** A grid over the rectangle (image pixels), cut to the picture and to whole grid pixels. */
export function gridOver(
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  source: { readonly widthPx: number; readonly heightPx: number },
  pxPerImagePx: number,
): Grid {
  const originX = Math.max(0, Math.floor(box.left));
  const originY = Math.max(0, Math.floor(box.top));
  return {
    originX,
    originY,
    pxPerImagePx,
    widthPx: Math.max(1, Math.floor((Math.min(source.widthPx, box.right) - originX) * pxPerImagePx)),
    heightPx: Math.max(1, Math.floor((Math.min(source.heightPx, box.bottom) - originY) * pxPerImagePx)),
  };
}

/** A photo's part in linear light, with what the coded values said before they were averaged. */
export interface ColourRaster {
  readonly image: LinearImage;
  /** Share of native pixels with a channel at 252 or more, and with green below 8: 0..1 per pixel. */
  readonly clipped: Float32Array;
  readonly dark: Float32Array;
}

/**
 * Reads a grid of the photo as linear sRGB, unclipped: each pixel is the area mean of the native pixels under it.
 * A grid finer than the photo is interpolated linearly.
 */
export function readColour(source: PixelSource, grid: Grid): ColourRaster {
  const n = grid.widthPx * grid.heightPx;
  const { planes, colorSpace } = readPlanes(source, grid, 5, foldColour);
  const data = planes.subarray(0, 3 * n);
  toLinearSrgb(data, colorSpace);
  return {
    image: { widthPx: grid.widthPx, heightPx: grid.heightPx, data },
    clipped: planes.subarray(3 * n, 4 * n),
    dark: planes.subarray(4 * n),
  };
}

/** Reads a grid of the photo as luminance (CIE Y, linear, 1 at white), area mean as `readColour`. */
export function readLuminance(source: PixelSource, grid: Grid): Plane {
  const { planes } = readPlanes(source, grid, 1, foldLuminance);
  return { widthPx: grid.widthPx, heightPx: grid.heightPx, data: planes };
}

/** Luminance of the native pixels under a grid of their own scale, the fastest way the photo has. */
export async function readNativeLuminance(source: PixelSource, grid: Grid): Promise<Plane> {
  const { originX: x, originY: y, widthPx, heightPx } = grid;
  const rect = { x, y, width: widthPx, height: heightPx };
  const borrowed = await borrow(source, rect);
  const { red, green, blue } = LUMINANCE_OF_CODE[borrowed.colorSpace];
  const [first, third] = borrowed.isBlueFirst ? [blue, red] : [red, blue];
  return { widthPx, heightPx, data: lookedUp(wordsOf(borrowed), first, green, third) };
}

function lookedUp(words: Int32Array, first: Float32Array, green: Float32Array, third: Float32Array): Float32Array {
  const out = new Float32Array(words.length);
  for (let i = 0; i < out.length; i++) {
    const word = words[i] as number;
    out[i] =
      (first[word & 255] as number) + (green[(word >> 8) & 255] as number) + (third[(word >> 16) & 255] as number);
  }
  return out;
}

/** Native pixels of a rectangle, good until the next are borrowed. */
export function borrow(source: PixelSource, rect: Rect): BorrowedPixels | Promise<BorrowedPixels> {
  return source.borrow?.(rect) ?? { ...source.read(rect), isBlueFirst: false };
}

/** Which native pixels make each grid pixel along one axis, and with what weights (they sum to 1). */
interface Spans {
  /** Native pixels needed: from, to (exclusive). */
  readonly from: number;
  readonly to: number;
  /** First native pixel of each grid pixel; weights of pixel i lie in offset[i]..offset[i + 1]. */
  readonly first: Int32Array;
  readonly offset: Int32Array;
  readonly weight: Float32Array;
}

function spans(origin: number, scale: number, count: number, limit: number): Spans {
  const first = new Int32Array(count);
  const offset = new Int32Array(count + 1);
  const weight: number[] = [];
  const reach = 1 / scale;
  for (let i = 0; i < count; i++) {
    const centre = origin + (i + 0.5) * reach;
    // A grid finer than the photo takes the two pixels about the centre; a coarser one all the pixels it covers.
    const half = reach > 1 ? reach / 2 : 0.5;
    const left = Math.min(Math.max(centre - half, 0), limit - 1);
    const right = Math.max(Math.min(centre + half, limit), left + 1e-6);
    const start = Math.floor(left);
    first[i] = start;
    offset[i] = weight.length;
    for (let at = start; at < right; at++) {
      weight.push((Math.min(at + 1, right) - Math.max(at, left)) / (right - left));
    }
  }
  offset[count] = weight.length;
  const last = count - 1;
  const to = (first[last] as number) + (weight.length - (offset[last] as number));
  return { from: first[0] as number, to: Math.min(limit, to), first, offset, weight: Float32Array.from(weight) };
}

/** A row of native pixels, four bytes in one number: red lowest. One look a pixel is twice as fast as one a channel. */
interface NativeRow {
  readonly pixels: Uint32Array;
  readonly colorSpace: ColorSpace;
}

/**
 * Folds one native row, area-weighted, into one row of the grid: its channels one after another. `native` has room for
 * one value of each pixel.
 */
type FoldRow = (line: Float32Array, native: Float32Array, row: NativeRow, across: Spans) => void;

/** Reads each native row once, in bands, folds it across and adds it to the grid rows it lies under. */
function readPlanes(
  source: PixelSource,
  grid: Grid,
  channels: number,
  fold: FoldRow,
): { readonly planes: Float32Array; readonly colorSpace: ColorSpace } {
  const across = spans(grid.originX, grid.pxPerImagePx, grid.widthPx, source.widthPx);
  const down = spans(grid.originY, grid.pxPerImagePx, grid.heightPx, source.heightPx);
  const width = across.to - across.from;
  const planes = new Float32Array(channels * grid.widthPx * grid.heightPx);
  const line = new Float32Array(channels * grid.widthPx);
  const native = new Float32Array(width);
  let colorSpace: ColorSpace = 'srgb';
  let next = 0;
  for (let top = down.from; top < down.to; top += BAND_ROWS) {
    const height = Math.min(BAND_ROWS, down.to - top);
    const band = source.read({ x: across.from, y: top, width, height });
    colorSpace = band.colorSpace;
    const words = new Uint32Array(band.data.buffer, band.data.byteOffset, width * height);
    for (let row = top; row < top + height; row++) {
      const pixels = words.subarray((row - top) * width, (row - top + 1) * width);
      fold(line, native, { pixels, colorSpace }, across);
      while (next < grid.heightPx && lastOf(down, next) < row) next++;
      for (let i = next; i < grid.heightPx && (down.first[i] as number) <= row; i++) {
        const weight = down.weight[(down.offset[i] as number) + row - (down.first[i] as number)] as number;
        addLine(planes, grid, i, line, weight);
      }
    }
  }
  return { planes, colorSpace };
}

function lastOf(axis: Spans, i: number): number {
  return (axis.first[i] as number) + (axis.offset[i + 1] as number) - (axis.offset[i] as number) - 1;
}

function addLine(
  planes: Float32Array,
  { widthPx, heightPx }: Grid,
  row: number,
  line: Float32Array,
  weight: number,
): void {
  for (let from = 0, to = row * widthPx; from < line.length; from += widthPx, to += widthPx * heightPx) {
    for (let x = 0; x < widthPx; x++) planes[to + x] = (planes[to + x] as number) + weight * (line[from + x] as number);
  }
}

/** Five channels: linear R, G, B, clipped, dark. */
function foldColour(line: Float32Array, _: Float32Array, { pixels }: NativeRow, across: Spans): void {
  const { first, offset, weight: weights, from } = across;
  const width = line.length / 5;
  for (let x = 0; x < width; x++) {
    let r = 0;
    let g = 0;
    let b = 0;
    let clipped = 0;
    let dark = 0;
    const to = offset[x + 1] as number;
    let i = (first[x] as number) - from;
    for (let k = offset[x] as number; k < to; k++, i++) {
      const weight = weights[k] as number;
      const pixel = pixels[i] as number;
      const red = pixel & 255;
      const green = (pixel >>> 8) & 255;
      const blue = (pixel >>> 16) & 255;
      r += weight * (LINEAR_OF_CODE[red] as number);
      g += weight * (LINEAR_OF_CODE[green] as number);
      b += weight * (LINEAR_OF_CODE[blue] as number);
      if (red >= CLIPPED_CODE || green >= CLIPPED_CODE || blue >= CLIPPED_CODE) clipped += weight;
      else if (green < DARK_CODE) dark += weight;
    }
    line[x] = r;
    line[width + x] = g;
    line[2 * width + x] = b;
    line[3 * width + x] = clipped;
    line[4 * width + x] = dark;
  }
}

/** One channel: luminance. Each native pixel is looked up once, whichever grid pixels share it. */
function foldLuminance(
  line: Float32Array,
  native: Float32Array,
  { pixels, colorSpace }: NativeRow,
  across: Spans,
): void {
  const { first, offset, weight, from } = across;
  const { red, green, blue } = LUMINANCE_OF_CODE[colorSpace];
  for (let x = 0; x < native.length; x++) {
    const pixel = pixels[x] as number;
    native[x] =
      (red[pixel & 255] as number) + (green[(pixel >>> 8) & 255] as number) + (blue[(pixel >>> 16) & 255] as number);
  }
  for (let x = 0; x < line.length; x++) {
    let sum = 0;
    const to = offset[x + 1] as number;
    let i = (first[x] as number) - from;
    for (let k = offset[x] as number; k < to; k++, i++) sum += (weight[k] as number) * (native[i] as number);
    line[x] = sum;
  }
}

/** What each code of a channel adds to luminance. */
const LUMINANCE_OF_CODE = { srgb: luminanceTables('srgb'), 'display-p3': luminanceTables('display-p3') } as const;

function luminanceTables(space: ColorSpace) {
  const [r, g, b] = LUMINANCE_WEIGHTS[space];
  return {
    red: LINEAR_OF_CODE.map((v) => v * r),
    green: LINEAR_OF_CODE.map((v) => v * g),
    blue: LINEAR_OF_CODE.map((v) => v * b),
  };
}
