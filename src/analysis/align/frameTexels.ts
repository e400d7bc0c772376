import { ATLAS_SIDE } from '../atlas/atlasLayout.ts';
import { mapFace } from '../atlas/mapFace.ts';
import { texelFinder } from '../atlas/texelFinder.ts';
import type { Frame } from './frame.ts';

/** Where each frame pixel lies in the atlas, texels, corner of the first texel (0, 0); NaN: no measurable skin is seen. */
export interface FrameTexels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * The atlas place of each frame pixel, for painting overlays.
 *
 * `areaAtlas`: size of a drawn area's atlas in texels; a face's is fixed.
 */
export function frameTexels(
  frame: Frame,
  areaAtlas: { readonly widthPx: number; readonly heightPx: number } = { widthPx: ATLAS_SIDE, heightPx: ATLAS_SIDE },
): FrameTexels {
  const { widthPx, heightPx } = frame;
  const x = new Float32Array(widthPx * heightPx).fill(Number.NaN);
  const y = new Float32Array(widthPx * heightPx).fill(Number.NaN);
  if (frame.kind === 'face') {
    const shown = mapFace(frame.landmarks, widthPx, heightPx).x;
    const find = texelFinder(frame.landmarks);
    const place = new Float64Array(2);
    for (let row = 0, i = 0; row < heightPx; row++) {
      for (let column = 0; column < widthPx; column++, i++) {
        if (!find(column + 0.5, row + 0.5, place)) continue;
        const [u, v] = place as unknown as [number, number];
        if (Number.isNaN(shown[Math.floor(v) * ATLAS_SIDE + Math.floor(u)])) continue;
        x[i] = u;
        y[i] = v;
      }
    }
    return { widthPx, heightPx, x, y };
  }
  const [a, b, c, d, e, f] = frame.frameToAtlas;
  for (let row = 0, i = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, i++) {
      const u = a * (column + 0.5) + b * (row + 0.5) + c;
      const v = d * (column + 0.5) + e * (row + 0.5) + f;
      if (u < 0 || v < 0 || u >= areaAtlas.widthPx || v >= areaAtlas.heightPx) continue;
      x[i] = u;
      y[i] = v;
    }
  }
  return { widthPx, heightPx, x, y };
}
