import type { Grid } from '../resample.ts';
import type { SkinPlanes } from '../skin/skinPlanes.ts';
import { mediansOn } from './faceParts.ts';

/** Pairs of regions that look alike under one light. */
const PAIRS = [
  ['cheek-right', 'cheek-left'],
  ['crows-feet-right', 'crows-feet-left'],
] as const;

/**
 * What isn't found to be skin may be hair or a hand on one side, and then says nothing of the light: up to this it warns,
 * it never refuses (see findings.ts).
 */
const UNSURE = 0.12;

/**
 * Difference in log-chroma between the two sides of a face: lights of two colours show on every pair of regions, a red
 * patch on one cheek only on one, so the smallest difference counts. 0 where no pair is seen.
 *
 * @param skin bare skin that was found. @param zone where skin can be: under lights of two colours one half of a face no
 *   longer looks like the skin of the other.
 */
export function sidesApart(
  landmarks: Float32Array,
  { u, v }: SkinPlanes,
  skin: Uint8Array,
  zone: Uint8Array,
  grid: Grid,
): number {
  const apart = (mask: Uint8Array) => {
    const distances = PAIRS.flatMap((pair) => {
      const [right, left] = pair.map((region) => mediansOn(region, landmarks, [u, v], mask, grid));
      return right && left ? [Math.hypot(right[0]! - left[0]!, right[1]! - left[1]!)] : [];
    });
    return distances.length === 0 ? 0 : Math.min(...distances);
  };
  return Math.max(apart(skin), Math.min(apart(zone), UNSURE));
}
