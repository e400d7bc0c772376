import { floatsOf, integersOf, messagesOf, readProtobuf } from './protobufReader.ts';

/** The canonical face: a mean face in centimetres and its flat layout. */
export interface CanonicalMesh {
  /** 468 x (x, y, z), cm: x to the image right, y up, z towards the camera. */
  readonly vertices: readonly number[];
  /** 468 x (u, v), 0..1, v downwards. */
  readonly uv: readonly number[];
  /** 898 x 3 vertex indices, all wound the same way. */
  readonly triangles: readonly number[];
  /** Vertices that fix the pose, and how much each counts: 33 x (index, weight). */
  readonly poseWeights: readonly (readonly [index: number, weight: number])[];
}

/** Field numbers of MediaPipe's GeometryPipelineMetadata and the messages inside it. */
const METADATA = { mesh: 1, poseBasis: 2 } as const;
const MESH = { vertices: 3, triangles: 4 } as const;
const BASIS = { vertex: 1, weight: 2 } as const;
const FLOATS_PER_VERTEX = 5;

/** Reads the canonical mesh out of MediaPipe's geometry metadata. Throws where a part is missing or of odd length. */
export function readCanonicalMesh(bytes: Uint8Array): CanonicalMesh {
  const metadata = readProtobuf(bytes);
  const [meshBytes] = messagesOf(metadata, METADATA.mesh);
  if (!meshBytes) throw new Error('The geometry metadata holds no mesh');
  const mesh = readProtobuf(meshBytes);
  const numbers = floatsOf(mesh, MESH.vertices);
  const triangles = integersOf(mesh, MESH.triangles);
  const count = numbers.length / FLOATS_PER_VERTEX;
  if (count === 0 || !Number.isInteger(count)) throw new Error(`The mesh holds ${numbers.length} vertex numbers`);
  if (triangles.length % 3 !== 0 || triangles.some((index) => index >= count)) {
    throw new Error('The mesh holds triangles of vertices it lacks');
  }
  const part = (from: number, to: number): number[] =>
    Array.from({ length: count }, (_, i) =>
      numbers.slice(i * FLOATS_PER_VERTEX + from, i * FLOATS_PER_VERTEX + to),
    ).flat();
  return {
    vertices: part(0, 3).map(shortest),
    uv: part(3, 5).map(shortest),
    triangles,
    poseWeights: messagesOf(metadata, METADATA.poseBasis).map((basis) => {
      const fields = readProtobuf(basis);
      return [integersOf(fields, BASIS.vertex)[0] ?? 0, shortest(floatsOf(fields, BASIS.weight)[0] ?? 0)];
    }),
  };
}

/** The decimal with fewest digits that is still the same float32: keeps the file small and loses nothing. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}
