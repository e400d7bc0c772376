import { CANONICAL, MESH_POINTS } from '../face/canonical.ts';
import { type MeshRaster, rasterMesh } from './meshRaster.ts';

/** The face mesh as the camera sees it, drawn on a coarse grid over the photo: what hides what. */
export interface SeenMesh {
  readonly raster: MeshRaster;
  /** Corner of the grid in image pixels, and cells per image pixel. Depth is in cells too. */
  readonly originX: number;
  readonly originY: number;
  readonly cellsPerPx: number;
}

/** Longer side of the face on that grid, cells: some 0.6 mm a cell, half of the smallest triangles' width. */
const FACE_CELLS = 256;
const MARGIN_CELLS = 2;

/** Draws the mesh points of `landmarks` (478 points; x, y, z in image pixels) with a depth buffer. */
export function seenMesh(landmarks: Float32Array): SeenMesh {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < MESH_POINTS * 3; i += 3) {
    left = Math.min(left, landmarks[i] as number);
    right = Math.max(right, landmarks[i] as number);
    top = Math.min(top, landmarks[i + 1] as number);
    bottom = Math.max(bottom, landmarks[i + 1] as number);
  }
  const cellsPerPx = FACE_CELLS / Math.max(right - left, bottom - top, 1);
  const originX = left - MARGIN_CELLS / cellsPerPx;
  const originY = top - MARGIN_CELLS / cellsPerPx;
  const cells = new Float32Array(MESH_POINTS * 3);
  for (let i = 0; i < cells.length; i += 3) {
    cells[i] = ((landmarks[i] as number) - originX) * cellsPerPx;
    cells[i + 1] = ((landmarks[i + 1] as number) - originY) * cellsPerPx;
    cells[i + 2] = (landmarks[i + 2] as number) * cellsPerPx;
  }
  const widthPx = Math.ceil((right - left) * cellsPerPx) + 2 * MARGIN_CELLS;
  const heightPx = Math.ceil((bottom - top) * cellsPerPx) + 2 * MARGIN_CELLS;
  const raster = rasterMesh(cells, CANONICAL.triangles, widthPx, heightPx);
  return { raster, originX, originY, cellsPerPx };
}
