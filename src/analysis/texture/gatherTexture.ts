import type { AtlasTexture } from '../../domain/measurement.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import type { Grid } from '../resample.ts';
import type { Relief } from './readTexture.ts';

/**
 * Gathers lines and pores into the texels that show them.
 *
 * @param toTexel upright image pixels -> texel index, -1: none.
 */
export function gatherTexture(
  relief: Relief,
  mapping: AtlasMapping,
  toTexel: (x: number, y: number) => number,
): AtlasTexture {
  const { grid } = relief;
  const count = mapping.widthPx * mapping.heightPx;
  const valid = new Uint8Array(count);
  const lineMm = new Float32Array(count);
  const pores = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    // A comparison with NaN is false: an invisible texel was not looked at.
    const x = Math.floor(((mapping.x[i] as number) - grid.originX) * grid.pxPerImagePx);
    const y = Math.floor(((mapping.y[i] as number) - grid.originY) * grid.pxPerImagePx);
    if (x >= 0 && y >= 0 && x < grid.widthPx && y < grid.heightPx)
      valid[i] = relief.lookedAt[y * grid.widthPx + x] ?? 0;
  }
  for (let k = 0; k < relief.linePx.length; k++) {
    const texel = texelOf(relief.linePx[k] as number, grid, toTexel);
    if (texel >= 0) lineMm[texel] = (lineMm[texel] as number) + (relief.lineMm[k] as number);
  }
  for (const at of relief.porePx) {
    const texel = texelOf(at, grid, toTexel);
    if (texel >= 0) pores[texel] = Math.min(255, (pores[texel] as number) + 1);
  }
  const lineUm = new Uint16Array(count);
  for (let i = 0; i < count; i++) lineUm[i] = Math.min(65_535, Math.round((lineMm[i] as number) * 1000));
  return { valid, lineUm, pores, blurSigmaMm: relief.blurSigmaMm };
}

function texelOf(at: number, grid: Grid, toTexel: (x: number, y: number) => number): number {
  const x = at % grid.widthPx;
  const y = Math.floor(at / grid.widthPx);
  return toTexel(grid.originX + (x + 0.5) / grid.pxPerImagePx, grid.originY + (y + 0.5) / grid.pxPerImagePx);
}
