import { LINEAR_OF_CODE, LUMINANCE_WEIGHTS, toLinearSrgb } from './colour.ts';
import type { PixelSource, Plane } from './raster.ts';
import {
  BAND_ROWS,
  CLIPPED_CODE,
  type ColourRaster,
  DARK_CODE,
  type Grid,
  readColour,
  readLuminance,
} from './resample.ts';

/** How many pixels of the fine grid lie along one of the coarse one. */
export const FINER = 4;

/** A part of the photo in colour, and its luminance on a grid that halves each of those pixels twice. */
export interface TwoScales extends ColourRaster {
  readonly luminance: Plane;
}

/** The grid `FINER` times as fine over the same part of the photo. */
export function finerGrid({ originX, originY, pxPerImagePx, widthPx, heightPx }: Grid): Grid {
  return {
    originX,
    originY,
    pxPerImagePx: pxPerImagePx * FINER,
    widthPx: widthPx * FINER,
    heightPx: heightPx * FINER,
  };
}

/**
 * `readColour` on a grid and `readLuminance` on the finer one. Where the photo is as fine as both, each of its pixels is read
 * back and looked up once for the two: that is most of what reading costs.
 *
 * @param grid starts on a whole image pixel.
 */
export function readTwoScales(source: PixelSource, grid: Grid): TwoScales {
  const fine = finerGrid(grid);
  if (fine.pxPerImagePx > 1) return { ...readColour(source, grid), luminance: readLuminance(source, fine) };
  const across = cuts(grid.originX, fine.pxPerImagePx, fine.widthPx, source.widthPx);
  const down = cuts(grid.originY, fine.pxPerImagePx, fine.heightPx, source.heightPx);
  const width = (across.pixel[fine.widthPx - 1] as number) + 1;
  const height = (down.pixel[fine.heightPx - 1] as number) + 1;
  const n = grid.widthPx * grid.heightPx;
  const luminance = new Float32Array(fine.widthPx * fine.heightPx);
  const colour = new Float32Array(5 * n);
  const line = new Float32Array(fine.widthPx);
  const sumOfLines = new Float32Array(fine.widthPx);
  const colourLine = new Float32Array(5 * grid.widthPx);
  const sumOfColours = new Float32Array(5 * grid.widthPx);
  const perFinePx = fine.pxPerImagePx ** 2;
  const perPx = grid.pxPerImagePx ** 2;
  let colorSpace: 'srgb' | 'display-p3' = 'srgb';
  for (let top = 0, row = 0; top < height; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - top);
    const band = source.read({ x: grid.originX, y: grid.originY + top, width, height: rows });
    colorSpace = band.colorSpace;
    const words = new Uint32Array(band.data.buffer, band.data.byteOffset, width * rows);
    for (let y = top; y < top + rows; y++) {
      const pixels = words.subarray((y - top) * width, (y - top + 1) * width);
      const weights = LUMINANCE_WEIGHTS[colorSpace];
      if (down.pixel[row] !== y) {
        foldRow(pixels, across, line, sumOfColours, weights);
        addRow(sumOfLines, line);
        continue;
      }
      const share = down.share[row] as number;
      const isLast = row % FINER === FINER - 1;
      foldRow(pixels, across, line, isLast ? colourLine.fill(0) : sumOfColours, weights);
      closeRow(luminance.subarray(row * fine.widthPx), sumOfLines, line, share, perFinePx);
      if (isLast) {
        const into = Math.floor(row / FINER) * grid.widthPx;
        for (let c = 0; c < 5; c++) {
          const part = [c * grid.widthPx, (c + 1) * grid.widthPx] as const;
          const channel = colour.subarray(c * n + into);
          closeRow(channel, sumOfColours.subarray(...part), colourLine.subarray(...part), share, perPx);
        }
      }
      row++;
    }
  }
  const data = colour.subarray(0, 3 * n);
  toLinearSrgb(data, colorSpace);
  return {
    image: { widthPx: grid.widthPx, heightPx: grid.heightPx, data },
    clipped: colour.subarray(3 * n, 4 * n),
    dark: colour.subarray(4 * n),
    luminance: { widthPx: fine.widthPx, heightPx: fine.heightPx, data: luminance },
  };
}

/** Less than this of a photo pixel is rounding. */
const NOTHING_PX = 1e-6;

