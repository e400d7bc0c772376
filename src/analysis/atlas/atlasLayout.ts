import { CANONICAL } from '../face/canonical.ts';
import { rasterMesh } from './meshRaster.ts';

/** Side of the square face atlas, texels: about 0.46 mm a texel on an adult face, as fine as the colour maps (2 px/mm). */
export const ATLAS_SIDE = 512;

/** Where each texel of the face atlas lies on the canonical mesh; the same for every photo. Row-major, ATLAS_SIDE squared. */
export interface AtlasLayout {
  /** Triangle under the texel centre; -1: no face there. */
  readonly triangle: Int16Array;
  /** Barycentric weights of the triangle's second and third point; the first has the rest. */
  readonly weightB: Float32Array;
  readonly weightC: Float32Array;
}

/** The canonical mesh in texel units, x, y, 0 each: length 1404. */
export function meshInTexels(): Float32Array {
  const points = new Float32Array((CANONICAL.uv.length / 2) * 3);
  for (let i = 0; i * 2 < CANONICAL.uv.length; i++) {
    points[i * 3] = (CANONICAL.uv[i * 2] as number) * ATLAS_SIDE;
    points[i * 3 + 1] = (CANONICAL.uv[i * 2 + 1] as number) * ATLAS_SIDE;
  }
  return points;
}

let layout: AtlasLayout | null = null;

/** The layout of the face atlas: rasterised on the first call, then kept. */
export function atlasLayout(): AtlasLayout {
  layout ??= layOut();
  return layout;
}

function layOut(): AtlasLayout {
  const points = meshInTexels();
  const { triangles } = CANONICAL;
  const { triangle } = rasterMesh(points, triangles, ATLAS_SIDE, ATLAS_SIDE);
  const weightB = new Float32Array(triangle.length);
  const weightC = new Float32Array(triangle.length);
  for (let i = 0; i < triangle.length; i++) {
    const t = triangle[i] as number;
    if (t < 0) continue;
    const a = (triangles[t * 3] as number) * 3;
    const b = (triangles[t * 3 + 1] as number) * 3;
    const c = (triangles[t * 3 + 2] as number) * 3;
    const ax = points[a] as number;
    const ay = points[a + 1] as number;
    const abx = (points[b] as number) - ax;
    const aby = (points[b + 1] as number) - ay;
    const acx = (points[c] as number) - ax;
    const acy = (points[c + 1] as number) - ay;
    const x = (i % ATLAS_SIDE) + 0.5 - ax;
    const y = Math.floor(i / ATLAS_SIDE) + 0.5 - ay;
    const twiceArea = abx * acy - aby * acx;
    weightB[i] = (x * acy - y * acx) / twiceArea;
    weightC[i] = (abx * y - aby * x) / twiceArea;
  }
  return { triangle, weightB, weightC };
}
