import type { CodedImage } from '../raster.ts';
import type { ColourScale } from './colourScale.ts';
import type { FrameTexels } from './frameTexels.ts';

/**
 * Paints a map of the atlas over a frame: bilinear between texels, with soft edges where the map ends.
 *
 * `values`: one per texel, row-major, `atlasWidthPx` a row; NaN: unknown, left transparent. Result: RGBA, not
 * premultiplied, of the frame's size; values beyond the scale take its end.
 */
export function paintOverlay(
  values: Float32Array,
  atlasWidthPx: number,
  texels: FrameTexels,
  scale: ColourScale,
): CodedImage {
  const { widthPx, heightPx, x, y } = texels;
  const data = new Uint8ClampedArray(widthPx * heightPx * 4);
  const lastRow = values.length / atlasWidthPx - 1;
  const perStep = 255 / (scale.max - scale.min);
  for (let i = 0, to = 0; i < x.length; i++, to += 4) {
    const u = (x[i] as number) - 0.5;
    const v = (y[i] as number) - 0.5;
    if (!(u >= -0.5 && v >= -0.5)) continue;
    const left = u < 0 ? 0 : u | 0;
    const top = v < 0 ? 0 : v | 0;
    const fx = u < 0 ? 0 : u - left;
    const fy = v < 0 ? 0 : v - top;
    const right = left + 1 < atlasWidthPx ? 1 : 0;
    const below = top < lastRow ? atlasWidthPx : 0;
    const at = top * atlasWidthPx + left;
    let sum = 0;
    let known = 0;
    for (let corner = 0; corner < 4; corner++) {
      const value = values[at + (corner & 1 ? right : 0) + (corner & 2 ? below : 0)] as number;
      if (Number.isNaN(value)) continue;
      const weight = (corner & 1 ? fx : 1 - fx) * (corner & 2 ? fy : 1 - fy);
      sum += weight * value;
      known += weight;
    }
    if (known < 1e-3) continue;
    const step = Math.round(Math.min(255, Math.max(0, (sum / known - scale.min) * perStep))) * 4;
    data[to] = scale.rgba[step] as number;
    data[to + 1] = scale.rgba[step + 1] as number;
    data[to + 2] = scale.rgba[step + 2] as number;
    data[to + 3] = known * (scale.rgba[step + 3] as number);
  }
  return { widthPx, heightPx, data, colorSpace: 'srgb' };
}
