import type { Conditions } from '../../domain/conditions.ts';
import type { FaceRegion } from '../../domain/region.ts';
import { mean } from '../../domain/statistics.ts';
import type { Grid } from '../resample.ts';
import type { SkinPlanes } from '../skin/skinPlanes.ts';
import { median } from '../statistics.ts';
import type { Subject } from '../subject/subject.ts';
import { mediansOn } from './faceParts.ts';

/** Regions that face alike to either side: the subject's right is the image's left. */
const SIDES: readonly (readonly [FaceRegion, FaceRegion])[] = [
  ['cheek-right', 'cheek-left'],
  ['under-eye-right', 'under-eye-left'],
  ['crows-feet-right', 'crows-feet-left'],
];

/**
 * Where the light comes from: on a face from regions that mirror each other and from the forehead against the cheeks, so
 * that pigment and form count the same on every photo of one person; on an area from its halves. ln luminance; 0 where
 * the two sides can't both be seen.
 */
export function lightDirection(
  { geometry }: Subject,
  { lnY, widthPx }: SkinPlanes,
  skin: Uint8Array,
  grid: Grid,
): Conditions['light'] {
  if (geometry.kind === 'area') return ofHalves(lnY, widthPx, skin);
  const level = (region: FaceRegion) => mediansOn(region, geometry.landmarks, [lnY], skin, grid)?.[0] ?? null;
  const sides = SIDES.map(([right, left]) => difference(level(right), level(left)));
  const forehead = level('forehead');
  const above = (['cheek-right', 'cheek-left'] as const).map((cheek) => difference(forehead, level(cheek)));
  return { fromLeft: meanOfKnown(sides), fromAbove: meanOfKnown(above) };
}

function ofHalves(lnY: Float32Array, widthPx: number, skin: Uint8Array): Conditions['light'] {
  const pixels: number[] = [];
  for (let i = 0; i < skin.length; i++) if (skin[i]) pixels.push(i);
  const apart = (place: (i: number) => number) => {
    const middle = median(pixels.map(place));
    const level = (isFirst: boolean) =>
      median(pixels.filter((i) => place(i) < middle === isFirst).map((i) => lnY[i] as number));
    const found = level(true) - level(false);
    return Number.isFinite(found) ? found : 0;
  };
  return { fromLeft: apart((i) => i % widthPx), fromAbove: apart((i) => Math.floor(i / widthPx)) };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function meanOfKnown(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : mean(known);
}
