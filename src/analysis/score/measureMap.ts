import type { MeasureId } from '../../domain/measure.ts';
import { type AtlasMaps, LN_STEP, type Measurement } from '../../domain/measurement.ts';
import { blurWithin } from '../wideBlur.ts';
import { freezeGround, pigmentAbove } from './pigmentMap.ts';
import { texelAreas, texelSideMm } from './seriesMask.ts';

/** Sigma over which lines and pores become a density that can be looked at, mm. */
const DENSITY_MM = 3;

/**
 * A measure as a map over the atlas, for looking at: redness and pigmentation in ln (against control skin, and against
 * the photo's own background), lines in mm/cm2, pores in 1/cm2. NaN where it isn't known; `null`: texture was not read.
 */
export function measureMap({ atlas }: Measurement, measure: MeasureId): Float32Array | null {
  if (measure === 'redness') {
    const { haemoglobin, skin } = atlas;
    return Float32Array.from(skin, (inside, i) => (inside ? (haemoglobin[i] as number) * LN_STEP : Number.NaN));
  }
  if (measure === 'pigmentation') return pigmentAbove(atlas, freezeGround([atlas], atlas.skin).background);
  if (!atlas.texture) return null;
  return measure === 'lines'
    ? density(
        atlas,
        Float32Array.from(atlas.texture.lineUm, (um) => um / 1000),
      )
    : density(atlas, Float32Array.from(atlas.texture.pores));
}

function density(atlas: AtlasMaps, amount: Float32Array): Float32Array | null {
  const { widthPx, heightPx, texture, skin } = atlas;
  if (!texture) return null;
  const areas = texelAreas(atlas);
  const seen = skin.map((inside, i) => inside & (texture.valid[i] as number));
  const perCm2 = amount.map((value, i) => (seen[i] ? (100 * value) / (areas[i] as number) : 0));
  const smooth = blurWithin({ widthPx, heightPx, data: perCm2 }, seen, DENSITY_MM / texelSideMm(atlas));
  return smooth.data.map((value, i) => (seen[i] ? value : Number.NaN));
}
