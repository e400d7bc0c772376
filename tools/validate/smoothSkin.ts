import type { CodedImage } from '../../src/analysis/raster.ts';

/** Contrast (0..1 of the code range) below which detail is taken for a blemish: what beauty filters even out. */
const FLAT = 0.06;

/**
 * Smooths a picture as beauty filters do: fine contrast goes, edges stay. Guided filter with the picture's own luminance as
 * guide [He, Sun & Tang 2013].
 *
 * @param radiusPx half the side of the window.
 */
export function smoothSkin(image: CodedImage, radiusPx: number): CodedImage {
  const { widthPx, heightPx, data } = image;
  const n = widthPx * heightPx;
  const radius = Math.max(1, Math.round(radiusPx));
  const mean = (plane: Float32Array) => boxMean(plane, widthPx, heightPx, radius);
  const channel = (c: number) => Float32Array.from({ length: n }, (_, i) => data[4 * i + c]! / 255);
  const planes = [channel(0), channel(1), channel(2)];
  const guide = Float32Array.from(
    { length: n },
    (_, i) => 0.3 * planes[0]![i]! + 0.6 * planes[1]![i]! + 0.1 * planes[2]![i]!,
  );
  const guideMean = mean(guide);
  const guideSquare = mean(guide.map((value) => value * value));
  const out = Uint8Array.from(data);
  planes.forEach((plane, c) => {
    const planeMean = mean(plane);
    const product = mean(plane.map((value, i) => value * guide[i]!));
    const slope = planeMean.map((value, i) => {
      const variance = guideSquare[i]! - guideMean[i]! ** 2;
      return (product[i]! - value * guideMean[i]!) / (variance + FLAT * FLAT);
    });
    const slopes = mean(slope);
    const offsets = mean(planeMean.map((value, i) => value - slope[i]! * guideMean[i]!));
    for (let i = 0; i < n; i++) {
      out[4 * i + c] = Math.round(255 * Math.min(1, Math.max(0, slopes[i]! * guide[i]! + offsets[i]!)));
    }
  });
  return { ...image, data: out };
}

/** Mean over a square window, by running sums; at the border over what there is. */
function boxMean(plane: Float32Array, widthPx: number, heightPx: number, radius: number): Float32Array {
  const across = new Float32Array(plane.length);
  for (let y = 0; y < heightPx; y++) runLine(plane, across, y * widthPx, 1, widthPx, radius);
  const out = new Float32Array(plane.length);
  for (let x = 0; x < widthPx; x++) runLine(across, out, x, widthPx, heightPx, radius);
  return out;
}

function runLine(
  from: Float32Array,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  let sum = 0;
  let inside = 0;
  for (let i = -radius; i < count; i++) {
    const entering = i + radius;
    if (entering < count) {
      sum += from[start + entering * step]!;
      inside++;
    }
    const leaving = i - radius - 1;
    if (leaving >= 0) {
      sum -= from[start + leaving * step]!;
      inside--;
    }
    if (i >= 0) to[start + i * step] = sum / inside;
  }
}
