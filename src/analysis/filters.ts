import type { Plane } from './raster.ts';

/** Half a Gaussian kernel, centre first, cut at three sigma, its whole summing to 1. */
function gaussianKernel(sigmaPx: number): Float32Array {
  const radius = Math.max(1, Math.ceil(3 * sigmaPx));
  const half = Float32Array.from({ length: radius + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sigmaPx * sigmaPx)));
  const sum = half.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return half.map((weight) => weight / sum);
}

/** Gaussian blur, separable; beyond the border the edge pixel goes on. A sigma of next to nothing gives a copy. */
export function blur(plane: Plane, sigmaPx: number): Plane {
  if (sigmaPx < 0.05) return { ...plane, data: plane.data.slice() };
  const kernel = gaussianKernel(sigmaPx);
  const across = blurRows(plane, kernel);
  return blurColumns(across, kernel);
}

/** Most kernels reach no further than this: these taps are written out, which is twice as fast as a loop over them. */
const WRITTEN_OUT = 3;

function blurRows({ widthPx, heightPx, data }: Plane, kernel: Float32Array): Plane {
  const out = new Float32Array(data.length);
  const reach = Math.max(kernel.length - 1, WRITTEN_OUT);
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = kernel;
  const padded = new Float32Array(widthPx + 2 * reach);
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    padded.fill(data[row] as number, 0, reach);
    padded.set(data.subarray(row, row + widthPx), reach);
    padded.fill(data[row + widthPx - 1] as number, reach + widthPx);
    for (let x = 0; x < widthPx; x++) {
      const at = x + reach;
      let sum =
        k0 * (padded[at] as number) +
        k1 * ((padded[at - 1] as number) + (padded[at + 1] as number)) +
        k2 * ((padded[at - 2] as number) + (padded[at + 2] as number)) +
        k3 * ((padded[at - 3] as number) + (padded[at + 3] as number));
      for (let k = WRITTEN_OUT + 1; k < kernel.length; k++)
        sum += (kernel[k] as number) * ((padded[at - k] as number) + (padded[at + k] as number));
      out[row + x] = sum;
    }
  }
  return { widthPx, heightPx, data: out };
}

function blurColumns({ widthPx, heightPx, data }: Plane, kernel: Float32Array): Plane {
  const out = new Float32Array(data.length);
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = kernel;
  const rowAt = (y: number) => Math.min(Math.max(y, 0), heightPx - 1) * widthPx;
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    const [a1, b1, a2, b2] = [rowAt(y - 1), rowAt(y + 1), rowAt(y - 2), rowAt(y + 2)];
    const [a3, b3] = [rowAt(y - 3), rowAt(y + 3)];
    for (let x = 0; x < widthPx; x++) {
      out[row + x] =
        k0 * (data[row + x] as number) +
        k1 * ((data[a1 + x] as number) + (data[b1 + x] as number)) +
        k2 * ((data[a2 + x] as number) + (data[b2 + x] as number)) +
        k3 * ((data[a3 + x] as number) + (data[b3 + x] as number));
    }
    for (let k = WRITTEN_OUT + 1; k < kernel.length; k++) {
      const weight = kernel[k] as number;
      const above = rowAt(y - k);
      const below = rowAt(y + k);
      for (let x = 0; x < widthPx; x++)
        out[row + x] = (out[row + x] as number) + weight * ((data[above + x] as number) + (data[below + x] as number));
    }
  }
  return { widthPx, heightPx, data: out };
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
  const above = wideBlur({ widthPx, heightPx, data: weighted }, sigmaPx).data;
  const below = wideBlur({ widthPx, heightPx, data: weights }, sigmaPx).data;
  for (let i = 0; i < above.length; i++) {
    const w = below[i] as number;
    above[i] = w > least ? (above[i] as number) / w : Number.NaN;
  }
  return { widthPx, heightPx, data: above };
}

/** Side of the blocks a wide blur works on: variance of block mean and bilinear rise together is taken off the kernel. */
const BLOCK = 4;
/** (BLOCK^2 - 1) / 12 of the block mean + BLOCK^2 / 6 of the bilinear tent, px^2. */
const BLOCK_VARIANCE = (BLOCK * BLOCK - 1) / 12 + (BLOCK * BLOCK) / 6;

/** Gaussian blur for a sigma of 6 px and more, on block means: a sixteenth of the work, within 3 % of the plain kernel. */
export function wideBlur(plane: Plane, sigmaPx: number): Plane {
  if (sigmaPx < 6) return blur(plane, sigmaPx);
  const small = blockMeans(plane);
  const kernelSigma = Math.sqrt(sigmaPx * sigmaPx - BLOCK_VARIANCE) / BLOCK;
  return riseBilinear(wideBlur(small, kernelSigma), plane.widthPx, plane.heightPx);
}

function blockMeans({ widthPx, heightPx, data }: Plane): Plane {
  const width = Math.ceil(widthPx / BLOCK);
  const height = Math.ceil(heightPx / BLOCK);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const toY = Math.min(heightPx, (y + 1) * BLOCK);
      const toX = Math.min(widthPx, (x + 1) * BLOCK);
      let sum = 0;
      for (let row = y * BLOCK; row < toY; row++)
        for (let column = x * BLOCK; column < toX; column++) sum += data[row * widthPx + column] as number;
      out[y * width + x] = sum / ((toY - y * BLOCK) * (toX - x * BLOCK));
    }
  }
  return { widthPx: width, heightPx: height, data: out };
}

function riseBilinear(small: Plane, widthPx: number, heightPx: number): Plane {
  const out = new Float32Array(widthPx * heightPx);
  const across = risePlaces(widthPx, small.widthPx);
  const down = risePlaces(heightPx, small.heightPx);
  const line = new Float32Array(small.widthPx + 1);
  for (let y = 0; y < heightPx; y++) {
    const upper = (down.first[y] as number) * small.widthPx;
    const lower = Math.min((down.first[y] as number) + 1, small.heightPx - 1) * small.widthPx;
    const fy = down.share[y] as number;
    for (let x = 0; x < small.widthPx; x++)
      line[x] = (small.data[upper + x] as number) * (1 - fy) + (small.data[lower + x] as number) * fy;
    line[small.widthPx] = line[small.widthPx - 1] as number;
    const row = y * widthPx;
    for (let x = 0; x < widthPx; x++) {
      const left = across.first[x] as number;
      const here = line[left] as number;
      out[row + x] = here + (across.share[x] as number) * ((line[left + 1] as number) - here);
    }
  }
  return { widthPx, heightPx, data: out };
}

/** The block before each pixel, and how far on towards the next one it lies. */
function risePlaces(count: number, blocks: number): { readonly first: Int32Array; readonly share: Float32Array } {
  const place = (i: number) => Math.min(Math.max((i + 0.5) / BLOCK - 0.5, 0), blocks - 1);
  return {
    first: Int32Array.from({ length: count }, (_, i) => Math.floor(place(i))),
    share: Float32Array.from({ length: count }, (_, i) => place(i) - Math.floor(place(i))),
  };
}
