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
  if (sigmaPx < 0.05) return { ...plane, data: plane.data.slice() };
  const kernel = gaussianKernel(sigmaPx);
  const across = blurRows(plane, kernel);
  return blurColumns(across, kernel);
}

function blurRows({ widthPx, heightPx, data }: Plane, kernel: Float32Array): Plane {
  const out = new Float32Array(data.length);
  const radius = kernel.length - 1;
  const centre = kernel[0] as number;
  const padded = new Float32Array(widthPx + 2 * radius);
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    padded.fill(data[row] as number, 0, radius);
    padded.set(data.subarray(row, row + widthPx), radius);
    padded.fill(data[row + widthPx - 1] as number, radius + widthPx);
    for (let x = 0; x < widthPx; x++) {
      const at = x + radius;
      let sum = centre * (padded[at] as number);
      for (let k = 1; k <= radius; k++)
        sum += (kernel[k] as number) * ((padded[at - k] as number) + (padded[at + k] as number));
      out[row + x] = sum;
    }
  }
  return { widthPx, heightPx, data: out };
}

function blurColumns({ widthPx, heightPx, data }: Plane, kernel: Float32Array): Plane {
  const out = new Float32Array(data.length);
  const radius = kernel.length - 1;
  for (let y = 0; y < heightPx; y++) {
    const row = out.subarray(y * widthPx, (y + 1) * widthPx);
    for (let k = -radius; k <= radius; k++) {
      const weight = kernel[Math.abs(k)] as number;
      const from = Math.min(Math.max(y + k, 0), heightPx - 1) * widthPx;
      for (let x = 0; x < widthPx; x++) row[x] = (row[x] as number) + weight * (data[from + x] as number);
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
  const line = new Float32Array(small.widthPx);
  for (let y = 0; y < heightPx; y++) {
    const sy = Math.min(Math.max((y + 0.5) / BLOCK - 0.5, 0), small.heightPx - 1);
    const top = Math.floor(sy);
    const fy = sy - top;
    const upper = top * small.widthPx;
    const lower = Math.min(top + 1, small.heightPx - 1) * small.widthPx;
    for (let x = 0; x < line.length; x++)
      line[x] = (small.data[upper + x] as number) * (1 - fy) + (small.data[lower + x] as number) * fy;
    for (let x = 0; x < widthPx; x++) {
      const sx = Math.min(Math.max((x + 0.5) / BLOCK - 0.5, 0), small.widthPx - 1);
      const left = Math.floor(sx);
      const fx = sx - left;
      out[y * widthPx + x] =
        (line[left] as number) * (1 - fx) + (line[Math.min(left + 1, line.length - 1)] as number) * fx;
    }
  }
  return { widthPx, heightPx, data: out };
}
