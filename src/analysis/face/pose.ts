import type { Pose } from '../../domain/measurement.ts';
import type { View } from '../../domain/photo.ts';
import { CANONICAL } from './canonical.ts';
import { LEFT_IRIS, RIGHT_IRIS } from './refinement.ts';
import { fitSimilarity, type Similarity, type WeightedPair } from './similarity.ts';

/**
 * Head pose from the landmarks (478 x (x, y, z), image pixels): the canonical face laid on the 33 points that keep their
 * place under expression. `pxPerCanonicalCm` is the factor from the canonical face's centimetres to image pixels. The
 * head is thought to turn (yaw), then nod (pitch) on its neck, before a camera that is tilted (roll).
 */
export function poseOf(landmarks: Float32Array): { readonly pose: Pose; readonly pxPerCanonicalCm: number } {
  const { rotation, scale } = layCanonical(landmarks);
  const [r00 = 1, , , r10 = 0, , , r20 = 0, r21 = 0, r22 = 1] = rotation;
  return {
    pose: {
      yawDeg: degrees(Math.asin(Math.max(-1, Math.min(1, -r20)))),
      pitchDeg: degrees(-Math.atan2(r21, r22)),
      rollDeg: degrees(-Math.atan2(r10, r00)),
    },
    pxPerCanonicalCm: scale,
  };
}

/**
 * The landmarks with the head's turn and size taken out: canonical centimetres, x to the image right, y up, z towards the
 * camera, three each. What is left is the person's form and expression.
 */
export function headFrame(landmarks: Float32Array): Float32Array {
  const { rotation, scale, shift } = layCanonical(landmarks);
  const out = new Float32Array(landmarks.length);
  for (let at = 0; at < landmarks.length; at += 3) {
    const q = [landmarks[at]! - shift[0], -landmarks[at + 1]! - shift[1], -landmarks[at + 2]! - shift[2]];
    for (let axis = 0; axis < 3; axis++) {
      out[at + axis] = (rotation[axis]! * q[0]! + rotation[3 + axis]! * q[1]! + rotation[6 + axis]! * q[2]!) / scale;
    }
  }
  return out;
}

/** The canonical face laid on the 33 points that keep their place under expression. */
function layCanonical(landmarks: Float32Array): Similarity {
  const pairs = CANONICAL.poseWeights.map(([vertex, weight]): WeightedPair => {
    const at = 3 * vertex;
    const { vertices } = CANONICAL;
    return {
      from: [vertices[at]!, vertices[at + 1]!, vertices[at + 2]!],
      // Image y runs down and z away from the camera; the canonical face has both the other way.
      to: [landmarks[at]!, -landmarks[at + 1]!, -landmarks[at + 2]!],
      weight,
    };
  });
  return fitSimilarity(pairs);
}

/**
 * Diameter of the irises, image pixels: mean of the horizontal and the vertical one of both eyes. The horizontal one is
 * seen foreshortened where the head is turned; the eyes are thought to look straight ahead, as oblique views are taken.
 */
export function irisDiameterPx(landmarks: Float32Array): number {
  const distance = (a: number, b: number): number =>
    Math.hypot(landmarks[3 * a]! - landmarks[3 * b]!, landmarks[3 * a + 1]! - landmarks[3 * b + 1]!);
  const horizontal = (iris: number): number => distance(iris + 1, iris + 3);
  const vertical = (iris: number): number => distance(iris + 2, iris + 4);
  const foreshortening = Math.cos((poseOf(landmarks).pose.yawDeg * Math.PI) / 180);
  const across = (horizontal(RIGHT_IRIS) + horizontal(LEFT_IRIS)) / foreshortening;
  return (across + vertical(RIGHT_IRIS) + vertical(LEFT_IRIS)) / 4;
}

/** Half way between facing the camera and the standard oblique view of 45 degrees. */
const OBLIQUE_FROM_DEG = 22.5;

/** The view a face photo belongs to: `left45` shows the subject's left side, so the head is turned to the right. */
export function viewOf({ yawDeg }: Pose): Exclude<View, 'area'> {
  if (yawDeg <= -OBLIQUE_FROM_DEG) return 'left45';
  return yawDeg >= OBLIQUE_FROM_DEG ? 'right45' : 'front';
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