/** Where the pixels of a grid end along one axis: on which photo pixel, from the grid's corner on, and how far across it. */
interface Cuts {
  readonly pixel: Int32Array;
  readonly share: Float32Array;
}

function cuts(origin: number, scale: number, count: number, limit: number): Cuts {
  const pixel = new Int32Array(count);
  const share = new Float32Array(count);
  const last = limit - origin - 1;
  for (let i = 0; i < count; i++) {
    const end = (i + 1) / scale;
    // An end between two photo pixels is the far side of the first: the photo may have no other.
    pixel[i] = Math.min(Math.ceil(end - NOTHING_PX) - 1, last);
    share[i] = end - (pixel[i] as number);
  }
  return { pixel, share };
}

/**
 * Sums one row of the photo across (four bytes in one number, red lowest): its luminance into `luminance`, its linear R, G, B,
 * clipped and dark, one after another, on top of `colour`. A pixel that a cut goes through is shared out, so that every other
 * one is just added: no pixel has a weight of its own.
 */
function foldRow(
  pixels: Uint32Array,
  { pixel, share }: Cuts,
  luminance: Float32Array,
  colour: Float32Array,
  [weightR, weightG, weightB]: readonly [number, number, number],
): void {
  const linear = LINEAR_OF_CODE;
  const width = colour.length / 5;
  // What the pixel under the last cut leaves to what comes next.
  let restR = 0;
  let restG = 0;
  let restB = 0;
  let restClipped = 0;
  let restDark = 0;
  for (let x = 0, at = 0, i = 0; x < width; x++) {
    let sumR = 0;
    let sumG = 0;
    let sumB = 0;
    let clipped = restClipped;
    let dark = restDark;
    for (const last = at + FINER - 1; at <= last; at++) {
      let r = restR;
      let g = restG;
      let b = restB;
      const end = pixel[at] as number;
      for (; i < end; i++) {
        const word = pixels[i] as number;
        const red = word & 255;
        const green = (word >>> 8) & 255;
        const blue = (word >>> 16) & 255;
        r += linear[red] as number;
        g += linear[green] as number;
        b += linear[blue] as number;
        if (red >= CLIPPED_CODE || green >= CLIPPED_CODE || blue >= CLIPPED_CODE) clipped++;
        else if (green < DARK_CODE) dark++;
      }
      const word = pixels[i++] as number;
      const red = word & 255;
      const green = (word >>> 8) & 255;
      const blue = (word >>> 16) & 255;
      const before = share[at] as number;
      const after = 1 - before;
      const lightR = linear[red] as number;
      const lightG = linear[green] as number;
      const lightB = linear[blue] as number;
      r += before * lightR;
      g += before * lightG;
      b += before * lightB;
      restR = after * lightR;
      restG = after * lightG;
      restB = after * lightB;
      const isClipped = red >= CLIPPED_CODE || green >= CLIPPED_CODE || blue >= CLIPPED_CODE;
      const isDark = !isClipped && green < DARK_CODE;
      restClipped = isClipped ? (at === last ? after : 0) : 0;
      restDark = isDark ? (at === last ? after : 0) : 0;
      if (isClipped) clipped += 1 - restClipped;
      else if (isDark) dark += 1 - restDark;
      luminance[at] = weightR * r + weightG * g + weightB * b;
      sumR += r;
      sumG += g;
      sumB += b;
    }
    colour[x] = (colour[x] as number) + sumR;
    colour[width + x] = (colour[width + x] as number) + sumG;
    colour[2 * width + x] = (colour[2 * width + x] as number) + sumB;
    if (clipped > 0) colour[3 * width + x] = (colour[3 * width + x] as number) + clipped;
    if (dark > 0) colour[4 * width + x] = (colour[4 * width + x] as number) + dark;
  }
}

function addRow(sum: Float32Array, line: Float32Array): void {
  for (let x = 0; x < sum.length; x++) sum[x] = (sum[x] as number) + (line[x] as number);
}

/** Ends a row of the grid in the photo's row `line`: `share` of it still belongs to it, the rest begins the next. */
function closeRow(into: Float32Array, sum: Float32Array, line: Float32Array, share: number, scale: number): void {
  for (let x = 0; x < sum.length; x++) {
    const value = line[x] as number;
    into[x] = ((sum[x] as number) + share * value) * scale;
    sum[x] = (1 - share) * value;
  }
}
