import type { AtlasTexture } from '../../domain/measurement.ts';
import type { RegionScore } from './regionScore.ts';

/** Features below which a percentage says nothing: counts are compared by exact tests. */
const FEW_FEATURES = 40;

/**
 * What chance does to a count: of unchanged skin in another light and sharpness the length of lines, mm, and the number of
 * pores scatter with this many times themselves as variance (the worse of light and dark skin, simulated:
 * `models/skin/evaluate_change.py`). Where few are found it is most of a reading's noise.
 */
const LINE_VARIANCE_MM = 1.3;
const PORE_VARIANCE = 1.9;

/** `count`: millimetres of line, or pores. */
type CountScore = RegionScore & { readonly count: number };

/** Line length per skin area, mm/cm2, or pores per skin area, 1/cm2, over texels the texture model looked at. */
export function scoreRelief(
  texture: AtlasTexture,
  measure: 'lines' | 'pores',
  texels: Int32Array,
  areas: Float32Array,
): CountScore {
  const cm2 = total(texels, areas) / 100;
  if (measure === 'lines') {
    const mm = total(texels, texture.lineUm) / 1000;
    return { ...perArea(mm, LINE_VARIANCE_MM, cm2), secondary: { lineLengthMm: mm } };
  }
  const pores = total(texels, texture.pores);
  const secondary = { poreCount: pores, isFewPores: pores < FEW_FEATURES ? 1 : 0 };
  return { ...perArea(pores, PORE_VARIANCE, cm2), secondary };
}

/** Finding none is taken to scatter as finding one. */
function perArea(count: number, variancePerCount: number, cm2: number) {
  return { value: count / cm2, count, chance: Math.sqrt(variancePerCount / Math.max(count, 1)) };
}

function total(texels: Int32Array, amounts: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < texels.length; k++) sum += amounts[texels[k] as number] as number;
  return sum;
}
