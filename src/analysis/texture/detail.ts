import { lnInPlace } from '../lnInPlace.ts';
import type { Plane } from '../raster.ts';
import { lineLength, riseRow, wideBlurInBlocks } from '../wideBlur.ts';

/** Scale at which relief is read. */
export const TEXTURE_PX_PER_MM = 8;
/** Added to luminance before its logarithm, sigma of the surround, and the contrast that makes one unit: the model's contract. */
const LIFT = 0.01;
const SURROUND_PX = 12;
const CONTRAST = 0.12;

/** Local contrast of luminance, as the texture model takes it: (ln(Y + 0.01) - G12 * ln(Y + 0.01)) / 0.12. Takes the plane over. */
export function detailOf({ widthPx, heightPx, data }: Plane): Plane {
  for (let y = 0; y < heightPx; y++) toLn(data.subarray(y * widthPx, (y + 1) * widthPx));
  const blocks = wideBlurInBlocks({ widthPx, heightPx, data }, SURROUND_PX);
  const line = new Float32Array(lineLength(blocks));
  const surround = new Float32Array(widthPx);
  for (let y = 0; y < heightPx; y++) {
    riseRow(blocks, y, line, surround);
    takeOff(data.subarray(y * widthPx, (y + 1) * widthPx), surround);
  }
  return { widthPx, heightPx, data };
}

// Functions of their own, called for each row: so the engine has them compiled to their fastest before the first picture ends.

function toLn(row: Float32Array): void {
  for (let x = 0; x < row.length; x++) row[x] = Math.max(row[x] as number, 0) + LIFT;
  lnInPlace(row);
}

function takeOff(row: Float32Array, surround: Float32Array): void {
  const gain = 1 / CONTRAST;
  for (let x = 0; x < row.length; x++) row[x] = ((row[x] as number) - (surround[x] as number)) * gain;
}
