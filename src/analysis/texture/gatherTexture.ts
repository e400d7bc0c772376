import { type AtlasTexture, LINE_CONTRAST_STEP } from '../../domain/measurement.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { giveBackPlane, lendPlane } from '../lentPlane.ts';
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
  const valid = lookedAtFrom(mapping, relief);
  const lineMm = lendPlane(count);
  const lineContrast = new Uint8Array(count);
  const pores = new Uint8Array(count);
  for (let k = 0; k < relief.linePx.length; k++) {
    const texel = texelOf(relief.linePx[k] as number, grid, toTexel);
    if (texel < 0) continue;
    lineMm[texel] = (lineMm[texel] as number) + (relief.lineMm[k] as number);
    const contrast = Math.min(255, Math.round((relief.lineContrast[k] as number) / LINE_CONTRAST_STEP));
    lineContrast[texel] = Math.max(lineContrast[texel] as number, contrast);
  }
  for (const at of relief.porePx) {
    const texel = texelOf(at, grid, toTexel);
    if (texel >= 0) pores[texel] = Math.min(255, (pores[texel] as number) + 1);
  }
  const lineUm = inMicrometres(lineMm);
  giveBackPlane(lineMm);
  return { valid, lineUm, lineContrast, pores, blurSigmaMm: relief.blurSigmaMm };
}

/** The texels whose own place on the photo was looked at. */
function lookedAtFrom({ x: imageX, y: imageY }: AtlasMapping, { grid, lookedAt }: Relief): Uint8Array {
  const { originX, originY, pxPerImagePx, widthPx, heightPx } = grid;
  const valid = new Uint8Array(imageX.length);
  for (let i = 0; i < valid.length; i++) {
    const x = ((imageX[i] as number) - originX) * pxPerImagePx;
    const y = ((imageY[i] as number) - originY) * pxPerImagePx;
    // A comparison with NaN is false: an invisible texel was not looked at.
    if (x >= 0 && y >= 0 && x < widthPx && y < heightPx) valid[i] = lookedAt[(y | 0) * widthPx + (x | 0)] as number;
  }
  return valid;
}

function inMicrometres(mm: Float32Array): Uint16Array {
  const um = new Uint16Array(mm.length);
  for (let i = 0; i < um.length; i++) if (mm[i]) um[i] = Math.min(65_535, Math.round((mm[i] as number) * 1000));
  return um;
}

function texelOf(at: number, grid: Grid, toTexel: (x: number, y: number) => number): number {
  const x = at % grid.widthPx;
  const y = Math.floor(at / grid.widthPx);
  return toTexel(grid.originX + (x + 0.5) / grid.pxPerImagePx, grid.originY + (y + 0.5) / grid.pxPerImagePx);
}
