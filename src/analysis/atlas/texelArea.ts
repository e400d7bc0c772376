import { CANONICAL } from '../face/canonical.ts';
import { ATLAS_SIDE, atlasLayout, meshInTexels } from './atlasLayout.ts';

/**
 * Skin area of each texel of the face atlas, mm2: the canonical face's own surface, brought to a person's size by
 * `mmPerCanonicalCm` (10 on a face of canonical size). 0 outside the face. One value per texel.
 */
export function faceTexelMm2(mmPerCanonicalCm: number): Float32Array {
  const { vertices, triangles } = CANONICAL;
  const texels = meshInTexels();
  const ofTriangle = new Float32Array(triangles.length / 3);
  for (let t = 0; t < ofTriangle.length; t++) {
    const a = (triangles[t * 3] as number) * 3;
    const b = (triangles[t * 3 + 1] as number) * 3;
    const c = (triangles[t * 3 + 2] as number) * 3;
    ofTriangle[t] = (triangleArea(vertices, a, b, c) / triangleArea(texels, a, b, c)) * mmPerCanonicalCm ** 2;
  }
  const { triangle } = atlasLayout();
  const area = new Float32Array(ATLAS_SIDE * ATLAS_SIDE);
  for (let i = 0; i < area.length; i++) {
    const t = triangle[i] as number;
    if (t >= 0) area[i] = ofTriangle[t] as number;
  }
  return area;
}

function triangleArea(points: Float32Array, a: number, b: number, c: number): number {
  const ux = (points[b] as number) - (points[a] as number);
  const uy = (points[b + 1] as number) - (points[a + 1] as number);
  const uz = (points[b + 2] as number) - (points[a + 2] as number);
  const vx = (points[c] as number) - (points[a] as number);
  const vy = (points[c + 1] as number) - (points[a + 1] as number);
  const vz = (points[c + 2] as number) - (points[a + 2] as number);
  return Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
}
