import { gaussianKernel } from '../blur.ts';
import { keptRoom } from '../keptRoom.ts';
import type { Plane } from '../raster.ts';

/**
 * Probability from which a peak is a pore, and the half side of the square it must top, px at 8 px/mm. Above the best F1,
 * which lies at .35: what is no pore hides a change of those that are (`models/skin/evaluate_change.py`).
 */
const LEAST_PROBABILITY = 0.6;
const REACH_PX = 2;
/** Below this logit the probability (under 1e-5) is taken for none. */
const HOPELESS_LOGIT = -12;
const CALM_PX = 0.6;
/** How far that smoothing reaches, and its weights over the square. */
const CALM_REACH_PX = 2;
const CALM_SIDE_PX = 2 * CALM_REACH_PX + 1;
const CALM_WEIGHTS = squareKernel();
/**
 * The inner square of the kernel has nearly all of its weight. Were everything beyond it certain to be a pore, a mean that
 * counts would still need one pixel in it as likely as this: nothing further from such a one is looked at.
 */
const NEAR_PX = 1;
const NEAR_WEIGHT = innerWeight();
const LIKELY = (LEAST_PROBABILITY - (1 - NEAR_WEIGHT)) / NEAR_WEIGHT - 1e-6;
const LIKELY_LOGIT = Math.log(LIKELY / (1 - LIKELY));

/**
 * Finds pore centres: peaks of the smoothed pore probability. Takes the plane over.
 *
 * @param logit pore logits at 8 px/mm. @param mask only centres inside it are kept.
 * @returns indices into the plane.
 */
export function findPores(logit: Plane, mask: Uint8Array): number[] {
  const { places, calm } = calmProbability(logit);
  const found = places.filter(
    (at) => mask[at] === 1 && (calm[at] as number) > LEAST_PROBABILITY && isPeak(calm, logit.widthPx, at),
  );
  return found.sort((a, b) => a - b);
}

const calmRoom = keptRoom((length) => new Float32Array(length));
const knownRoom = keptRoom((length) => new Uint8Array(length));

/** The smoothed probability wherever it can pass the least that counts, and where that is; 0 elsewhere: nearly everywhere. */
function calmProbability({ widthPx, heightPx, data }: Plane): { places: number[]; calm: Float32Array } {
  const places: number[] = [];
  const calm = calmRoom(data.length).fill(0);
  // Where the plane already holds the probability in place of its logit.
  const isKnown = knownRoom(data.length).fill(0);
  // Every place near a likely pixel has the square of the kernel, and that of a peak, inside the plane.
  const margin = CALM_REACH_PX + NEAR_PX;
  for (let y = margin; y < heightPx - margin; y++) {
    const end = (y + 1) * widthPx - margin;
    // Next to a likely place only one more column about it has not been seen to.
    let isLikely = false;
    for (let at = y * widthPx + margin; at < end; at++) {
      const isNext = isLikely;
      isLikely = (data[at] as number) > (isKnown[at] ? LIKELY : LIKELY_LOGIT);
      if (!isLikely) continue;
      knowAbout(data, isKnown, widthPx, at, isNext);
      for (let dy = -NEAR_PX; dy <= NEAR_PX; dy++) {
        const last = at + dy * widthPx + NEAR_PX;
        for (let near = isNext ? last : last - 2 * NEAR_PX; near <= last; near++) {
          if (calm[near]) continue;
          calm[near] = calmAt(data, widthPx, near);
          places.push(near);
        }
      }
    }
  }
  return { places, calm };
}

/** Turns logits into the probabilities that the places about one ask for: each once, though many places ask, for an exponential is dear. */
function knowAbout(data: Float32Array, isKnown: Uint8Array, widthPx: number, at: number, isNext: boolean): void {
  const reach = NEAR_PX + CALM_REACH_PX;
  for (let dy = -reach; dy <= reach; dy++) {
    const last = at + dy * widthPx + reach;
    for (let near = isNext ? last : last - 2 * reach; near <= last; near++) {
      if (isKnown[near]) continue;
      isKnown[near] = 1;
      const logit = data[near] as number;
      data[near] = logit > HOPELESS_LOGIT ? 1 / (1 + Math.exp(-logit)) : 0;
    }
  }
}

function calmAt(probability: Float32Array, widthPx: number, at: number): number {
  let sum = 0;
  for (let dy = -CALM_REACH_PX, k = 0; dy <= CALM_REACH_PX; dy++, k += CALM_SIDE_PX) {
    const near = at + dy * widthPx;
    // Written out: a loop over five costs as much as what is done in it.
    sum +=
      (CALM_WEIGHTS[k] as number) * (probability[near - 2] as number) +
      (CALM_WEIGHTS[k + 1] as number) * (probability[near - 1] as number) +
      (CALM_WEIGHTS[k + 2] as number) * (probability[near] as number) +
      (CALM_WEIGHTS[k + 3] as number) * (probability[near + 1] as number) +
      (CALM_WEIGHTS[k + 4] as number) * (probability[near + 2] as number);
  }
  return sum;
}

function squareKernel(): Float32Array {
  const half = gaussianKernel(CALM_PX);
  const weight = (i: number) => half[Math.abs(i - CALM_REACH_PX)] ?? 0;
  const side = CALM_SIDE_PX;
  return Float32Array.from({ length: side * side }, (_, k) => weight(k % side) * weight(Math.floor(k / side)));
}

function innerWeight(): number {
  const half = gaussianKernel(CALM_PX);
  const across = half.reduce((sum, weight, i) => (i > NEAR_PX ? sum : sum + (i === 0 ? weight : 2 * weight)), 0);
  return across * across;
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
