import { LOG_EPSILON } from '../colour.ts';
import { keptRoom } from '../keptRoom.ts';
import { lnInPlace } from '../lnInPlace.ts';
import type { LinearImage } from '../raster.ts';

/** Log-chroma and log-luminance of a picture, per pixel: exposure shifts `lnY` only, white balance shifts `u` and `v` as a whole. */
export interface SkinPlanes {
  readonly widthPx: number;
  readonly heightPx: number;
  /** ln R - ln G: grows with blood and with pigment. */
  readonly u: Float32Array;
  /** ln G - ln B. */
  readonly v: Float32Array;
  /** 0.299 ln R + 0.587 ln G + 0.114 ln B, the weighting the colour model uses. */
  readonly lnY: Float32Array;
}

const lnRoom = keptRoom((length) => new Float32Array(length));

export function skinPlanes({ widthPx, heightPx, data }: LinearImage): SkinPlanes {
  const n = widthPx * heightPx;
  const u = new Float32Array(n);
  const v = new Float32Array(n);
  const lnY = new Float32Array(n);
  const ln = lnRoom(3 * n);
  for (let first = 0; first < ln.length; first += widthPx)
    lnOfRow(data.subarray(first, first + widthPx), ln.subarray(first, first + widthPx));
  for (let first = 0; first < n; first += widthPx) chromaOfRow(ln, first, first + widthPx, { u, v, lnY });
  return { widthPx, heightPx, u, v, lnY };
}

// Functions of their own, called for each row: so the engine has them compiled to their fastest before the first picture ends.

function lnOfRow(light: Float32Array, ln: Float32Array): void {
  for (let x = 0; x < ln.length; x++) ln[x] = Math.max(light[x] as number, LOG_EPSILON);
  lnInPlace(ln);
}

function chromaOfRow(
  ln: Float32Array,
  first: number,
  end: number,
  { u, v, lnY }: Pick<SkinPlanes, 'u' | 'v' | 'lnY'>,
): void {
  const n = u.length;
  for (let i = first; i < end; i++) {
    const r = ln[i] as number;
    const g = ln[n + i] as number;
    const b = ln[2 * n + i] as number;
    u[i] = r - g;
    v[i] = g - b;
    lnY[i] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
}
