import type { MeasureId } from '../../domain/measure.ts';
import type { ReadingMode } from '../../domain/reading.ts';
import type { RegionId } from '../../domain/region.ts';

/**
 * Standard deviation of one photo's value within a visit, on the change scale (ln). Assumed until a clinic's own repeats
 * speak: redness from pairs of photos of 51 people whose expression changed between them, lines and pores from
 * simulated relief under moved light, pigmentation of a whole face or area from the same pairs as redness.
 */
const NOISE_PRIOR: Readonly<Record<MeasureId, number>> = {
  redness: 0.125,
  pigmentation: 0.15,
  lines: 0.12,
  pores: 0.1,
};

/** Without control skin a photo's own white balance comes in: the SD seen under 5 % balance and 0.3 EV, against 0.125. */
const UNREFERENCED: Readonly<Record<MeasureId, number>> = { redness: 1.8, pigmentation: 1.3, lines: 1, pores: 1 };

/**
 * A few spots make up the pigment load of one region, many the whole face's. Between a neutral and a smiling photo of 51
 * people (London set, `npm run validate`) it moved by .16 on the forehead and by .2 to .5 elsewhere: the worst region counts.
 */
const REGION_PIGMENTATION = 0.5;

/**
 * Noise of a reading: the prior, grown where less of the region is seen, by what a misplaced area leaves out, and by chance
 * where few lines or pores are counted.
 *
 * @param coverage share of the region that is seen, 0..1
 * @param offShare how far a drawn area may lie off, as a share of its side, 0..1; 0 for faces. At worst the skin that is
 * missed holds its share of what is measured, and what came in for it holds none.
 * @param chance SD of a count, on the change scale; 0 for what is no count, or one of many.
 */
export function noiseOf(
  measure: MeasureId,
  region: RegionId,
  coverage: number,
  mode: ReadingMode,
  offShare: number,
  chance = 0,
): number {
  const isPart = region !== 'face' && region !== 'area';
  const prior = measure === 'pigmentation' && isPart ? REGION_PIGMENTATION : NOISE_PRIOR[measure];
  const wide = mode === 'unreferenced' ? UNREFERENCED[measure] : 1;
  return Math.hypot((prior * wide) / Math.sqrt(Math.max(coverage, 0.25)), offShare, chance);
}
