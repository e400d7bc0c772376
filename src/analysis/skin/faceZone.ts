import type { FaceRegion } from '../../domain/region.ts';
import { fillDilated, fillPolygon } from '../atlas/polygonMask.ts';
import { EXCLUSIONS, FACE_OVAL, FACE_POLYGONS, type MeshRing } from '../face/regions.ts';
import { intersection, without } from '../masks.ts';
import type { Grid } from '../resample.ts';
import type { SkinZone } from './skinMask.ts';

/** Regions that show a person's skin best: large, mostly bare, away from eyes and mouth. */
const SEED_REGIONS = ['cheek-right', 'cheek-left', 'forehead', 'nose'] as const;
const BEARD_REGIONS = ['perioral', 'chin', 'jaw-right', 'jaw-left', 'nasolabial-right', 'nasolabial-left'] as const;

/** Where skin can be on a face: the oval less eyes, brows, lips and nostrils, each with its margin, on a grid of the photo. */
export function faceZone(landmarks: Float32Array, grid: Grid): SkinZone {
  const { widthPx, heightPx } = grid;
  const blank = () => new Uint8Array(widthPx * heightPx);
  const outline = (ring: MeshRing) =>
    ring.flatMap((i) => [
      ((landmarks[i * 3] as number) - grid.originX) * grid.pxPerImagePx,
      ((landmarks[i * 3 + 1] as number) - grid.originY) * grid.pxPerImagePx,
    ]);
  const excluded = blank();
  const eyeDistance = irisDistancePx(landmarks) * grid.pxPerImagePx;
  for (const { ring, dilation } of EXCLUSIONS) fillDilated(excluded, widthPx, outline(ring), dilation * eyeDistance);
  const oval = blank();
  fillPolygon(oval, widthPx, outline(FACE_OVAL));
  const filled = (regions: readonly FaceRegion[]) => {
    const mask = blank();
    for (const region of regions) fillPolygon(mask, widthPx, outline(FACE_POLYGONS[region]));
    return mask;
  };
  const zone = without(oval, excluded);
  return { zone, seeds: intersection(filled(SEED_REGIONS), zone), bearded: intersection(filled(BEARD_REGIONS), zone) };
}

/** Distance between the iris centres, image pixels. */
export function irisDistancePx(landmarks: Float32Array): number {
  const at = (index: number, axis: number) => landmarks[index * 3 + axis] as number;
  return Math.hypot(at(473, 0) - at(468, 0), at(473, 1) - at(468, 1));
}
