/** A picture to draw on or compare: a ramp over both axes with one dark square, so that no two places look alike. */
export function paintedBitmap(widthPx: number, heightPx: number): ImageBitmap {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d')!;
  const pixels = context.createImageData(widthPx, heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      pixels.data.set([(255 * x) / widthPx, (255 * y) / heightPx, 120, 255], 4 * (y * widthPx + x));
    }
  }
  context.putImageData(pixels, 0, 0);
  context.fillRect(widthPx * 0.2, heightPx * 0.3, widthPx * 0.1, heightPx * 0.1);
  return canvas.transferToImageBitmap();
}
