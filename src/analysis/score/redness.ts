import { type AtlasMaps, LN_STEP, SIGMA_LN_STEP } from '../../domain/measurement.ts';
import { quantile } from '../statistics.ts';
import type { RegionScore } from './regionScore.ts';

/** ln haemoglobin ratio from which skin counts as red against the control skin: a third more. */
const RED_FROM = Math.log(1.35);
/** Weights above this quantile are cut: no few over-confident texels carry a region. */
const WEIGHT_CAP = 0.95;

/**
 * Redness of a region: the mean ln haemoglobin ratio to the control skin, each texel by its area and the model's certainty.
 *
 * @param texels where it is read, 1 or 0; all valid skin. @param areas mm2 per texel.
 */
export function scoreRedness(atlas: AtlasMaps, texels: Uint8Array, areas: Float32Array): RegionScore {
  const certainty = new Float32Array(texels.length);
  const seen: number[] = [];
  for (let i = 0; i < texels.length; i++) {
    if (!texels[i]) continue;
    certainty[i] = Math.exp(-2 * (atlas.haemoglobinLnSigma[i] as number) * SIGMA_LN_STEP);
    seen.push(certainty[i] as number);
  }
  const cap = quantile(seen, WEIGHT_CAP);
  let weights = 0;
  let weighted = 0;
  let area = 0;
  let load = 0;
  let redArea = 0;
  for (let i = 0; i < texels.length; i++) {
    if (!texels[i]) continue;
    const h = (atlas.haemoglobin[i] as number) * LN_STEP;
    const mm2 = areas[i] as number;
    const w = mm2 * Math.min(certainty[i] as number, cap);
    weights += w;
    weighted += w * h;
    area += mm2;
    load += mm2 * Math.max(h - RED_FROM, 0);
    if (h > RED_FROM) redArea += mm2;
  }
  return {
    value: weighted / weights,
    secondary: { erythemaLoadLn: load / area, redAreaPct: (100 * redArea) / area },
  };
}
