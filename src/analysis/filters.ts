import type { Plane } from './raster.ts';

/** Half a Gaussian kernel, centre first, cut at three sigma, its whole summing to 1. */
export function gaussianKernel(sigmaPx: number): Float32Array {
  const radius = Math.max(1, Math.ceil(3 * sigmaPx));
  const half = Float32Array.from({ length: radius + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sigmaPx * sigmaPx)));
  const sum = half.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return half.map((weight) => weight / sum);
}

/** Gaussian blur, separable; beyond the border the edge pixel goes on. A sigma of next to nothing gives a copy. */
export function blur(plane: Plane, sigmaPx: number): Plane {
  return blurInto(new Float32Array(plane.data.length), plane, wholeOf(plane), sigmaPx);
}

/** A part of a plane, in its pixels: it lies inside. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * `blur` of a part of a plane as if there were no more of it, into the plane's own memory: it is taken over. Fresh memory
 * costs nearly as much as a narrow blur.
 */
export function blurOver(plane: Plane, sigmaPx: number, part: Part = wholeOf(plane)): Plane {
  return blurInto(plane.data.subarray(0, part.widthPx * part.heightPx), plane, part, sigmaPx);
}

function wholeOf({ widthPx, heightPx }: Plane): Part {
  return { left: 0, top: 0, widthPx, heightPx };
}

/** A row is read before any is written that lies at its place or behind it, so that `out` may be the plane's own memory. */
function blurInto(out: Float32Array, plane: Plane, { left, top, widthPx, heightPx }: Part, sigmaPx: number): Plane {
  const partRow = (y: number) => {
    const from = (top + y) * plane.widthPx + left;
    return plane.data.subarray(from, from + widthPx);
  };
  if (sigmaPx < 0.05) {
    for (let y = 0; y < heightPx; y++) out.set(partRow(y), y * widthPx);
    return { widthPx, heightPx, data: out };
  }
  const kernel = gaussianKernel(sigmaPx);
  const reach = kernel.length - 1;
  // Rows are held as doubles: each is looked at by every tap, and floats would be converted each time.
  const padded = new Float64Array(widthPx + 2 * (WRITTEN_OUT + 4 * Math.ceil(Math.max(0, reach - WRITTEN_OUT) / 4)));
  // Only the rows under the kernel are held blurred across: they stay in the cache.
  const held = Array.from({ length: 2 * reach + 1 }, () => new Float64Array(widthPx));
  const rowAt = (y: number) => held[Math.min(Math.max(y, 0), heightPx - 1) % held.length] as Float64Array;
  for (let y = 0, next = 0; y < heightPx; y++) {
    for (; next < heightPx && next <= y + reach; next++) {
      blurRow(partRow(next), kernel, padded, rowAt(next));
    }
    const into = out.subarray(y * widthPx, (y + 1) * widthPx);
    const inner = [
      rowAt(y),
      rowAt(y - 1),
      rowAt(y + 1),
      rowAt(y - 2),
      rowAt(y + 2),
      rowAt(y - 3),
      rowAt(y + 3),
    ] as const;
    mixRows(into, inner, kernel);
    for (let k = WRITTEN_OUT + 1; k < kernel.length; k += 2) {
      const further = kernel[k + 1] ?? 0;
      addRows(into, rowAt(y - k), rowAt(y + k), kernel[k] as number, rowAt(y - k - 1), rowAt(y + k + 1), further);
    }
  }
  return { widthPx, heightPx, data: out };
}

/** Most kernels reach no further than this: these taps are written out, which is twice as fast as a loop over them. */
const WRITTEN_OUT = 3;

/** Blurs one row across. `padded` has room for it and for the kernel's reach on both sides. */
function blurRow(row: Float32Array, kernel: Float32Array, padded: Float64Array, into: Float64Array): void {
  const margin = (padded.length - row.length) / 2;
  const k0 = kernel[0] ?? 0;
  const k1 = kernel[1] ?? 0;
  const k2 = kernel[2] ?? 0;
  const k3 = kernel[3] ?? 0;
  padded.fill(row[0] as number, 0, margin);
  for (let x = 0, at = margin; x < row.length; x++, at++) padded[at] = row[x] as number;
  padded.fill(row[row.length - 1] as number, margin + row.length);
  let a = padded[margin - 3] as number;
  let b = padded[margin - 2] as number;
  let c = padded[margin - 1] as number;
  let d = padded[margin] as number;
  let e = padded[margin + 1] as number;
  let f = padded[margin + 2] as number;
  for (let x = 0; x < row.length; x++) {
    const g = padded[x + margin + 3] as number;
    into[x] = k0 * d + k1 * (c + e) + k2 * (b + f) + k3 * (a + g);
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
  }
  // Four taps at a time, so that the sum is fetched and put away a fourth as often; the last few may weigh nothing.
  for (let k = WRITTEN_OUT + 1; k < kernel.length; k += 4) {
    const w0 = kernel[k] as number;
    const w1 = kernel[k + 1] ?? 0;
    const w2 = kernel[k + 2] ?? 0;
    const w3 = kernel[k + 3] ?? 0;
    for (let x = 0, left = margin - k, right = margin + k; x < row.length; x++, left++, right++)
      into[x] =
        (into[x] as number) +
        w0 * ((padded[left] as number) + (padded[right] as number)) +
        w1 * ((padded[left - 1] as number) + (padded[right + 1] as number)) +
        w2 * ((padded[left - 2] as number) + (padded[right + 2] as number)) +
        w3 * ((padded[left - 3] as number) + (padded[right + 3] as number));
  }
}

function scaleRow(into: Float32Array, row: Float32Array, weight: number): void {
  for (let x = 0; x < into.length; x++) into[x] = weight * (row[x] as number);
}

type Rows = readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** The row itself and the three pairs next to it, weighted. */
function mixRows(into: Float32Array, [a, b, c, d, e, f, g]: Rows, kernel: Float32Array): void {
  const k0 = kernel[0] ?? 0;
  const k1 = kernel[1] ?? 0;
  const k2 = kernel[2] ?? 0;
  const k3 = kernel[3] ?? 0;
  for (let x = 0; x < into.length; x++) {
    into[x] =
      k0 * (a[x] as number) +
      k1 * ((b[x] as number) + (c[x] as number)) +
      k2 * ((d[x] as number) + (e[x] as number)) +
      k3 * ((f[x] as number) + (g[x] as number));
  }
}

/** Adds two pairs of rows, each with its weight. */
function addRows(
  into: Float32Array,
  above: Float64Array,
  below: Float64Array,
  weight: number,
  above2: Float64Array,
  below2: Float64Array,
  weight2: number,
): void {
  for (let x = 0; x < into.length; x++) {
    into[x] =
      (into[x] as number) +
      weight * ((above[x] as number) + (below[x] as number)) +
      weight2 * ((above2[x] as number) + (below2[x] as number));
  }
}

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
