import type { FaceRegion } from '../../domain/region.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import { FACE_OVAL, FACE_POLYGONS, type MeshRing } from '../face/regions.ts';
import { setPixels } from '../masks.ts';
import type { Grid } from '../resample.ts';
import { median, valuesAt } from '../statistics.ts';

/** Pixels a region must show to have a say. */
const LEAST_PX = 100;

/** Pixels of a grid of the photo that lie in a region of the face, in order. */
export function regionPixels(region: FaceRegion, landmarks: Float32Array, grid: Grid): Int32Array {
  return setPixels(ringOn(FACE_POLYGONS[region], landmarks, grid));
}

/** The face within its outline, with eyes and lips, on a grid of the photo: 1 inside. */
export function faceOn(landmarks: Float32Array, grid: Grid): Uint8Array {
  return ringOn(FACE_OVAL, landmarks, grid);
}

function ringOn(ring: MeshRing, landmarks: Float32Array, grid: Grid): Uint8Array {
  const mask = new Uint8Array(grid.widthPx * grid.heightPx);
  const outline = ring.flatMap((i) => [
    ((landmarks[i * 3] as number) - grid.originX) * grid.pxPerImagePx,
    ((landmarks[i * 3 + 1] as number) - grid.originY) * grid.pxPerImagePx,
  ]);
  fillPolygon(mask, grid.widthPx, outline);
  return mask;
}

/** Median of each plane over a region's skin; `null`: too little of it is seen. */
export function mediansOn(
  region: FaceRegion,
  landmarks: Float32Array,
  planes: readonly Float32Array[],
  skin: Uint8Array,
  grid: Grid,
): readonly number[] | null {
  const inside = regionPixels(region, landmarks, grid);
  const seen = new Int32Array(inside.length);
  let count = 0;
  for (const i of inside) if (skin[i]) seen[count++] = i;
  return count < LEAST_PX ? null : planes.map((plane) => median(valuesAt(plane, seen.subarray(0, count))));
}
