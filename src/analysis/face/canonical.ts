import mesh from '../../../models/face/build/canonical-mesh.json';

/** The mean face on which the atlas, the pose and the regions stand. */
export interface CanonicalFace {
  /** 468 x (x, y, z), cm: x to the image right (the subject's left), y up, z towards the camera. */
  readonly vertices: Float32Array;
  /** 468 x (u, v), 0..1: the flat face as on an unmirrored photo, v downwards. */
  readonly uv: Float32Array;
  /** 898 x 3 vertex indices; seen from outside all wind counter-clockwise in (x, y up). */
  readonly triangles: Uint16Array;
  /** Vertices that fix the pose, rigid under expression: 33 x (index, weight). */
  readonly poseWeights: readonly (readonly [vertex: number, weight: number])[];
}

/** MediaPipe's canonical face, converted at build time (`npm run models`). */
export const CANONICAL: CanonicalFace = {
  vertices: Float32Array.from(mesh.vertices),
  uv: Float32Array.from(mesh.uv),
  triangles: Uint16Array.from(mesh.triangles),
  poseWeights: mesh.poseWeights.map(([vertex = 0, weight = 0]) => [vertex, weight]),
};

/** Mesh vertices, without the irises. */
export const MESH_POINTS = 468;
/** Mesh vertices and 5 + 5 iris points. */
export const LANDMARK_POINTS = 478;
