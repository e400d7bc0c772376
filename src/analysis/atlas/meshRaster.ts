/** Which triangle of a mesh is seen at each pixel centre, and how deep it lies there. */
export interface MeshRaster {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Index of the nearest triangle; -1: none. */
  readonly triangle: Int16Array;
  /** Its depth in the unit of the points' z, smaller is nearer; Infinity: none. */
  readonly depth: Float32Array;
}

/**
 * Draws a triangle mesh into a pixel grid with a depth buffer, so that a surface hides what lies behind it.
 *
 * `points`: x, y, z each, in pixels of the grid; (0, 0) is the corner of the first pixel, centres lie at .5.
 * `triangles`: three point indices each. Triangles for which `isDrawn` is false are left out.
 */
export function rasterMesh(
  points: Float32Array,
  triangles: Uint16Array,
  widthPx: number,
  heightPx: number,
  isDrawn: (triangle: number) => boolean = () => true,
): MeshRaster {
  const triangle = new Int16Array(widthPx * heightPx).fill(-1);
  const depth = new Float32Array(widthPx * heightPx).fill(Number.POSITIVE_INFINITY);
  for (let t = 0; t * 3 < triangles.length; t++) {
    if (!isDrawn(t)) continue;
    const a = (triangles[t * 3] as number) * 3;
    const b = (triangles[t * 3 + 1] as number) * 3;
    const c = (triangles[t * 3 + 2] as number) * 3;
    const ax = points[a] as number;
    const ay = points[a + 1] as number;
    const bx = points[b] as number;
    const by = points[b + 1] as number;
    const cx = points[c] as number;
    const cy = points[c + 1] as number;
    const twiceArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (!(Math.abs(twiceArea) > 1e-9)) continue;
    const az = points[a + 2] as number;
    const zb = (points[b + 2] as number) - az;
    const zc = (points[c + 2] as number) - az;
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(heightPx - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(widthPx - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const stepB = (cy - ay) / twiceArea;
    const stepC = (ay - by) / twiceArea;
    for (let y = top; y <= bottom; y++) {
      const dy = y + 0.5 - ay;
      let wb = ((left + 0.5 - ax) * (cy - ay) - dy * (cx - ax)) / twiceArea;
      let wc = (dy * (bx - ax) - (left + 0.5 - ax) * (by - ay)) / twiceArea;
      for (let i = y * widthPx + left, end = y * widthPx + right; i <= end; i++, wb += stepB, wc += stepC) {
        if (wb < -EDGE || wc < -EDGE || wb + wc > 1 + EDGE) continue;
        const z = az + wb * zb + wc * zc;
        if (z >= (depth[i] as number)) continue;
        depth[i] = z;
        triangle[i] = t;
      }
    }
  }
  return { widthPx, heightPx, triangle, depth };
}

/** Pixel centres that fall exactly on a shared edge belong to the mesh in spite of rounding. */
const EDGE = 1e-6;
