import type { Plane } from '../raster.ts';

/** Half side of the square about a pixel, px at 8 px/mm: 1.4 mm, a line and its banks. */
const REACH_PX = 5;

/**
 * How much each of some pixels stands out from the skin about it: the SD of local contrast there, in the model's units.
 * Of what the picture and the model say of a line it tells the depth of simulated lines best (`models/skin/evaluate_depth.py`).
 *
 * @param skin 1: counts; brows and hair beside a line would make it stand out.
 */
export function contrastAbout(detail: Plane, skin: Uint8Array, places: Int32Array): Float32Array {
  const out = new Float32Array(places.length);
  for (let k = 0; k < out.length; k++) out[k] = spreadAbout(detail, skin, places[k] as number);
  return out;
}

function spreadAbout({ widthPx, heightPx, data }: Plane, skin: Uint8Array, at: number): number {
  const x = at % widthPx;
  const y = (at - x) / widthPx;
  const [left, right] = [Math.max(0, x - REACH_PX), Math.min(widthPx - 1, x + REACH_PX)];
  const [top, bottom] = [Math.max(0, y - REACH_PX), Math.min(heightPx - 1, y + REACH_PX)];
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let row = top; row <= bottom; row++) {
    for (let i = row * widthPx + left; i <= row * widthPx + right; i++) {
      if (!skin[i]) continue;
      const value = data[i] as number;
      count++;
      sum += value;
      squares += value * value;
    }
  }
  return Math.sqrt(Math.max(squares / count - (sum / count) ** 2, 0));
}
