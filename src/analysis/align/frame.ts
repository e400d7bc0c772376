import type { AreaGeometry, FaceGeometry } from '../../domain/measurement.ts';
import { LANDMARK_POINTS, MESH_POINTS } from '../face/canonical.ts';
import { type Affine, compose, invert } from './affine.ts';

/** The picture in which photos are compared: the first photo's own crop of its subject. Frame pixels throughout. */
export type Frame = FaceFrame | AreaFrame;

export interface FaceFrame {
  readonly kind: 'face';
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the first photo, 478 x (x, y, z). */
  readonly landmarks: Float32Array;
}

interface AreaFrame {
  readonly kind: 'area';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frameToAtlas: Affine;
}

/** A box in image pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Room about the face, as a share of its width or height: hair, ears and some neck, as a portrait has it. */
const FACE_ROOM = { side: 0.28, above: 0.38, below: 0.2 };
/** Room about a drawn area, as a share of its longer side. */
const AREA_ROOM = 0.2;

/**
 * The frame of the first photo, at most `maxSidePx` on its longer side and never enlarged. Where the photo's size is
 * given the frame keeps within it; else it may reach beyond, and that part of a warped picture is transparent.
 */
export function frameOf(
  geometry: FaceGeometry | AreaGeometry,
  maxSidePx: number,
  photo?: { readonly widthPx: number; readonly heightPx: number },
): Frame {
  const box = subjectBox(geometry);
  box.left = Math.max(Math.floor(box.left), photo ? 0 : Number.NEGATIVE_INFINITY);
  box.top = Math.max(Math.floor(box.top), photo ? 0 : Number.NEGATIVE_INFINITY);
  box.right = Math.min(Math.ceil(box.right), photo?.widthPx ?? Number.POSITIVE_INFINITY);
  box.bottom = Math.min(Math.ceil(box.bottom), photo?.heightPx ?? Number.POSITIVE_INFINITY);
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const scale = Math.min(1, maxSidePx / Math.max(width, height));
  const widthPx = Math.max(1, Math.round(width * scale));
  const heightPx = Math.max(1, Math.round(height * scale));
  if (geometry.kind === 'area') {
    const frameToImage: Affine = [1 / scale, 0, box.left, 0, 1 / scale, box.top];
    return { kind: 'area', widthPx, heightPx, frameToAtlas: compose(invert(geometry.atlasToImage), frameToImage) };
  }
  const landmarks = new Float32Array(LANDMARK_POINTS * 3);
  for (let i = 0; i < landmarks.length; i += 3) {
    landmarks[i] = ((geometry.landmarks[i] as number) - box.left) * scale;
    landmarks[i + 1] = ((geometry.landmarks[i + 1] as number) - box.top) * scale;
    landmarks[i + 2] = (geometry.landmarks[i + 2] as number) * scale;
  }
  return { kind: 'face', widthPx, heightPx, landmarks };
}

/** The subject with the room about it, image pixels; it may reach beyond the photo. */
export function subjectBox(geometry: FaceGeometry | AreaGeometry): Box {
  return geometry.kind === 'face' ? faceBox(geometry.landmarks) : areaBox(geometry);
}

function faceBox(landmarks: Float32Array): Box {
  const box = boxOf(landmarks, 3, MESH_POINTS);
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  return {
    left: box.left - FACE_ROOM.side * width,
    right: box.right + FACE_ROOM.side * width,
    top: box.top - FACE_ROOM.above * height,
    bottom: box.bottom + FACE_ROOM.below * height,
  };
}

function areaBox({ polygon }: AreaGeometry): Box {
  const box = boxOf(Float32Array.from(polygon.flatMap(({ x, y }) => [x, y])), 2, polygon.length);
  const room = AREA_ROOM * Math.max(box.right - box.left, box.bottom - box.top);
  return { left: box.left - room, top: box.top - room, right: box.right + room, bottom: box.bottom + room };
}

function boxOf(points: Float32Array, stride: number, count: number): Box {
  const box = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (let i = 0; i < count; i++) {
    const x = points[i * stride] as number;
    const y = points[i * stride + 1] as number;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
