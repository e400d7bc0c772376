import { fillPolygon } from '../atlas/polygonMask.ts';
import { FACE_POLYGONS } from '../face/regions.ts';
import type { Grid } from '../resample.ts';
import type { SkinPlanes } from '../skin/skinPlanes.ts';
import { median, pick } from '../statistics.ts';

/** Pairs of regions that look alike under one light. */
const PAIRS = [
  ['cheek-right', 'cheek-left'],
  ['crows-feet-right', 'crows-feet-left'],
] as const;
/** Pixels a side must show to have a say. */
const LEAST_PX = 100;

/**
 * Difference in log-chroma between the two sides of a face: lights of two colours show on every pair of regions, a red
 * patch on one cheek only on one, so the smallest difference counts. 0 where no pair is seen.
 */
export function sidesApart(landmarks: Float32Array, planes: SkinPlanes, skin: Uint8Array, grid: Grid): number {
  const regionMedian = (region: keyof typeof FACE_POLYGONS) => {
    const mask = new Uint8Array(skin.length);
    const outline = FACE_POLYGONS[region].flatMap((i) => [
      ((landmarks[i * 3] as number) - grid.originX) * grid.pxPerImagePx,
      ((landmarks[i * 3 + 1] as number) - grid.originY) * grid.pxPerImagePx,
    ]);
    fillPolygon(mask, grid.widthPx, outline);
    const seen = mask.map((inside, i) => inside & (skin[i] as number));
    const u = pick(planes.u, seen);
    return u.length < LEAST_PX ? null : { u: median(u), v: median(pick(planes.v, seen)) };
  };
  const distances = PAIRS.flatMap(([right, left]) => {
    const a = regionMedian(right);
    const b = regionMedian(left);
    return a && b ? [Math.hypot(a.u - b.u, a.v - b.v)] : [];
  });
  return distances.length === 0 ? 0 : Math.min(...distances);
}
