import { ATLAS_SIDE } from './atlasLayout.ts';
import type { AtlasMapping } from './mapFace.ts';
import { texelFinder } from './texelFinder.ts';

/**
 * The way back from photo to atlas, for scattering what was found on the photo (a pore, a bit of line) into texels.
 *
 * Returns a function from upright image pixels to the index of the texel that shows this spot; -1 where there is none:
 * beyond the face, or not visible by `mapping`. `landmarks` are those the mapping was made from.
 */
export function imageToTexel(landmarks: Float32Array, mapping: AtlasMapping): (x: number, y: number) => number {
  const find = texelFinder(landmarks);
  const place = new Float64Array(2);
  return (x, y) => {
    if (!find(x, y, place)) return -1;
    const texel = Math.floor(place[1] as number) * ATLAS_SIDE + Math.floor(place[0] as number);
    return Number.isNaN(mapping.x[texel]) ? -1 : texel;
  };
}
