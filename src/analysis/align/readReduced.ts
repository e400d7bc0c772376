import type { CodedImage, PixelSource } from '../raster.ts';

/** Native rows read at a time, so that a 48 MP photo passes through some megabytes. */
const BAND_ROWS = 64;

/**
 * Reads a part of a photo reduced by a whole factor: each pixel is the mean of `factor` x `factor` coded native pixels.
 * The box (image pixels) is cut to the picture; `originX`, `originY` is the corner of what was read. The photo is at least
 * `factor` pixels wide and high.
 */
export function readReduced(
  source: PixelSource,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  factor: number,
): { readonly image: CodedImage; readonly originX: number; readonly originY: number } {
  const originX = Math.min(Math.max(0, Math.floor(box.left)), Math.max(0, source.widthPx - factor));
  const originY = Math.min(Math.max(0, Math.floor(box.top)), Math.max(0, source.heightPx - factor));
  const widthPx = Math.max(1, Math.floor((Math.min(source.widthPx, box.right) - originX) / factor));
  const heightPx = Math.max(1, Math.floor((Math.min(source.heightPx, box.bottom) - originY) / factor));
  const data = new Uint8ClampedArray(widthPx * heightPx * 4);
  const rowsAtATime = Math.max(1, Math.floor(BAND_ROWS / factor));
  const sums = new Float32Array(widthPx * 4);
  let colorSpace: CodedImage['colorSpace'] = 'srgb';
  for (let first = 0; first < heightPx; first += rowsAtATime) {
    const rows = Math.min(rowsAtATime, heightPx - first);
    const width = widthPx * factor;
    const band = source.read({ x: originX, y: originY + first * factor, width, height: rows * factor });
    colorSpace = band.colorSpace;
    for (let row = 0; row < rows; row++) {
      if (factor === 1) {
        data.set(band.data.subarray(row * width * 4, (row + 1) * width * 4), (first + row) * widthPx * 4);
        continue;
      }
      sums.fill(0);
      for (let line = row * factor; line < (row + 1) * factor; line++) {
        for (let x = 0, i = line * width * 4; x < widthPx; x++) {
          const to = x * 4;
          for (let k = 0; k < factor; k++, i += 4) {
            sums[to] = (sums[to] as number) + (band.data[i] as number);
            sums[to + 1] = (sums[to + 1] as number) + (band.data[i + 1] as number);
            sums[to + 2] = (sums[to + 2] as number) + (band.data[i + 2] as number);
          }
        }
      }
      const out = (first + row) * widthPx * 4;
      for (let i = 0; i < sums.length; i++) data[out + i] = (sums[i] as number) / (factor * factor);
    }
  }
  return { image: { widthPx, heightPx, data, colorSpace }, originX, originY };
}
