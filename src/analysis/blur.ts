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
