import type { LinearImage } from '../raster.ts';
import { type Correction, corrected } from './correction.ts';

/** A picture as a card's correction gives it: linear sRGB under D65, light below 0 made 0. */
export function correctImage({ widthPx, heightPx, data }: LinearImage, correction: Correction): LinearImage {
  const n = widthPx * heightPx;
  const out = new Float32Array(3 * n);
  for (let i = 0; i < n; i++) {
    const [r, g, b] = corrected(correction, [data[i] as number, data[n + i] as number, data[2 * n + i] as number]);
    out[i] = Math.max(0, r);
    out[n + i] = Math.max(0, g);
    out[2 * n + i] = Math.max(0, b);
  }
  return { widthPx, heightPx, data: out };
}
