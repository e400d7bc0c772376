import type { AtlasTexture } from '../../domain/measurement.ts';
import type { RegionScore } from './regionScore.ts';

/** Features below which a percentage says nothing: counts are compared by exact tests. */
const FEW_FEATURES = 40;

/** Line length per skin area, mm/cm2, over texels the texture model looked at. */
export function scoreLines(texture: AtlasTexture, texels: Int32Array, areas: Float32Array): RegionScore {
  const cm2 = total(texels, areas) / 100;
  const mm = total(texels, texture.lineUm) / 1000;
  return { value: mm / cm2, secondary: { lineLengthMm: mm } };
}

/** Pores per skin area, 1/cm2, over texels the texture model looked at. */
export function scorePores(texture: AtlasTexture, texels: Int32Array, areas: Float32Array): RegionScore {
  const cm2 = total(texels, areas) / 100;
  const count = total(texels, texture.pores);
  return { value: count / cm2, secondary: { poreCount: count, isFewPores: count < FEW_FEATURES ? 1 : 0 } };
}

function total(texels: Int32Array, amounts: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < texels.length; k++) sum += amounts[texels[k] as number] as number;
  return sum;
}
