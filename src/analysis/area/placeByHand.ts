import type { AreaGeometry } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { compose, scaleOf } from '../align/affine.ts';
import { carryPolygon, texelSideOf } from './areaAtlas.ts';
import type { AreaBaseline } from './areaTemplate.ts';
import { matchOutlines, polygonArea } from './matchOutlines.ts';

/** The same hand draws the same area again to no less than this, as a share of its side. Assumed. */
const LEAST_OFF = 0.06;

/**
 * Where an area lies by the person's drawing alone, for a photo on which it isn't recognised: the first photo's outline,
 * turned, scaled and shifted to fit the one drawn here (upright pixels). The residual says how far it may lie off, in mm, or
 * in image pixels without a scale.
 */
export function placeByHand(baseline: AreaBaseline, drawn: ImagePolygon): AreaGeometry {
  const { transform, apartPx } = matchOutlines(baseline.geometry.polygon, drawn);
  const atlasToImage = compose(transform, baseline.geometry.atlasToImage);
  const offPx = Math.max(apartPx, LEAST_OFF * Math.sqrt(polygonArea(drawn)));
  const residual = (offPx / scaleOf(atlasToImage)) * (texelSideOf(baseline.atlas) ?? scaleOf(atlasToImage));
  return { kind: 'area', polygon: carryPolygon(baseline.geometry.polygon, transform), atlasToImage, residual };
}

/** How far an area may lie off on a photo, as a share of its side, 0..1; `pxPerMm`: that photo's scale. */
export function offShare({ polygon, residual }: AreaGeometry, pxPerMm: number | null): number {
  return Math.min(1, residual / (Math.sqrt(polygonArea(polygon)) / (pxPerMm ?? 1)));
}
