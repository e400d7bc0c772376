import { CANONICAL } from './canonical.ts';

let mirror: Uint16Array | null = null;

/** The vertex on the other side of the face; a vertex on the midline is its own. The canonical face is symmetric. */
export function mirrored(vertex: number): number {
  mirror ??= findMirror(CANONICAL.vertices);
  return mirror[vertex] as number;
}

function findMirror(vertices: Float32Array): Uint16Array {
  const found = new Uint16Array(vertices.length / 3);
  for (let i = 0; i < found.length; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < found.length; j++) {
      const dx = (vertices[3 * j] as number) + (vertices[3 * i] as number);
      const dy = (vertices[3 * j + 1] as number) - (vertices[3 * i + 1] as number);
      const dz = (vertices[3 * j + 2] as number) - (vertices[3 * i + 2] as number);
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < nearest) {
        nearest = distance;
        found[i] = j;
      }
    }
  }
  return found;
}
