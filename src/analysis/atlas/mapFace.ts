import { CANONICAL } from '../face/canonical.ts';
import { lendPlane } from '../lentPlane.ts';
import { ATLAS_SIDE, atlasLayout } from './atlasLayout.ts';
import { faceOpenings } from './faceLabels.ts';
import { meshFacing } from './meshNormals.ts';
import { seenMesh } from './seenMesh.ts';

/** Where each atlas texel lies on one photo. Row-major, `widthPx` x `heightPx` texels. Its planes can be given back (`lentPlane.ts`). */
export interface AtlasMapping {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Upright image pixels of the texel centre; NaN: not visible. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Cosine of the angle between the skin's normal and the line of sight, 0..1; 0 where not visible. */
  readonly cosView: Float32Array;
}

/**
 * Skin turned more than 60 degrees away is dropped: there a photo pixel covers over twice the skin it covers head-on,
 * and the mesh's own error of 1-3 % of the eye distance is enough to pick up background beyond the silhouette.
 */
const MIN_COS_VIEW = 0.5;
/** Depth by which a surface must lie in front to hide another, in cells of the depth grid (some 4 mm: the mesh's own). */
const HIDING_DEPTH_CELLS = 6;
/** Texels taken off every edge of what is visible: 1.4 mm, the mesh's own error. */
const ERODED_TEXELS = 3;

/**
 * Maps the canonical face atlas onto a photo through the face mesh. Back faces, grazing skin, what another part of the
 * face hides, what lies beyond the picture, eyes and open mouth are out, and every edge is eroded.
 *
 * `landmarks`: 478 points, x, y, z each in upright image pixels, smaller z nearer. Result: 512 x 512 texels.
 */
export function mapFace(landmarks: Float32Array, imageWidthPx: number, imageHeightPx: number): AtlasMapping {
  const { triangles } = CANONICAL;
  const layout = atlasLayout();
  const openings = faceOpenings();
  const facing = meshFacing(landmarks.subarray(0, CANONICAL.vertices.length), triangles);
  const seen = seenMesh(landmarks);
  const count = ATLAS_SIDE * ATLAS_SIDE;
  const x = lendPlane(count, Number.NaN);
  const y = lendPlane(count, Number.NaN);
  const cosView = lendPlane(count);
  const visible = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const t = layout.triangle[i] as number;
    if (t < 0 || (facing.ofTriangle[t] as number) <= 0) continue;
    const a = triangles[t * 3] as number;
    const b = triangles[t * 3 + 1] as number;
    const c = triangles[t * 3 + 2] as number;
    const wb = layout.weightB[i] as number;
    const wc = layout.weightC[i] as number;
    const wa = 1 - wb - wc;
    const cos =
      wa * (facing.ofPoint[a] as number) + wb * (facing.ofPoint[b] as number) + wc * (facing.ofPoint[c] as number);
    if (cos < MIN_COS_VIEW) continue;
    const px =
      wa * (landmarks[a * 3] as number) + wb * (landmarks[b * 3] as number) + wc * (landmarks[c * 3] as number);
    const py =
      wa * (landmarks[a * 3 + 1] as number) +
      wb * (landmarks[b * 3 + 1] as number) +
      wc * (landmarks[c * 3 + 1] as number);
    if (!(px >= 0.5 && py >= 0.5 && px <= imageWidthPx - 0.5 && py <= imageHeightPx - 0.5)) continue;
    const pz =
      wa * (landmarks[a * 3 + 2] as number) +
      wb * (landmarks[b * 3 + 2] as number) +
      wc * (landmarks[c * 3 + 2] as number);
    const cell =
      Math.floor((py - seen.originY) * seen.cellsPerPx) * seen.raster.widthPx +
      Math.floor((px - seen.originX) * seen.cellsPerPx);
    if (pz * seen.cellsPerPx > (seen.raster.depth[cell] as number) + HIDING_DEPTH_CELLS) continue;
    x[i] = px;
    y[i] = py;
    cosView[i] = Math.min(cos, 1);
    visible[i] = 1;
  }
  const kept = erode(visible, ATLAS_SIDE, ERODED_TEXELS);
  for (let i = 0; i < count; i++) {
    if (kept[i] === 1 && openings[i] === 0) continue;
    x[i] = Number.NaN;
    y[i] = Number.NaN;
    cosView[i] = 0;
  }
  return { widthPx: ATLAS_SIDE, heightPx: ATLAS_SIDE, x, y, cosView };
}

/** Erosion by a square of 2 * radius + 1: rows, then columns, by the run of ones so far. */
function erode(mask: Uint8Array, sidePx: number, radius: number): Uint8Array {
  return erodeAlong(erodeAlong(mask, sidePx, radius, 1, sidePx), sidePx, radius, sidePx, 1);
}

function erodeAlong(mask: Uint8Array, sidePx: number, radius: number, step: number, lineStep: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  const span = 2 * radius + 1;
  for (let line = 0; line < sidePx; line++) {
    let run = 0;
    for (let k = 0, i = line * lineStep; k < sidePx; k++, i += step) {
      run = mask[i] === 1 ? run + 1 : 0;
      if (run >= span) out[i - radius * step] = 1;
    }
  }
  return out;
}
