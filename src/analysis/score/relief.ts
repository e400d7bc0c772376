import { type AtlasTexture, LINE_CONTRAST_STEP } from '../../domain/measurement.ts';
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

/** Of the baseline's lines those that stand out most, this share of their length, are called deep. */
const DEEP_SHARE = 1 / 3;

/**
 * From how much contrast on a line is called deep, in LINE_CONTRAST_STEP: what parts the most marked third of the baseline's
 * lines from the others. Frozen over the course.
 *
 * @returns `null`: the baseline has no lines, or was measured before their contrast was kept
 */
export function freezeDeep(baselines: readonly AtlasTexture[], texels: Int32Array): number | null {
  const umOf = new Float64Array(256);
  for (const { lineContrast, lineUm, valid } of baselines) {
    if (!lineContrast) return null;
    for (const texel of texels) if (valid[texel]) umOf[lineContrast[texel] as number]! += lineUm[texel] as number;
  }
  let left = DEEP_SHARE * umOf.reduce((sum, um) => sum + um, 0);
  if (left === 0) return null;
  let from = umOf.length;
  while (left > 0) left -= umOf[--from] as number;
  return from;
}

/** `count`: millimetres of line, or pores. */
type CountScore = RegionScore & { readonly count: number };

/** Line length per skin area, mm/cm2, or pores per skin area, 1/cm2, over texels the texture model looked at. */
export function scoreRelief(
  texture: AtlasTexture,
  measure: 'lines' | 'pores',
  texels: Int32Array,
  areas: Float32Array,
  deepFrom: number | null,
): CountScore {
  const cm2 = total(texels, areas) / 100;
  if (measure === 'lines') {
    const mm = total(texels, texture.lineUm) / 1000;
    const secondary = { lineLengthMm: mm, ...splitLines(texture, texels, mm / cm2, cm2, deepFrom) };
    return { ...perArea(mm, LINE_VARIANCE_MM, cm2), secondary };
  }
  const pores = total(texels, texture.pores);
  const secondary = { poreCount: pores, isFewPores: pores < FEW_FEATURES ? 1 : 0 };
  return { ...perArea(pores, PORE_VARIANCE, cm2), secondary };
}

/** The parts of a line density that are deep and fine, mm/cm2, and the contrast that parts them. */
function splitLines(
  { lineContrast, lineUm }: AtlasTexture,
  texels: Int32Array,
  density: number,
  cm2: number,
  deepFrom: number | null,
) {
  if (!lineContrast || deepFrom === null) return {};
  const deep = texels.filter((texel) => (lineContrast[texel] as number) >= deepFrom);
  const deepMmPerCm2 = total(deep, lineUm) / 1000 / cm2;
  return { deepMmPerCm2, fineMmPerCm2: density - deepMmPerCm2, deepFromContrast: deepFrom * LINE_CONTRAST_STEP };
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
