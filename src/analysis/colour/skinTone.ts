import type { AreaGeometry, FaceGeometry } from '../../domain/measurement.ts';
import { FACE_REGIONS, type RegionId } from '../../domain/region.ts';
import { itaDegOf, type RegionTone } from '../../domain/skinTone.ts';
import { areaMask } from '../area/areaAtlas.ts';
import { regionTexels } from '../atlas/faceLabels.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { labOf } from '../colour.ts';
import type { Rgb } from '../quality/logColour.ts';
import type { LinearImage } from '../raster.ts';
import type { Grid } from '../resample.ts';
import { quantile } from '../statistics.ts';

/** Error of a corrected skin colour in L* and b*, SD. */
export interface ColourError {
  readonly L: number;
  readonly b: number;
}

/** A photo whose colours are known on an absolute scale, and where its skin lies. */
export interface ReferencedSkin {
  readonly image: LinearImage;
  readonly grid: Grid;
  /** 1: bare skin without a highlight, on `grid`. */
  readonly skin: Uint8Array;
  /** What the reference makes of a colour of the photo: linear sRGB under D65. */
  readonly absolute: (rgb: Rgb) => Rgb;
  readonly error: ColourError;
}

/** Skin a region must show, atlas texels, and the luminance quantiles kept: the darker tail holds hairs, the brighter shine. */
const LEAST_TEXELS = 200;
const TRIM = { from: 0.15, to: 0.7 };

/** Individual typology angle of each region that the photo shows. */
export function regionTones(
  skin: ReferencedSkin,
  geometry: FaceGeometry | AreaGeometry,
  mapping: AtlasMapping,
): RegionTone[] {
  if (geometry.kind === 'area') {
    return toneOf('area', areaMask(geometry, mapping.widthPx, mapping.heightPx), skin, mapping);
  }
  return (['face', ...FACE_REGIONS] as const).flatMap((region) => toneOf(region, regionTexels(region), skin, mapping));
}

/** ITA of a colour under D65 and its standard deviation, degrees. */
export function itaOf(rgb: Rgb, error: ColourError): { readonly itaDeg: number; readonly sdDeg: number } {
  const [L, , b] = labOf(...rgb);
  const squared = Math.max((L - 50) ** 2 + b * b, 1);
  const perL = (b / squared) * (180 / Math.PI);
  const perB = ((L - 50) / squared) * (180 / Math.PI);
  return { itaDeg: itaDegOf(L, b), sdDeg: Math.hypot(perL * error.L, perB * error.b) };
}

function toneOf(region: RegionId, texels: Uint8Array, skin: ReferencedSkin, mapping: AtlasMapping): RegionTone[] {
  const { image, grid, absolute, error } = skin;
  const pixels: number[] = [];
  for (let i = 0; i < texels.length; i++) {
    if (!texels[i]) continue;
    const x = Math.floor(((mapping.x[i] as number) - grid.originX) * grid.pxPerImagePx);
    const y = Math.floor(((mapping.y[i] as number) - grid.originY) * grid.pxPerImagePx);
    if (!(x >= 0 && y >= 0 && x < grid.widthPx && y < grid.heightPx)) continue;
    const at = y * grid.widthPx + x;
    if (skin.skin[at] && (mapping.cosView[i] as number) >= Math.SQRT1_2) pixels.push(at);
  }
  if (pixels.length < LEAST_TEXELS) return [];
  const n = image.widthPx * image.heightPx;
  const channel = (c: number, i: number) => image.data[c * n + i] as number;
  const light = pixels.map((i) => channel(0, i) + channel(1, i) + channel(2, i));
  const [low, high] = [quantile(light, TRIM.from), quantile(light, TRIM.to)];
  const kept = pixels.filter((_, k) => (light[k] as number) >= low && (light[k] as number) <= high);
  const mean = (c: number) => kept.reduce((sum, i) => sum + channel(c, i), 0) / kept.length;
  return [{ region, ...itaOf(absolute([mean(0), mean(1), mean(2)]), error) }];
}
