import { lineLength, riseRow, wideBlurInBlocks } from '../filters.ts';
import { lnInPlace } from '../lnInPlace.ts';
import type { Plane } from '../raster.ts';

/** Scale at which relief is read. */
export const TEXTURE_PX_PER_MM = 8;
/** Added to luminance before its logarithm, sigma of the surround, and the contrast that makes one unit: the model's contract. */
const LIFT = 0.01;
const SURROUND_PX = 12;
const CONTRAST = 0.12;

/** Local contrast of luminance, as the texture model takes it: (ln(Y + 0.01) - G12 * ln(Y + 0.01)) / 0.12. */
export function detailOf(luminance: Plane): Plane {
  const { widthPx, heightPx } = luminance;
  const data = new Float32Array(luminance.data.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.max(luminance.data[i] as number, 0) + LIFT;
  lnInPlace(data);
  const blocks = wideBlurInBlocks({ widthPx, heightPx, data }, SURROUND_PX);
  const line = new Float32Array(lineLength(blocks));
  const surround = new Float32Array(widthPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    riseRow(blocks, y, line, surround);
    for (let x = 0; x < widthPx; x++, i++) data[i] = ((data[i] as number) - (surround[x] as number)) / CONTRAST;
  }
  return { widthPx, heightPx, data };
}
