import { rasterMesh } from '../atlas/meshRaster.ts';
import { CANONICAL, MESH_POINTS } from '../face/canonical.ts';
import { type Affine, fitPlaneSimilarity } from './affine.ts';
import type { FaceFrame } from './frame.ts';
import { spreadOutward } from './spreadOutward.ts';

/** Where frame pixels lie on a photo: a similarity, and beside it a displacement per cell of a grid over the frame. */
export interface FaceField {
  readonly frameToImage: Affine;
  /** Frame pixels to a grid cell. */
  readonly cellPx: number;
  readonly widthCells: number;
  readonly heightCells: number;
  /** Image pixels, at the centres of the cells. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/**
 * The field that lays a photo of a face over the frame. The mesh of both faces says where the skin goes; around it the
 * mesh's displacement fades into the similarity that fits all landmarks, harmonically, so that no seam shows.
 *
 * `landmarks`: the photo's, 478 x (x, y, z), image pixels.
 */
export function faceField(landmarks: Float32Array, frame: FaceFrame): FaceField {
  const frameToImage = fitPlaneSimilarity(frame.landmarks, landmarks, MESH_POINTS);
  const cellPx = Math.max(2, Math.round(Math.max(frame.widthPx, frame.heightPx) / FIELD_CELLS));
  const widthCells = Math.ceil(frame.widthPx / cellPx);
  const heightCells = Math.ceil(frame.heightPx / cellPx);
  const { triangles } = CANONICAL;
  const cells = frame.landmarks.slice(0, MESH_POINTS * 3).map((value) => value / cellPx);
  const [a, b, c, d, e, f] = frameToImage;
  const shift = new Float32Array(MESH_POINTS * 2);
  for (let i = 0; i < MESH_POINTS; i++) {
    const x = frame.landmarks[i * 3] as number;
    const y = frame.landmarks[i * 3 + 1] as number;
    shift[i * 2] = (landmarks[i * 3] as number) - (a * x + b * y + c);
    shift[i * 2 + 1] = (landmarks[i * 3 + 1] as number) - (d * x + e * y + f);
  }
  // A triangle that is turned away on either picture would fold the other one over.
  const isSeen = (t: number) => isTowards(cells, t) && isTowards(landmarks, t);
  const { triangle } = rasterMesh(cells, triangles, widthCells, heightCells);
  const dx = new Float32Array(triangle.length);
  const dy = new Float32Array(triangle.length);
  const known = new Uint8Array(triangle.length);
  for (let i = 0; i < triangle.length; i++) {
    const t = triangle[i] as number;
    if (t < 0 || !isSeen(t)) continue;
    const p = triangles[t * 3] as number;
    const q = triangles[t * 3 + 1] as number;
    const r = triangles[t * 3 + 2] as number;
    const x = (i % widthCells) + 0.5 - (cells[p * 3] as number);
    const y = Math.floor(i / widthCells) + 0.5 - (cells[p * 3 + 1] as number);
    const pqx = (cells[q * 3] as number) - (cells[p * 3] as number);
    const pqy = (cells[q * 3 + 1] as number) - (cells[p * 3 + 1] as number);
    const prx = (cells[r * 3] as number) - (cells[p * 3] as number);
    const pry = (cells[r * 3 + 1] as number) - (cells[p * 3 + 1] as number);
    const twiceArea = pqx * pry - pqy * prx;
    const wq = (x * pry - y * prx) / twiceArea;
    const wr = (pqx * y - pqy * x) / twiceArea;
    const wp = 1 - wq - wr;
    dx[i] = wp * (shift[p * 2] as number) + wq * (shift[q * 2] as number) + wr * (shift[r * 2] as number);
    dy[i] = wp * (shift[p * 2 + 1] as number) + wq * (shift[q * 2 + 1] as number) + wr * (shift[r * 2 + 1] as number);
    known[i] = 1;
  }
  spreadOutward(dx, known, widthCells, heightCells);
  spreadOutward(dy, known, widthCells, heightCells);
  return { frameToImage, cellPx, widthCells, heightCells, dx, dy };
}

/** Cells along the frame's longer side: some 1.5 mm a cell, finer than the mesh's own triangles. */
const FIELD_CELLS = 200;

function isTowards(points: Float32Array, t: number): boolean {
  const a = (CANONICAL.triangles[t * 3] as number) * 3;
  const b = (CANONICAL.triangles[t * 3 + 1] as number) * 3;
  const c = (CANONICAL.triangles[t * 3 + 2] as number) * 3;
  const ax = points[a] as number;
  const ay = points[a + 1] as number;
  return (
    ((points[b] as number) - ax) * ((points[c + 1] as number) - ay) -
      ((points[b + 1] as number) - ay) * ((points[c] as number) - ax) <
    0
  );
}
