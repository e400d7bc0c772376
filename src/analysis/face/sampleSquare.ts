import { wordsOf } from '../raster.ts';
import { halfOf, type View } from '../view.ts';
import type { Square } from './square.ts';

/** How a network wants its picture. */
export interface TensorForm {
  /** Side of the square tensor. */
  readonly sidePx: number;
  /** Values that black and white become. */
  readonly black: number;
  readonly white: number;
  /** What lies outside the photo: its nearest pixel, or black. */
  readonly outside: 'edge' | 'black';
}

/**
 * Samples a turned square of a photo: [1, side, side, 3] RGB, coded values scaled linearly. Bilinear at pixel centres, in the
 * view halved as often as leaves a pixel or more to a sample: bilinear reaches over two, so there is no gap.
 */
export function sampleSquare(given: View, square: Square, form: TensorForm): Float32Array {
  const side = form.sidePx;
  const step = square.sidePx / side;
  let view = given;
  while (step * view.scale >= 2 && Math.min(view.image.widthPx, view.image.heightPx) > 1) view = halfOf(view);
  const { image, originX, originY, scale } = view;
  const words = wordsOf(image);
  const out = new Float32Array(side * side * 3);
  const alongX = Math.cos(square.angleRad) * step;
  const alongY = Math.sin(square.angleRad) * step;
  const first = -(side - 1) / 2;
  for (let row = 0; row < side; row++) {
    const v = first + row;
    const line: Line = {
      x: (square.centreX + first * alongX - v * alongY - originX) * scale - 0.5,
      y: (square.centreY + first * alongY + v * alongX - originY) * scale - 0.5,
      stepX: alongX * scale,
      stepY: alongY * scale,
    };
    sampleRow(words, image, line, form.outside === 'black', out.subarray(row * side * 3, (row + 1) * side * 3));
  }
  const gain = (form.white - form.black) / 255;
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * gain + form.black;
  return out;
}

/** Samples in a row: where the first lies, from the middle of the first pixel, and the way from one to the next. */
interface Line {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
}

/** A function of its own, called for each row: so it is compiled to its fastest within one picture. */
function sampleRow(
  words: Int32Array,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  line: Line,
  isBlackOutside: boolean,
  out: Float32Array,
): void {
  const { stepX, stepY } = line;
  const lastX = widthPx - 1;
  const lastY = heightPx - 1;
  let { x, y } = line;
  for (let to = 0; to < out.length; to += 3, x += stepX, y += stepY) {
    if (isBlackOutside && (x < -0.5 || y < -0.5 || x > lastX + 0.5 || y > lastY + 0.5)) continue;
    const insideX = Math.max(0, Math.min(x, lastX));
    const insideY = Math.max(0, Math.min(y, lastY));
    const left = insideX | 0;
    const top = insideY | 0;
    const right = insideX - left;
    const below = insideY - top;
    const at = top * widthPx + left;
    const toRight = left < lastX ? 1 : 0;
    const down = top < lastY ? widthPx : 0;
    const a = (1 - right) * (1 - below);
    const b = right * (1 - below);
    const c = (1 - right) * below;
    const d = right * below;
    // Four bytes in one number, red lowest: one look a pixel instead of three.
    const p = words[at] as number;
    const q = words[at + toRight] as number;
    const r = words[at + down] as number;
    const s = words[at + down + toRight] as number;
    out[to] = a * (p & 255) + b * (q & 255) + c * (r & 255) + d * (s & 255);
    out[to + 1] = a * ((p >> 8) & 255) + b * ((q >> 8) & 255) + c * ((r >> 8) & 255) + d * ((s >> 8) & 255);
    out[to + 2] = a * ((p >> 16) & 255) + b * ((q >> 16) & 255) + c * ((r >> 16) & 255) + d * ((s >> 16) & 255);
  }
}
