import type { Square, View } from './square.ts';

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
 * Samples a turned square of a photo: [1, side, side, 3] RGB, coded values scaled linearly. Bilinear at pixel centres,
 * averaged over as many points as the reduction asks for.
 */
export function sampleSquare(
  { image, originX, originY, scaleX, scaleY }: View,
  square: Square,
  form: TensorForm,
): Float32Array {
  const { data, widthPx, heightPx } = image;
  // Four bytes in one number, red lowest: one look a pixel instead of three.
  const pixels = new Int32Array(data.buffer, data.byteOffset, widthPx * heightPx);
  const side = form.sidePx;
  const out = new Float32Array(side * side * 3);
  const stepPx = (square.sidePx / side) * Math.max(scaleX, scaleY);
  // Bilinear reaches over two pixels, so one point per two pixels leaves no gap.
  const points = Math.max(1, Math.ceil(stepPx / 2));
  const gain = (form.white - form.black) / (255 * points * points);
  const isBlackOutside = form.outside === 'black';

  const count = side * points;
  const step = square.sidePx / count;
  const alongX = Math.cos(square.angleRad) * step;
  const alongY = Math.sin(square.angleRad) * step;
  const firstOffset = -(count - 1) / 2;
  const lastX = widthPx - 1;
  const lastY = heightPx - 1;

  for (let row = 0; row < count; row++) {
    const v = firstOffset + row;
    let imageX = square.centreX + firstOffset * alongX - v * alongY;
    let imageY = square.centreY + firstOffset * alongY + v * alongX;
    const rowStart = Math.floor(row / points) * side * 3;
    const across = within((imageX - originX) * scaleX - 0.5, alongX * scaleX, lastX);
    const down = within((imageY - originY) * scaleY - 0.5, alongY * scaleY, lastY);
    // Columns of the tensor whose points all have four pixels about them.
    const firstInside = Math.ceil(Math.max(across.from, down.from) / points);
    const endInside = Math.floor(Math.min(across.to, down.to) / points);
    for (let column = 0; column < side; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      const isInside = column >= firstInside && column < endInside;
      for (let k = 0; k < points; k++, imageX += alongX, imageY += alongY) {
        let x = (imageX - originX) * scaleX - 0.5;
        let y = (imageY - originY) * scaleY - 0.5;
        let toRight = 1;
        let down = widthPx;
        if (!isInside) {
          if (isBlackOutside && (x < -0.5 || y < -0.5 || x > lastX + 0.5 || y > lastY + 0.5)) continue;
          x = Math.max(0, Math.min(x, lastX));
          y = Math.max(0, Math.min(y, lastY));
          if (x >= lastX) toRight = 0;
          if (y >= lastY) down = 0;
        }
        const x0 = x | 0;
        const y0 = y | 0;
        const right = x - x0;
        const below = y - y0;
        const at = y0 * widthPx + x0;
        const a = (1 - right) * (1 - below);
        const b = right * (1 - below);
        const c = (1 - right) * below;
        const d = right * below;
        const p = pixels[at] as number;
        const q = pixels[at + toRight] as number;
        const r = pixels[at + down] as number;
        const s = pixels[at + down + toRight] as number;
        red += a * (p & 255) + b * (q & 255) + c * (r & 255) + d * (s & 255);
        green += a * ((p >> 8) & 255) + b * ((q >> 8) & 255) + c * ((r >> 8) & 255) + d * ((s >> 8) & 255);
        blue += a * ((p >> 16) & 255) + b * ((q >> 16) & 255) + c * ((r >> 16) & 255) + d * ((s >> 16) & 255);
      }
      const to = rowStart + column * 3;
      out[to] = (out[to] as number) + red;
      out[to + 1] = (out[to + 1] as number) + green;
      out[to + 2] = (out[to + 2] as number) + blue;
    }
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * gain + form.black;
  return out;
}

/** Keeps rounding away from the rim. */
const RIM_PX = 1e-3;

/** Which points of a row, by their number, lie between the first and the last pixel centre along one axis. */
function within(start: number, step: number, last: number): { readonly from: number; readonly to: number } {
  const [first, second] = [(RIM_PX - start) / step, (last - RIM_PX - start) / step];
  if (step > 0) return { from: first, to: second };
  if (step < 0) return { from: second, to: first };
  const isInside = start > RIM_PX && start < last - RIM_PX;
  return { from: isInside ? 0 : Infinity, to: isInside ? Infinity : 0 };
}
