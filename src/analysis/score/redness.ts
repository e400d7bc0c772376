import { type AtlasMaps, LN_STEP, SIGMA_LN_STEP } from '../../domain/measurement.ts';
import { quantile, thin } from '../statistics.ts';
import type { RegionScore } from './regionScore.ts';

/** ln haemoglobin ratio from which skin counts as red against the control skin: a third more. */
const RED_FROM = Math.log(1.35);
/** Certainty (1 / variance) of each stored sigma, -128..127. */
const CERTAINTY = Float32Array.from({ length: 256 }, (_, code) => Math.exp(-2 * (code - 128) * SIGMA_LN_STEP));
/** Weights above this quantile are cut: no few over-confident texels carry a region. */
const WEIGHT_CAP = 0.95;

/**
 * Redness of a region: the mean ln haemoglobin ratio to the control skin, each texel by its area and the model's certainty.
 *
 * @param texels indices of the texels it is read on; all valid skin. @param areas mm2 per texel of the atlas.
 */
export function scoreRedness(atlas: AtlasMaps, texels: Int32Array, areas: Float32Array): RegionScore {
  const certainty = new Float32Array(texels.length);
  for (let k = 0; k < texels.length; k++)
    certainty[k] = CERTAINTY[(atlas.haemoglobinLnSigma[texels[k] as number] as number) + 128] as number;
  const cap = quantile(thin(certainty), WEIGHT_CAP);
  let weights = 0;
  let weighted = 0;
  let area = 0;
  let load = 0;
  let redArea = 0;
  for (let k = 0; k < texels.length; k++) {
    const i = texels[k] as number;
    const h = (atlas.haemoglobin[i] as number) * LN_STEP;
    const mm2 = areas[i] as number;
    const w = mm2 * Math.min(certainty[k] as number, cap);
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
