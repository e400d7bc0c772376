import { gaussianKernel } from '../filters.ts';
import type { Plane } from '../raster.ts';

/** Probability from which a peak is a pore, and the half side of the square it must top, px at 8 px/mm. */
const LEAST_PROBABILITY = 0.35;
const REACH_PX = 2;
/** The logit of that probability. A mean can't pass the largest of what it is taken over, so nothing far from such a one counts. */
const LEAST_LOGIT = Math.log(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY));
/** Below this logit the probability (under 1e-5) is taken for none. */
const HOPELESS_LOGIT = -12;
const CALM_PX = 0.6;
/** How far that smoothing reaches, and its weights over the square. */
const CALM_REACH_PX = 2;
const CALM_WEIGHTS = squareKernel();

/**
 * Finds pore centres: peaks of the smoothed pore probability.
 *
 * @param logit pore logits at 8 px/mm. @param mask only centres inside it are kept.
 * @returns indices into the plane.
 */
export function findPores(logit: Plane, mask: Uint8Array): number[] {
  const { widthPx, heightPx } = logit;
  const calm = calmProbability(logit);
  const found: number[] = [];
  const margin = REACH_PX + CALM_REACH_PX;
  for (let y = margin; y < heightPx - margin; y++) {
    for (let x = margin, at = y * widthPx + margin; x < widthPx - margin; x++, at++) {
      if ((calm[at] as number) > LEAST_PROBABILITY && mask[at] && isPeak(calm, widthPx, at)) found.push(at);
    }
  }
  return found;
}

/** The smoothed probability wherever it can pass the least that counts; 0 elsewhere, which is nearly everywhere. */
function calmProbability({ widthPx, heightPx, data }: Plane): Float32Array {
  const calm = new Float32Array(data.length);
  const probability = new Float32Array(data.length);
  const probabilityAt = (at: number): number => {
    const known = probability[at] as number;
    const value = data[at] as number;
    if (known > 0 || value < HOPELESS_LOGIT) return known;
    const asked = 1 / (1 + Math.exp(-value));
    probability[at] = asked;
    return asked;
  };
  const calmAt = (at: number): number => {
    let sum = 0;
    for (let dy = -CALM_REACH_PX, k = 0; dy <= CALM_REACH_PX; dy++) {
      for (let dx = -CALM_REACH_PX; dx <= CALM_REACH_PX; dx++, k++)
        sum += (CALM_WEIGHTS[k] as number) * probabilityAt(at + dy * widthPx + dx);
    }
    return sum;
  };
  const margin = 2 * CALM_REACH_PX;
  for (let y = margin; y < heightPx - margin; y++) {
    for (let x = margin, at = y * widthPx + margin; x < widthPx - margin; x++, at++) {
      if (!((data[at] as number) > LEAST_LOGIT)) continue;
      for (let dy = -CALM_REACH_PX; dy <= CALM_REACH_PX; dy++) {
        for (let near = at + dy * widthPx - CALM_REACH_PX; near <= at + dy * widthPx + CALM_REACH_PX; near++)
          if (calm[near] === 0) calm[near] = calmAt(near);
      }
    }
  }
  return calm;
}

function squareKernel(): Float32Array {
  const half = gaussianKernel(CALM_PX);
  const weight = (i: number) => half[Math.abs(i - CALM_REACH_PX)] ?? 0;
  const side = 2 * CALM_REACH_PX + 1;
  return Float32Array.from({ length: side * side }, (_, k) => weight(k % side) * weight(Math.floor(k / side)));
}

function isPeak(values: Float32Array, widthPx: number, at: number): boolean {
  const top = values[at] as number;
  for (let dy = -REACH_PX; dy <= REACH_PX; dy++) {
    for (let dx = -REACH_PX; dx <= REACH_PX; dx++) {
      const other = values[at + dy * widthPx + dx] as number;
      // Of two equal neighbours the first in reading order is the peak.
      if (other > top || (other === top && (dy < 0 || (dy === 0 && dx < 0)))) return false;
    }
  }
  return true;
}
