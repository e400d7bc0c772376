import type { FaceRegion } from '../../domain/region.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import { FACE_OVAL, FACE_POLYGONS, type MeshRing } from '../face/regions.ts';
import { setPixels, within } from '../masks.ts';
import type { Grid } from '../resample.ts';
import { median, valuesAt } from '../statistics.ts';

/** Pixels a region must show to have a say. */
const LEAST_PX = 100;

/** Regions that were asked for, by landmarks: half a dozen checks look at the same ones. */
const known = new WeakMap<Float32Array, { readonly grid: Grid; readonly regions: Map<FaceRegion, Int32Array> }>();

/** Pixels of a grid of the photo that lie in a region of the face, in order. */
export function regionPixels(region: FaceRegion, landmarks: Float32Array, grid: Grid): Int32Array {
  const before = known.get(landmarks);
  const { regions } = before?.grid === grid ? before : { regions: new Map<FaceRegion, Int32Array>() };
  known.set(landmarks, { grid, regions });
  const pixels = regions.get(region) ?? setPixels(ringOn(FACE_POLYGONS[region], landmarks, grid));
  regions.set(region, pixels);
  return pixels;
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
  const seen = within(regionPixels(region, landmarks, grid), skin);
  return seen.length < LEAST_PX ? null : planes.map((plane) => median(valuesAt(plane, seen)));
}
