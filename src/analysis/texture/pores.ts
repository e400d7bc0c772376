import { blur } from '../filters.ts';
import type { Plane } from '../raster.ts';

/** Probability from which a peak is a pore, and the half side of the square it must top, px at 8 px/mm. */
const LEAST_PROBABILITY = 0.35;
const REACH_PX = 2;
/** Below this logit the probability (under 1e-5) is taken for none, which spares most of the skin its exponential. */
const HOPELESS_LOGIT = -12;

/**
 * Finds pore centres: peaks of the smoothed pore probability.
 *
 * @param logit pore logits at 8 px/mm. @param mask only centres inside it are kept.
 * @returns indices into the plane.
 */
export function findPores(logit: Plane, mask: Uint8Array): number[] {
  const { widthPx, heightPx } = logit;
  const data = new Float32Array(mask.length);
  for (let i = 0; i < data.length; i++) {
    const value = logit.data[i] as number;
    if (value > HOPELESS_LOGIT) data[i] = 1 / (1 + Math.exp(-value));
  }
  const probability = blur({ widthPx, heightPx, data }, 0.6).data;
  const found: number[] = [];
  for (let y = REACH_PX; y < heightPx - REACH_PX; y++) {
    for (let x = REACH_PX; x < widthPx - REACH_PX; x++) {
      const at = y * widthPx + x;
      if (mask[at] && (probability[at] as number) > LEAST_PROBABILITY && isPeak(probability, widthPx, at))
        found.push(at);
    }
  }
  return found;
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
