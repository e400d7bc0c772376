import type { AreaGeometry } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { type Affine, invert } from '../align/affine.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';

/** As fine as the colour maps. */
const TEXELS_PER_MM = 2;
const MOST_SIDE = 512;
/** Longer side where no scale is known, texels. */
const SIDE_WITHOUT_SCALE = 384;

/** The atlas of a drawn body area: a flat picture of its bounding rectangle, upright as on the first photo. */
export interface AreaAtlas {
  readonly mapping: AtlasMapping;
  readonly geometry: AreaGeometry;
  /** 1 inside the drawn polygon. */
  readonly mask: Uint8Array;
  /** Skin area of a texel, mm2, 0 outside the polygon; `null` without a scale. */
  readonly texelMm2: Float32Array | null;
}

/**
 * Lays out the atlas of a drawn area on its first photo: 2 texels a mm, 512 on the longer side at most; 384 on the longer
 * side where no scale is known.
 *
 * `polygon`: upright pixels of that photo. `pxPerMm`: the photo's scale at the skin, `null` if unknown.
 */
export function areaAtlas(polygon: ImagePolygon, pxPerMm: number | null): AreaAtlas {
  const left = Math.min(...polygon.map(({ x }) => x));
  const top = Math.min(...polygon.map(({ y }) => y));
  const width = Math.max(1, Math.max(...polygon.map(({ x }) => x)) - left);
  const height = Math.max(1, Math.max(...polygon.map(({ y }) => y)) - top);
  const longer = Math.max(width, height);
  const texelsPerPx =
    pxPerMm === null ? SIDE_WITHOUT_SCALE / longer : Math.min(TEXELS_PER_MM / pxPerMm, MOST_SIDE / longer);
  const widthPx = Math.max(1, Math.ceil(width * texelsPerPx));
  const heightPx = Math.max(1, Math.ceil(height * texelsPerPx));
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
