import { CANONICAL } from '../face/canonical.ts';
import { meshInTexels } from './atlasLayout.ts';
import { type SeenMesh, seenMesh } from './seenMesh.ts';

/** Triangles crossed at most on the way from a grid cell's triangle to the one that holds the point. */
const MAX_STEPS = 12;

/**
 * Finds where a spot of the photo lies in the face atlas, from the landmarks alone: what a mapping has culled is found too.
 *
 * Returns a function from upright image pixels that writes the place in texels (u, v) and says whether there is one.
 */
export function texelFinder(landmarks: Float32Array): (x: number, y: number, place: Float64Array) => boolean {
  const neighbours = triangleNeighbours(CANONICAL.triangles);
  const search = { landmarks, seen: seenMesh(landmarks), neighbours, texels: meshInTexels() };
  return (x, y, place) => findTexel(search, x, y, place);
}

/** What is known of one face. */
interface Search {
  readonly landmarks: Float32Array;
  readonly seen: SeenMesh;
  readonly neighbours: Int16Array;
  readonly texels: Float32Array;
}

/** A function of its own: it is compiled once, where a closure is compiled anew for each face. */
function findTexel(
  { landmarks, seen, neighbours, texels }: Search,
  x: number,
  y: number,
  place: Float64Array,
): boolean {
  const { triangles } = CANONICAL;
  const { triangle, widthPx, heightPx } = seen.raster;
  const column = Math.floor((x - seen.originX) * seen.cellsPerPx);
  const row = Math.floor((y - seen.originY) * seen.cellsPerPx);
  if (!(column >= 0 && row >= 0 && column < widthPx && row < heightPx)) return false;
  let t = triangle[row * widthPx + column] as number;
  for (let step = 0; t >= 0 && step < MAX_STEPS; step++) {
    const a = (triangles[t * 3] as number) * 3;
    const b = (triangles[t * 3 + 1] as number) * 3;
    const c = (triangles[t * 3 + 2] as number) * 3;
    const ax = landmarks[a] as number;
    const ay = landmarks[a + 1] as number;
    const abx = (landmarks[b] as number) - ax;
    const aby = (landmarks[b + 1] as number) - ay;
    const acx = (landmarks[c] as number) - ax;
    const acy = (landmarks[c + 1] as number) - ay;
    const twiceArea = abx * acy - aby * acx;
    const wb = ((x - ax) * acy - (y - ay) * acx) / twiceArea;
    const wc = (abx * (y - ay) - aby * (x - ax)) / twiceArea;
    const wa = 1 - wb - wc;
    const least = Math.min(wa, wb, wc);
    if (least >= -1e-4) {
      place[0] = wa * (texels[a] as number) + wb * (texels[b] as number) + wc * (texels[c] as number);
      place[1] = wa * (texels[a + 1] as number) + wb * (texels[b + 1] as number) + wc * (texels[c + 1] as number);
      return true;
    }
    // Across the edge that lies opposite the most negative weight.
    t = neighbours[t * 3 + (least === wa ? 0 : least === wb ? 1 : 2)] as number;
  }
  return false;
}

let known: Int16Array | null = null;

/** The triangle across the edge opposite each corner; -1 at the rim. The mesh is one for all, so this is found once. */
function triangleNeighbours(triangles: Uint16Array): Int16Array {
  if (known) return known;
  const neighbours = new Int16Array(triangles.length).fill(-1);
  const open = new Map<number, number>();
  for (let t = 0; t * 3 < triangles.length; t++) {
    for (let corner = 0; corner < 3; corner++) {
      const p = triangles[t * 3 + ((corner + 1) % 3)] as number;
      const q = triangles[t * 3 + ((corner + 2) % 3)] as number;
      const edge = Math.min(p, q) * 65536 + Math.max(p, q);
      const across = open.get(edge);
      if (across === undefined) {
        open.set(edge, t * 3 + corner);
      } else {
        neighbours[t * 3 + corner] = Math.floor(across / 3);
        neighbours[across] = t;
      }
    }
  }
  known = neighbours;
  return neighbours;
}
