import { lendPlane } from '../lentPlane.ts';
import type { Plane } from '../raster.ts';
import type { AtlasMapping } from './mapFace.ts';

/**
 * Carries a map measured on the photo into the atlas, by bilinear sampling.
 *
 * The plane's grid lies on the upright photo with its corner at (`originX`, `originY`) and `pxPerImagePx` of its pixels
 * to one image pixel. Its pixels should be about as large as a texel: where they are much finer, reduce the plane first.
 * Returns one value per texel, `outside` where the texel isn't visible or its place lies beyond the plane; it can be given
 * back (`lentPlane.ts`).
 */
export function carry(
  plane: Plane,
  originX: number,
  originY: number,
  pxPerImagePx: number,
  mapping: AtlasMapping,
  outside: number,
): Float32Array {
  const { widthPx, heightPx, data } = plane;
  const { x: imageX, y: imageY } = mapping;
  const out = lendPlane(imageX.length, outside);
  for (let i = 0; i < out.length; i++) {
    const x = ((imageX[i] as number) - originX) * pxPerImagePx - 0.5;
    const y = ((imageY[i] as number) - originY) * pxPerImagePx - 0.5;
    // Written so that NaN, an invisible texel, fails it too. Half a pixel beyond the outermost centres is still the plane's.
    if (!(x >= -0.5 && y >= -0.5 && x <= widthPx - 0.5 && y <= heightPx - 0.5)) continue;
    const left = x < 0 ? 0 : x | 0;
    const top = y < 0 ? 0 : y | 0;
    const fx = x < 0 ? 0 : x - left;
    const fy = y < 0 ? 0 : y - top;
    const at = top * widthPx + left;
    const right = left + 1 < widthPx ? 1 : 0;
    const below = top + 1 < heightPx ? widthPx : 0;
    const upper = (data[at] as number) * (1 - fx) + (data[at + right] as number) * fx;
    const lower = (data[at + below] as number) * (1 - fx) + (data[at + below + right] as number) * fx;
    out[i] = upper * (1 - fy) + lower * fy;
  }
  return out;
}
