import { blur, blurOver } from './blur.ts';
import type { Plane } from './raster.ts';

/**
 * Gaussian mean of a plane over the pixels a weight admits (normalised convolution).
 *
 * @param weight 0 or more per pixel.
 * @returns the mean; NaN where the admitted weight under the kernel is below `least` of the kernel's own.
 */
export function blurWithin(plane: Plane, weight: ArrayLike<number>, sigmaPx: number, least = 1e-3): Plane {
  const { widthPx, heightPx, data } = plane;
  const weighted = new Float32Array(data.length);
  const weights = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const w = weight[i] as number;
    if (w > 0) {
      weighted[i] = w * (data[i] as number);
      weights[i] = w;
    }
  }
  const above = wideBlurOver({ widthPx, heightPx, data: weighted }, sigmaPx).data;
  const below = wideBlurOver({ widthPx, heightPx, data: weights }, sigmaPx).data;
  for (let i = 0; i < above.length; i++) {
    const w = below[i] as number;
    above[i] = w > least ? (above[i] as number) / w : Number.NaN;
  }
  return { widthPx, heightPx, data: above };
}

/** Side of the blocks a wide blur works on; variance of block mean and bilinear rise together is taken off the kernel. */
export const BLOCK = 4;
/** (BLOCK^2 - 1) / 12 of the block mean + BLOCK^2 / 6 of the bilinear tent, px^2. */
const BLOCK_VARIANCE = (BLOCK * BLOCK - 1) / 12 + (BLOCK * BLOCK) / 6;

/** Gaussian blur for a sigma of 5 px and more, on block means: a sixteenth of the work, within 3 % of the plain kernel. */
export function wideBlur(plane: Plane, sigmaPx: number): Plane {
  return sigmaPx < 5
    ? blur(plane, sigmaPx)
    : riseInto(new Float32Array(plane.data.length), plane, wideBlurInBlocks(plane, sigmaPx));
}

/** `wideBlur` into the plane's own memory: it is taken over. */
function wideBlurOver(plane: Plane, sigmaPx: number): Plane {
  return sigmaPx < 5 ? blurOver(plane, sigmaPx) : riseInto(plane.data, plane, wideBlurInBlocks(plane, sigmaPx));
}

function riseInto(out: Float32Array, { widthPx, heightPx }: Plane, small: Plane): Plane {
  const line = new Float32Array(lineLength(small));
  for (let y = 0; y < heightPx; y++) riseRow(small, y, line, out.subarray(y * widthPx, (y + 1) * widthPx));
  return { widthPx, heightPx, data: out };
}

/** The wide blur before it is brought back to full size, for who needs it row by row: `riseRow` gives one. */
export function wideBlurInBlocks(plane: Plane, sigmaPx: number): Plane {
  return blurBlocks(blockMeans(plane), sigmaPx);
}

/** Blurs means of blocks so that, back at full size, they are blurred by `sigmaPx` (5 or more). Takes the plane over. */
export function blurBlocks(blocks: Plane, sigmaPx: number): Plane {
  return wideBlurOver(blocks, Math.sqrt(sigmaPx * sigmaPx - BLOCK_VARIANCE) / BLOCK);
}

function blockMeans({ widthPx, heightPx, data }: Plane): Plane {
  const width = Math.ceil(widthPx / BLOCK);
  const height = Math.ceil(heightPx / BLOCK);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const into = out.subarray(y * width, (y + 1) * width);
    const bottom = Math.min(heightPx, (y + 1) * BLOCK);
    for (let row = y * BLOCK; row < bottom; row++) addBlocks(data.subarray(row * widthPx, (row + 1) * widthPx), into);
    const last = widthPx - (width - 1) * BLOCK;
    scaleRow(into, into, 1 / (BLOCK * (bottom - y * BLOCK)));
    into[width - 1] = ((into[width - 1] as number) * BLOCK) / last;
  }
  return { widthPx: width, heightPx: height, data: out };
}

function scaleRow(into: Float32Array, row: Float32Array, weight: number): void {
  for (let x = 0; x < into.length; x++) into[x] = weight * (row[x] as number);
}

/** Adds each four pixels of a row to their block; the last block takes what is left. */
function addBlocks(row: Float32Array, into: Float32Array): void {
  const last = into.length - 1;
  let at = 0;
  for (let x = 0; x < last; x++, at += BLOCK) {
    const left = (row[at] as number) + (row[at + 1] as number);
    into[x] = (into[x] as number) + left + (row[at + 2] as number) + (row[at + 3] as number);
  }
  for (; at < row.length; at++) into[last] = (into[last] as number) + (row[at] as number);
}

/** Room that `riseRow` needs for its line. */
export function lineLength(small: Plane): number {
  return small.widthPx + 2;
}

/** One row of a plane of blocks brought back to full size, linearly between the middles of the blocks. */
export function riseRow(small: Plane, y: number, line: Float32Array, into: Float32Array): void {
  const { widthPx, heightPx, data } = small;
  const place = Math.min(Math.max((y + 0.5) / BLOCK - 0.5, 0), heightPx - 1);
  const upper = Math.floor(place) * widthPx;
  const lower = Math.min(Math.floor(place) + 1, heightPx - 1) * widthPx;
  const share = place - Math.floor(place);
  // One more at either end: the outermost half blocks are flat.
  for (let x = 0; x < widthPx; x++)
    line[x + 1] = (data[upper + x] as number) * (1 - share) + (data[lower + x] as number) * share;
  line[0] = line[1] as number;
  line[widthPx + 1] = line[widthPx] as number;
  // From the middle of one block to that of the next lie four pixels: at an eighth, three, five and seven of the way.
  const whole = into.length - ((into.length - 2) % BLOCK);
  let next = line[1] as number;
  into[0] = next;
  into[1] = next;
  let block = 1;
  let at = 2;
  for (; at < whole; at += BLOCK) {
    const here = next;
    next = line[++block] as number;
    const step = (next - here) / (2 * BLOCK);
    into[at] = here + step;
    into[at + 1] = here + 3 * step;
    into[at + 2] = here + 5 * step;
    into[at + 3] = here + 7 * step;
  }
  const step = ((line[block + 1] ?? next) - next) / (2 * BLOCK);
  for (let k = 1; at < into.length; at++, k += 2) into[at] = next + k * step;
}
