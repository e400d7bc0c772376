import type { FaceRegion } from '../../domain/region.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import { FACE_OVAL, FACE_POLYGONS, type MeshRing } from '../face/regions.ts';
import type { Grid } from '../resample.ts';
import { median, pick } from '../statistics.ts';

/** Pixels a region must show to have a say. */
const LEAST_PX = 100;

/** A region of the face on a grid of the photo: 1 inside. */
export function regionOn(region: FaceRegion, landmarks: Float32Array, grid: Grid): Uint8Array {
  return ringOn(FACE_POLYGONS[region], landmarks, grid);
}

/** The face within its outline, with eyes and lips. */
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
  const seen = regionOn(region, landmarks, grid).map((inside, i) => inside & (skin[i] as number));
  const picked = planes.map((plane) => pick(plane, seen));
  return (picked[0]?.length ?? 0) < LEAST_PX ? null : picked.map(median);
}
