import type { AreaGeometry } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { type Affine, compose, invert, scaleOf } from '../align/affine.ts';
import { refineAtlas } from '../align/refineAtlas.ts';
import { carry } from '../atlas/carry.ts';
import { encode } from '../colour.ts';
import type { PixelSource } from '../raster.ts';
import { gridOver, readLuminance } from '../resample.ts';
import { boxOf } from '../subject/polygon.ts';
import { areaMask, carryPolygon, mapArea, texelSideOf } from './areaAtlas.ts';
import { type AreaBaseline, areaTemplate, sceneOf } from './areaTemplate.ts';
import { correlationAt, fitAffine } from './fitAffine.ts';
import { matchOutlines } from './matchOutlines.ts';
import { searchArea } from './searchArea.ts';

/** The area's longer side and the photo's, on the coarsest picture, pixels. */
const COARSE_AREA_PX = 48;
const COARSE_PHOTO_PX = 360;
/** Spots compared: in the search over the whole photo, and in each fit. */
const SEARCH_SAMPLES = 220;
const FIT_SAMPLES = 20_000;
const CANDIDATES = 16;
/**
 * Correlation of the finest detail below which the area counts as not found; other skin stays well below it. Where the
 * person has said where to look, far fewer places are tried.
 */
const LEAST_CORRELATION = { searched: 0.4, hinted: 0.35 };

/**
 * Finds a drawn area again on a later photo: a coarse search over scale (x0.6..1.6), turn (+-20 degrees) and place, then
 * an affine fit from coarse to fine, all on fine detail that exposure and shading leave alone.
 *
 * `hint`: where the person says it is on this photo (upright pixels); `null`: anywhere. Returns the area's place with the
 * registration residual (RMS of the local shifts that are left, in mm, or in image pixels without a scale); `null` where
 * it isn't recognised.
 */
export function registerArea(
  baseline: AreaBaseline,
  source: PixelSource,
  hint: ImagePolygon | null,
): AreaGeometry | null {
  const { widthPx, heightPx } = baseline.atlas;
  const start = startFrom(baseline, hint);
  const longer = Math.max(widthPx, heightPx);
  const photoTexels = Math.max(source.widthPx, source.heightPx) / scaleOf(start);
  let factor = Math.max(1, Math.round(longer / COARSE_AREA_PX), Math.ceil(photoTexels / COARSE_PHOTO_PX));
  const photo = { left: 0, top: 0, right: source.widthPx, bottom: source.heightPx };
  const coarse = sceneOf(source, gridOver(photo, source, 1 / (scaleOf(start) * factor)));
  const template = areaTemplate(baseline, factor, FIT_SAMPLES);
  if (template.detail.length < 40) return null;
  const centre = { x: widthPx / 2, y: heightPx / 2 };
  const candidates = searchArea(
    areaTemplate(baseline, factor, SEARCH_SAMPLES),
    coarse,
    start,
    centre,
    CANDIDATES,
    near(hint),
  );
  let best: Affine | null = null;
  let bestCorrelation = 0;
  for (const { atlasToImage } of candidates) {
    const fitted = fitAffine(template, coarse, atlasToImage);
    if (!fitted || !isPlausible(fitted, start)) continue;
    const correlation = correlationAt(template, coarse, fitted);
    if (correlation <= bestCorrelation) continue;
    best = fitted;
    bestCorrelation = correlation;
  }
  while (best && factor > 1) {
    factor = Math.ceil(factor / 2);
    const finer = areaTemplate(baseline, factor, FIT_SAMPLES);
    const scene = sceneOf(source, gridOver(around(best, widthPx, heightPx), source, 1 / (scaleOf(best) * factor)));
    const fitted = fitAffine(finer, scene, best);
    if (!fitted || !isPlausible(fitted, start)) return null;
    // The finest detail may be noise or blur on one of the dates: there the coarser fit stands.
    const before = correlationAt(finer, scene, best);
    const after = correlationAt(finer, scene, fitted);
    if (after >= before) best = fitted;
    bestCorrelation = Math.max(before, after);
  }
  if (!best || bestCorrelation < (hint ? LEAST_CORRELATION.hinted : LEAST_CORRELATION.searched)) return null;
  return located(baseline, source, best);
}

/** Scale and turn at which the search starts: the first photo's, or those that lay the area upon the hint. */
function startFrom({ geometry }: AreaBaseline, hint: ImagePolygon | null): Affine {
  if (!hint) return geometry.atlasToImage;
  return compose(matchOutlines(geometry.polygon, hint).transform, geometry.atlasToImage);
}

/** With a hint the area's middle lies within half the hint's size of the hint's. */
function near(hint: ImagePolygon | null): (x: number, y: number) => boolean {
  if (!hint) return () => true;
  const { left, top, right, bottom } = boxOf(hint, 0);
  const reach = Math.max(right - left, bottom - top) / 2;
  return (x, y) => Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2) <= reach;
}

/** Skin seen from about the same side: neither mirrored nor sheared nor of quite another size. */
function isPlausible(found: Affine, start: Affine): boolean {
  const [a, b, , d, e] = compose(found, invert(start));
  const det = a * e - b * d;
  if (det < 0.5 ** 2 || det > 1.9 ** 2) return false;
  // Singular values of a 2 x 2 matrix from its norm and determinant.
  const norm = a * a + b * b + d * d + e * e;
  return norm / (2 * det) < 1.15;
}

function around(transform: Affine, widthPx: number, heightPx: number) {
  const corners = [
    { x: 0, y: 0 },
    { x: widthPx, y: 0 },
    { x: 0, y: heightPx },
    { x: widthPx, y: heightPx },
  ];
  return boxOf(carryPolygon(corners, transform), 0.1 * scaleOf(transform) * Math.max(widthPx, heightPx));
}

function located(baseline: AreaBaseline, source: PixelSource, atlasToImage: Affine): AreaGeometry {
  const { widthPx, heightPx, luminance } = baseline.atlas;
  const move = compose(atlasToImage, invert(baseline.geometry.atlasToImage));
  const polygon = carryPolygon(baseline.geometry.polygon, move);
  const geometry: AreaGeometry = { kind: 'area', polygon, atlasToImage, residual: 0 };
  const scale = scaleOf(atlasToImage);
  const grid = gridOver(around(atlasToImage, widthPx, heightPx), source, 1 / scale);
  const seen = readLuminance(source, grid);
  const carried = carry(seen, grid.originX, grid.originY, 1 / scale, mapArea(geometry, widthPx, heightPx), Number.NaN);
  const coded = carried.map((linear) => (Number.isNaN(linear) ? 0 : 255 * encode(linear)));
  const mask = areaMask(baseline.geometry, widthPx, heightPx).map((inside, i) =>
    inside === 1 && (coded[i] as number) > 0 && (luminance[i] as number) > 0 ? 1 : 0,
  );
  const { dx, dy } = refineAtlas(luminance, coded, mask, widthPx, heightPx);
  let squares = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    squares += (dx[i] as number) ** 2 + (dy[i] as number) ** 2;
    count++;
  }
  return { ...geometry, residual: Math.sqrt(squares / Math.max(count, 1)) * (texelSideOf(baseline.atlas) ?? scale) };
}
