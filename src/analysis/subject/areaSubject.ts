import type { AreaGeometry, AtlasMaps } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { scaleOf } from '../align/affine.ts';
import { areaAtlas, areaToTexel, mapArea, ROOM_MM, SIDE_WITHOUT_SCALE_MM, texelSideOf } from '../area/areaAtlas.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import type { Grid } from '../resample.ts';
import { stripsAround } from '../skin/controlSites.ts';
import { onGrid } from '../skin/controlSkin.ts';
import type { ImageBox } from '../texture/readTexture.ts';
import { boxOf, isInside } from './polygon.ts';
import type { ProposedControl, Subject } from './subject.ts';

/** Control skin beside an area: this far off, in strips that reach as far as the photo is read, mm. */
const GAP_MM = 5;
const STRIP_MM = ROOM_MM - GAP_MM;
/** Focus is judged on the middle of the area, mm. */
const SHARP_MM = 60;

/** The area drawn on a course's first photo as a subject. */
export function drawnArea(polygon: ImagePolygon, statedPxPerMm: number | null): Subject {
  const { mapping, geometry, texelMm2 } = areaAtlas(polygon, statedPxPerMm);
  return areaSubject(geometry, mapping, texelMm2, statedPxPerMm, 'stated');
}

/** The same area found again on a later photo: its scale is the baseline's, carried by the registration. */
export function registeredArea(geometry: AreaGeometry, atlas: AtlasMaps): Subject {
  const { widthPx, heightPx, texelMm2 } = atlas;
  const mapping = mapArea(geometry, widthPx, heightPx);
  const texelSideMm = texelSideOf(atlas);
  const pxPerMm = texelSideMm ? scaleOf(geometry.atlasToImage) / texelSideMm : null;
  return areaSubject(geometry, mapping, texelMm2, pxPerMm, 'baseline');
}

function areaSubject(
  geometry: AreaGeometry,
  mapping: AtlasMapping,
  texelMm2: Float32Array | null,
  pxPerMm: number | null,
  scaleSource: 'stated' | 'baseline',
): Subject {
  const { polygon } = geometry;
  const tight = boxOf(polygon, 0);
  const longerPx = Math.max(tight.right - tight.left, tight.bottom - tight.top);
  const workingPxPerMm = pxPerMm ?? longerPx / SIDE_WITHOUT_SCALE_MM;
  const strips = stripsAround(polygon, GAP_MM * workingPxPerMm, STRIP_MM * workingPxPerMm);
  return {
    geometry,
    proposedView: 'area',
    pxPerMm,
    scaleSource: pxPerMm === null ? 'none' : scaleSource,
    mmPerCanonicalCm: null,
    workingPxPerMm,
    box: boxOf(polygon, ROOM_MM * workingPxPerMm),
    sharpBox: middleOf(tight, (SHARP_MM / 2) * workingPxPerMm),
    mapping,
    texelMm2,
    toTexel: areaToTexel(geometry, mapping),
    zoneOn(grid) {
      const own = fill([polygon], grid);
      return { own, seeds: own, zone: fill([polygon, ...strips], grid), bearded: fill([], grid) };
    },
    controls: pairsOf(strips),
    contains: (x, y) => isInside(polygon, x, y),
  };
}

/** Opposite strips first: they lie in one light plane with the area on either side. */
function pairsOf(strips: readonly ImagePolygon[]): ProposedControl[] {
  const pairs = [
    ['around-area-1', 0, 1],
    ['around-area-2', 2, 3],
    ['around-area-3', 0, 2],
    ['around-area-4', 1, 3],
    ['around-area-5', 0, 3],
    ['around-area-6', 1, 2],
  ] as const;
  return pairs.map(([site, a, b]) => ({
    site,
    patches: { reference: strips[a] as ImagePolygon, check: strips[b] as ImagePolygon },
  }));
}

function fill(polygons: readonly ImagePolygon[], grid: Grid): Uint8Array {
  const mask = new Uint8Array(grid.widthPx * grid.heightPx);
  for (const polygon of polygons) fillPolygon(mask, grid.widthPx, onGrid(polygon, grid));
  return mask;
}

function middleOf({ left, right, top, bottom }: ImageBox, halfPx: number): ImageBox {
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return {
    left: Math.max(left, x - halfPx),
    right: Math.min(right, x + halfPx),
    top: Math.max(top, y - halfPx),
    bottom: Math.min(bottom, y + halfPx),
  };
}
