import type { AreaGeometry, AtlasMaps } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { type Affine, invert } from '../align/affine.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import { boxOf } from '../subject/polygon.ts';

/** As fine as the colour maps. */
const TEXELS_PER_MM = 2;
const MOST_SIDE = 512;
/** Without a scale an area is taken to measure this along its longer side, mm: it sets how finely it is read, not what. */
export const SIDE_WITHOUT_SCALE_MM = 120;
/** How far about the area the atlas reaches, mm: bare skin holds little to find it by, what lies about it holds more. */
export const ROOM_MM = 20;

/** The atlas of a drawn body area: a flat picture of it with some room about it, upright as on the first photo. */
export interface AreaAtlas {
  readonly mapping: AtlasMapping;
  readonly geometry: AreaGeometry;
  /** 1 inside the drawn polygon. */
  readonly mask: Uint8Array;
  /** Skin area of a texel, mm2, 0 outside the polygon; `null` without a scale. */
  readonly texelMm2: Float32Array | null;
}

/**
 * Lays out the atlas of a drawn area on its first photo: 2 texels a mm, 512 on the longer side at most.
 *
 * `polygon`: upright pixels of that photo. `pxPerMm`: the photo's scale at the skin, `null` if unknown.
 */
export function areaAtlas(polygon: ImagePolygon, pxPerMm: number | null): AreaAtlas {
  const box = boxOf(polygon, 0);
  const longer = Math.max(1, box.right - box.left, box.bottom - box.top);
  const workingPxPerMm = pxPerMm ?? longer / SIDE_WITHOUT_SCALE_MM;
  const { left, top, right, bottom } = boxOf(polygon, ROOM_MM * workingPxPerMm);
  const texelsPerPx = Math.min(TEXELS_PER_MM / workingPxPerMm, MOST_SIDE / Math.max(right - left, bottom - top));
  const widthPx = Math.ceil((right - left) * texelsPerPx);
  const heightPx = Math.ceil((bottom - top) * texelsPerPx);
  const atlasToImage: Affine = [1 / texelsPerPx, 0, left, 0, 1 / texelsPerPx, top];
  const geometry: AreaGeometry = { kind: 'area', polygon, atlasToImage, residual: 0 };
  const mask = areaMask(geometry, widthPx, heightPx);
  const texelMm2 = pxPerMm === null ? null : Float32Array.from(mask, (inside) => inside / (texelsPerPx * pxPerMm) ** 2);
  return { mapping: mapArea(geometry, widthPx, heightPx), geometry, mask, texelMm2 };
}

/**
 * Where each texel of an area's atlas lies on a photo. The whole rectangle is mapped, the polygon's surroundings too
 * (`areaMask` says what is the area); the skin is taken to face the camera. Atlas size in texels.
 */
export function mapArea({ atlasToImage }: AreaGeometry, widthPx: number, heightPx: number): AtlasMapping {
  const [a, b, c, d, e, f] = atlasToImage;
  const x = new Float32Array(widthPx * heightPx);
  const y = new Float32Array(widthPx * heightPx);
  for (let row = 0, i = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, i++) {
      x[i] = a * (column + 0.5) + b * (row + 0.5) + c;
      y[i] = d * (column + 0.5) + e * (row + 0.5) + f;
    }
  }
  return { widthPx, heightPx, x, y, cosView: new Float32Array(widthPx * heightPx).fill(1) };
}

/** The texels inside the area's polygon: 1 in, 0 out. The same for every photo of the area. Atlas size in texels. */
export function areaMask({ polygon, atlasToImage }: AreaGeometry, widthPx: number, heightPx: number): Uint8Array {
  const [a, b, c, d, e, f] = invert(atlasToImage);
  const mask = new Uint8Array(widthPx * heightPx);
  const outline = polygon.flatMap(({ x, y }) => [a * x + b * y + c, d * x + e * y + f]);
  fillPolygon(mask, widthPx, outline);
  return mask;
}

/** The way back, as `imageToTexel` for faces: upright image pixels to the texel's index, -1 beyond the atlas. */
export function areaToTexel({ atlasToImage }: AreaGeometry, mapping: AtlasMapping): (x: number, y: number) => number {
  const [a, b, c, d, e, f] = invert(atlasToImage);
  const { widthPx, heightPx } = mapping;
  return (x, y) => {
    const u = Math.floor(a * x + b * y + c);
    const v = Math.floor(d * x + e * y + f);
    return u >= 0 && v >= 0 && u < widthPx && v < heightPx ? v * widthPx + u : -1;
  };
}

/** Side of a texel, mm; `null` without a scale. */
export function texelSideOf({ texelMm2 }: Pick<AtlasMaps, 'texelMm2'>): number | null {
  return texelMm2 && Math.sqrt(texelMm2.reduce((most, mm2) => Math.max(most, mm2), 0));
}

/** A polygon on another photo. */
export function carryPolygon(polygon: ImagePolygon, [a, b, c, d, e, f]: Affine): ImagePolygon {
  return polygon.map(({ x, y }) => ({ x: a * x + b * y + c, y: d * x + e * y + f }));
}
