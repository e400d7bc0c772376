import { type Difference, differenceOf, levelOf, meanLevel, noiseScale, type Shots } from './noise.ts';
import type { Visit } from './visit.ts';

/**
 * SD of the check patch's redness against the reference patch in one photo, ln haemoglobin. Assumed: that of a region read
 * against the same reference (src/analysis/score/noise.ts), because the check patch is read in the same way.
 */
const CHECK_SD_LN = 0.125;

/**
 * How far the check patch B moved against the reference patch A since the baseline: both are skin that nothing was done
 * to. It is a check and is never subtracted. `null`: not read in one of them.
 */
export function controlChangeOf(baseline: readonly Visit[], visit: Visit): Difference | null {
  const first = baseline.map(checksOf).filter((shots) => shots.length > 0);
  const own = checksOf(visit);
  if (first.length === 0 || own.length === 0) return null;
  const scale = noiseScale([...first, own]);
  return differenceOf(meanLevel(first.map((shots) => levelOf(shots, scale))), levelOf(own, scale), scale);
}

function checksOf({ kept }: Visit): Shots {
  return kept.flatMap(({ facts }) => (facts === null ? [] : [{ y: facts.control.checkRedness, noise: CHECK_SD_LN }]));
}
