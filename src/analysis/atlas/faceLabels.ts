import { FACE_REGIONS, type FaceRegion } from '../../domain/region.ts';
import { EXCLUSIONS, FACE_OVAL, FACE_POLYGONS, OPENINGS } from '../face/regions.ts';
import { ATLAS_SIDE, meshInTexels } from './atlasLayout.ts';
import { fillDilated, fillPolygon } from './polygonMask.ts';

/**
 * The atlas texels of a face region: 1 in, 0 out, exclusions (eyes, brows, lips, nostrils, each dilated) taken out.
 * No texel is in two regions, but every texel of a region is in `face`. 512 x 512; the same array on every call.
 */
export function regionTexels(region: FaceRegion | 'face'): Uint8Array {
  labels ??= label();
  return labels.of[region];
}

/** The texels behind which there is no skin: eye openings and the open mouth, undilated. 512 x 512. */
export function faceOpenings(): Uint8Array {
  labels ??= label();
  return labels.openings;
}

interface FaceLabels {
  readonly of: Readonly<Record<FaceRegion | 'face', Uint8Array>>;
  readonly openings: Uint8Array;
}

let labels: FaceLabels | null = null;

function label(): FaceLabels {
  const mesh = meshInTexels();
  const outline = (ring: readonly number[]) => ring.flatMap((i) => [mesh[i * 3] as number, mesh[i * 3 + 1] as number]);
  const eyeDistance = eyeDistanceTexels(mesh);
  const excluded = blank();
  for (const { ring, dilation } of EXCLUSIONS) {
    fillDilated(excluded, ATLAS_SIDE, outline(ring), dilation * eyeDistance);
  }
  const openings = blank();
  for (const ring of OPENINGS) fillPolygon(openings, ATLAS_SIDE, outline(ring));

  // Drawn one over the other into one map, so that a texel on a shared outline goes to one region only.
  const owner = blank();
  FACE_REGIONS.forEach((region, k) => {
    fillPolygon(owner, ATLAS_SIDE, outline(FACE_POLYGONS[region]), k + 1, true);
  });
  const face = blank();
  fillPolygon(face, ATLAS_SIDE, outline(FACE_OVAL));
  const of = Object.fromEntries([
    ...FACE_REGIONS.map((region, k) => [region, owner.map((id, i) => (id === k + 1 && excluded[i] === 0 ? 1 : 0))]),
    ['face', face.map((inside, i) => (inside === 1 && excluded[i] === 0 ? 1 : 0))],
  ]) as Record<FaceRegion | 'face', Uint8Array>;
  return { of, openings };
}

function blank(): Uint8Array {
  return new Uint8Array(ATLAS_SIDE * ATLAS_SIDE);
}

/** Between the middles of the eye corners, where the irises of a straight gaze lie; the mesh itself has no irises. */
function eyeDistanceTexels(mesh: Float32Array): number {
  const middle = (axis: number, p: number, q: number) =>
    ((mesh[p * 3 + axis] as number) + (mesh[q * 3 + axis] as number)) / 2;
  return Math.hypot(middle(0, 263, 362) - middle(0, 33, 133), middle(1, 263, 362) - middle(1, 33, 133));
}
