import type { AtlasMaps } from '../../domain/measurement.ts';
import { without } from '../masks.ts';
import { components } from '../skin/morphology.ts';
import { robustSpread, thin, valuesAt } from '../statistics.ts';
import { findSpots, type PigmentGround, pigmentAbove } from './pigmentMap.ts';
import type { RegionScore } from './regionScore.ts';

/** One photo's pigment, ready to be read in any region. */
export interface PigmentPhoto {
  /** ln melanin above the photo's own background; NaN outside its skin. */
  readonly above: Float32Array;
  /** 1: spot or patch found on this photo. */
  readonly spots: Uint8Array;
  /** Which spot a texel belongs to, from 0; -1: none. */
  readonly label: Int32Array;
}

/** Finds the spots of one photo against the course's frozen ground. */
export function readPigment(atlas: AtlasMaps, ground: PigmentGround): PigmentPhoto {
  const above = pigmentAbove(atlas, ground.background);
  const admitted = without(atlas.skin, ground.vascular);
  const spots = findSpots(above, admitted, atlas, ground.seedLn, ground.reachLn);
  return { above, spots, label: components(spots, atlas.widthPx).label };
}

/** Spots of any photo of the course: each date is read over all of them, so a spot that fades still counts. */
export function unionOfSpots(photos: readonly PigmentPhoto[]): Uint8Array {
  const [first] = photos as [PigmentPhoto, ...PigmentPhoto[]];
  const union = first.spots.slice();
  for (const { spots } of photos) for (let i = 0; i < union.length; i++) if (spots[i]) union[i] = 1;
  return union;
}

/**
 * Pigment load of a region: ln melanin above background summed over the course's spots, per skin area. A load of 0.02
 * is spots of +0.2 ln on a tenth of the skin.
 */
export function scorePigmentation(
  photo: PigmentPhoto,
  union: Uint8Array,
  texels: Int32Array,
  areas: Float32Array,
): RegionScore {
  const above = valuesAt(photo.above, texels);
  let load = 0;
  let area = 0;
  let spotArea = 0;
  const spotsSeen = new Set<number>();
  for (let k = 0; k < texels.length; k++) {
    const i = texels[k] as number;
    const mm2 = areas[i] as number;
    area += mm2;
    if (union[i]) load += mm2 * (above[k] as number);
    if (photo.spots[i]) {
      spotArea += mm2;
      spotsSeen.add(photo.label[i] as number);
    }
  }
  return {
    value: Math.max(load / area, 0),
    secondary: {
      spotsPerCm2: (100 * spotsSeen.size) / area,
      spotAreaPct: (100 * spotArea) / area,
      unevennessLn: robustSpread(thin(above)).sd,
    },
  };
}
