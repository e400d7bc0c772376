import type { MeshOutput, Models } from '../models.ts';
import type { View } from '../view.ts';
import { LANDMARK_POINTS, MESH_POINTS } from './canonical.ts';
import {
  LEFT_EYE_POINTS,
  LEFT_IRIS,
  LID_MARGIN_POINTS,
  LIP_POINTS,
  RIGHT_EYE_POINTS,
  RIGHT_IRIS,
} from './refinement.ts';
import { sampleSquare } from './sampleSquare.ts';
import type { Square } from './square.ts';

/** The mesh as one pass sees it. */
export interface FittedMesh {
  /** 478 x (x, y, z), upright image pixels; smaller z is nearer. */
  readonly landmarks: Float32Array;
  /** Probability that there is a face in the square, 0..1. */
  readonly presence: number;
}

const MESH_SIDE_PX = 192;

/** One pass of the mesh network over a square of the photo. */
export async function fitMesh(view: View, square: Square, models: Pick<Models, 'mesh'>): Promise<FittedMesh> {
  const form = { sidePx: MESH_SIDE_PX, black: 0, white: 1, outside: 'edge' } as const;
  const output = await models.mesh(sampleSquare(view, square, form));
  const landmarks = refined(output);
  toImage(landmarks, square);
  return { landmarks, presence: 1 / (1 + Math.exp(-output.presence)) };
}

/** The mesh with lips and eyes taken from the finer outputs and the irises added, in the network's pixels. */
function refined(output: MeshOutput): Float32Array {
  const points = new Float32Array(LANDMARK_POINTS * 3);
  points.set(output.mesh);
  const overwrite = (vertices: readonly number[], finer: Float32Array): void => {
    vertices.forEach((vertex, k) => {
      points[3 * vertex] = finer[2 * k] as number;
      points[3 * vertex + 1] = finer[2 * k + 1] as number;
    });
  };
  const addIris = (first: number, rim: Float32Array, eye: readonly number[]): void => {
    overwrite([first, first + 1, first + 2, first + 3, first + 4], rim);
    const lids = eye.slice(0, LID_MARGIN_POINTS);
    const depth = lids.reduce((sum, vertex) => sum + (points[3 * vertex + 2] as number), 0) / lids.length;
    for (let k = first; k < first + 5; k++) points[3 * k + 2] = depth;
  };
  // The network names its sides as seen on the picture: its left is the subject's right.
  overwrite(LIP_POINTS, output.lips);
  overwrite(RIGHT_EYE_POINTS, output.leftEye);
  overwrite(LEFT_EYE_POINTS, output.rightEye);
  addIris(RIGHT_IRIS, output.leftIris, RIGHT_EYE_POINTS);
  addIris(LEFT_IRIS, output.rightIris, LEFT_EYE_POINTS);
  return points;
}

function toImage(points: Float32Array, { centreX, centreY, sidePx, angleRad }: Square): void {
  const scale = sidePx / MESH_SIDE_PX;
  const cos = Math.cos(angleRad) * scale;
  const sin = Math.sin(angleRad) * scale;
  for (let i = 0; i < points.length; i += 3) {
    const u = (points[i] as number) - MESH_SIDE_PX / 2;
    const v = (points[i + 1] as number) - MESH_SIDE_PX / 2;
    points[i] = centreX + u * cos - v * sin;
    points[i + 1] = centreY + u * sin + v * cos;
    points[i + 2] = (points[i + 2] as number) * scale;
  }
}

/** How much wider than the face a square is laid round it. */
const ROOM = 1.5;

/** The square for the first pass: round the detector's box, turned with the eyes. */
export function squareOfBox(
  left: number,
  top: number,
  right: number,
  bottom: number,
  [rightEyeX = 0, rightEyeY = 0, leftEyeX = 0, leftEyeY = 0]: readonly number[],
): Square {
  return {
    centreX: (left + right) / 2,
    centreY: (top + bottom) / 2,
    sidePx: ROOM * Math.max(right - left, bottom - top),
    angleRad: Math.atan2(leftEyeY - rightEyeY, leftEyeX - rightEyeX),
  };
}

/** Outer corners of the subject's right and left eye. */
const RIGHT_EYE_CORNER = 33;
const LEFT_EYE_CORNER = 263;

/** The square for the next pass: round the mesh found, turned with the outer eye corners. */
export function squareOfMesh(landmarks: Float32Array): Square {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < MESH_POINTS; i++) {
    const x = landmarks[3 * i] as number;
    const y = landmarks[3 * i + 1] as number;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const corner = (vertex: number): number[] => [...landmarks.subarray(3 * vertex, 3 * vertex + 2)];
  return squareOfBox(left, top, right, bottom, [...corner(RIGHT_EYE_CORNER), ...corner(LEFT_EYE_CORNER)]);
}
