import type { Models } from '../models.ts';
import type { PixelSource } from '../raster.ts';
import { overviewOf, type View } from '../view.ts';
import { detectFaces } from './detectFaces.ts';
import type { Detection } from './detections.ts';
import { type FittedMesh, fitMesh, squareOfBox, squareOfMesh } from './fitMesh.ts';
import { closeView, type Square } from './square.ts';

/** The face of a photo: the largest, where there are several. */
export interface FoundFace {
  /** 478 points (468 mesh, 5 + 5 iris), x, y, z each, upright image pixels; smaller z is nearer. Length 1434. */
  readonly landmarks: Float32Array;
  /** Probability that the mesh sits on a face, 0..1. */
  readonly presence: number;
  /** The detector's score, 0..1. */
  readonly detection: number;
  /** How many faces at least half as large there are, this one included. */
  readonly faces: number;
}

/** Share of the photo's longer side added at either end: a face that fills the frame is found only when made smaller. */
export const FACE_PADDINGS = [0, 0.25, 0.6] as const;
/** Below this the mesh is refused. The mesh network's own threshold. */
const MIN_PRESENCE = 0.5;
/** Pixels wanted along a mesh square: twice the network's picture, so that reduction loses nothing. */
const SQUARE_SIDE_PX = 384;
/** Passes of the mesh, each over the square that the one before gives: three halve the scatter of one (face.md, 3). */
const PASSES = 3;
/** Boxes tried in one search; a group photo is refused long before. */
const MAX_BOXES = 4;

interface Candidate {
  readonly detection: Detection;
  readonly view: View;
  readonly square: Square;
  readonly mesh: FittedMesh;
}

/**
 * Finds the face of a photo and lays the mesh on it in three passes. `null`: no face. Wide-gamut pixels go to the
 * networks as they are coded.
 */
export async function findFace(
  source: PixelSource,
  models: Pick<Models, 'detect' | 'mesh'>,
): Promise<FoundFace | null> {
  const overview = overviewOf(source);
  for (const padding of FACE_PADDINGS) {
    const detections = await detectFaces(overview, source, padding, models);
    const candidates: Candidate[] = [];
    for (const detection of detections.slice(0, MAX_BOXES)) {
      const square = squareOfBox(detection.left, detection.top, detection.right, detection.bottom, detection.points);
      const view = await viewFor(source, overview, square);
      const mesh = await fitMesh(view, square, models);
      if (mesh.presence >= MIN_PRESENCE) candidates.push({ detection, view, square, mesh });
    }
    candidates.sort((a, b) => b.square.sidePx - a.square.sidePx);
    const [largest] = candidates;
    if (!largest) continue;
    const { landmarks, presence } = await settle(largest, models);
    if (presence < MIN_PRESENCE) continue;
    return { landmarks, presence, detection: largest.detection.score, faces: countFaces(candidates) };
  }
  return null;
}

/** The overview where it holds enough pixels of the face, else the photo's own pixels round it. */
async function viewFor(source: PixelSource, overview: View, square: Square): Promise<View> {
  const isEnough = square.sidePx * overview.scale >= SQUARE_SIDE_PX || overview.scale === 1;
  return isEnough ? overview : closeView(source, square, SQUARE_SIDE_PX);
}

/** The passes after the first. */
async function settle({ view, mesh }: Candidate, models: Pick<Models, 'mesh'>): Promise<FittedMesh> {
  let settled = mesh;
  for (let pass = 1; pass < PASSES; pass++) settled = await fitMesh(view, squareOfMesh(settled.landmarks), models);
  return settled;
}

/** Candidates of comparable size that lie apart: two boxes on one face count once. Largest first. */
function countFaces(candidates: readonly Candidate[]): number {
  const apart: Square[] = [];
  for (const { square } of candidates) {
    const isLarge = square.sidePx >= (apart[0] ?? square).sidePx / 2;
    const isNew = apart.every((other) => {
      const distance = Math.hypot(square.centreX - other.centreX, square.centreY - other.centreY);
      return distance > 0.25 * other.sidePx;
    });
    if (isLarge && isNew) apart.push(square);
  }
  return apart.length;
}
