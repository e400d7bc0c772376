import { blur } from '../blur.ts';
import type { Plane } from '../raster.ts';
import { windowMeans } from './windowMean.ts';

/** Added to a coded luminance (0..255) before its logarithm, so that noise in the dark stays small. */
const CODE_FLOOR = 8;
/** Local contrast below this, in ln, is noise: there detail is not brought to unit contrast. */
const LEAST_CONTRAST = 0.015;

/** Fine detail of a picture whatever its exposure, shading and contrast, and where it is known. */
export interface Detail extends Plane {
  /** 1: known. Detail is 0 elsewhere. */
  readonly known: Uint8Array;
}

/**
 * High-passed, contrast-normalised logarithm of a coded luminance (0..255) inside a mask.
 *
 * `coarserThanPx`: sigma beyond which structure counts as shading. Result: about -3..3, unit contrast where there is any.
 */
export function detailOf(luminance: Plane, known: Uint8Array, coarserThanPx: number): Detail {
  const { widthPx, heightPx } = luminance;
  const ln = luminance.data.map((code, i) => (known[i] === 1 ? Math.log(code + CODE_FLOOR) : 0));
  const shading = windowMeans(known, widthPx, heightPx, coarserThanPx)(ln);
  const fine = ln.map((value, i) => (known[i] === 1 ? value - (shading[i] as number) : 0));
  const smooth = blur({ widthPx, heightPx, data: fine }, 0.7).data;
  const energy = smooth.map((value, i) => (known[i] === 1 ? value * value : 0));
  const contrast = windowMeans(known, widthPx, heightPx, 1.5 * coarserThanPx)(energy);
  const data = smooth.map((value, i) =>
    known[i] === 1 ? value / Math.sqrt((contrast[i] as number) + LEAST_CONTRAST ** 2) : 0,
  );
  return { widthPx, heightPx, data, known };
}

/** Mean of `factor` x `factor` pixels inside the mask; a reduced pixel is known where half of them are. */
export function reduceWithin(
  { widthPx, heightPx, data }: { widthPx: number; heightPx: number; data: ArrayLike<number> },
  known: Uint8Array,
  factor: number,
): { readonly plane: Plane; readonly known: Uint8Array } {
  const width = Math.floor(widthPx / factor);
  const height = Math.floor(heightPx / factor);
  const out = new Float32Array(width * height);
  const outKnown = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let row = y * factor; row < (y + 1) * factor; row++) {
        for (let i = row * widthPx + x * factor, end = i + factor; i < end; i++) {
          if (known[i] === 0) continue;
          sum += data[i] as number;
          count++;
        }
      }
      if (2 * count < factor * factor) continue;
      out[y * width + x] = sum / count;
      outKnown[y * width + x] = 1;
    }
  }
  return { plane: { widthPx: width, heightPx: height, data: out }, known: outKnown };
}
