/** How a mesh is turned to the camera. Cosines of the angle between its normals and the line of sight; below 0: turned away. */
export interface MeshFacing {
  readonly ofTriangle: Float32Array;
  /** Area-weighted mean of the adjoining triangles: smooth over the surface, so that a limit on it draws no teeth. */
  readonly ofPoint: Float32Array;
}

/**
 * Facing of a mesh seen along z, by weak perspective.
 *
 * `points`: x, y, z each, image pixels, y down, smaller z nearer. `triangles`: three point indices each, wound so that a
 * triangle turned to the camera has a negative cross product on the image (as the canonical face mesh is).
 */
export function meshFacing(points: Float32Array, triangles: Uint16Array): MeshFacing {
  const ofTriangle = new Float32Array(triangles.length / 3);
  let pointCount = 0;
  for (const i of triangles) pointCount = Math.max(pointCount, i + 1);
  const normals = new Float32Array(pointCount * 3);
  for (let t = 0; t < ofTriangle.length; t++) {
    const a = (triangles[t * 3] as number) * 3;
    const b = (triangles[t * 3 + 1] as number) * 3;
    const c = (triangles[t * 3 + 2] as number) * 3;
    const ux = (points[b] as number) - (points[a] as number);
    const uy = (points[b + 1] as number) - (points[a + 1] as number);
    const uz = (points[b + 2] as number) - (points[a + 2] as number);
    const vx = (points[c] as number) - (points[a] as number);
    const vy = (points[c + 1] as number) - (points[a + 1] as number);
    const vz = (points[c + 2] as number) - (points[a + 2] as number);
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    ofTriangle[t] = towardsCamera(nx, ny, nz);
    for (const p of [a, b, c]) {
      normals[p] = (normals[p] as number) + nx;
      normals[p + 1] = (normals[p + 1] as number) + ny;
      normals[p + 2] = (normals[p + 2] as number) + nz;
    }
  }
  const ofPoint = new Float32Array(pointCount);
  for (let i = 0; i < pointCount; i++) {
    ofPoint[i] = towardsCamera(normals[i * 3] as number, normals[i * 3 + 1] as number, normals[i * 3 + 2] as number);
  }
  return { ofTriangle, ofPoint };
}

function towardsCamera(nx: number, ny: number, nz: number): number {
  const length = Math.hypot(nx, ny, nz);
  return length > 0 ? -nz / length : 0;
}
