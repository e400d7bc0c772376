import type { CodedImage, PixelSource, Rect } from '../../src/analysis/raster.ts';
import { borrowPixels } from './borrowPixels.ts';

/**
 * An opened picture as the analysis reads it: part by part through a small canvas, so that a 48 MP photo is never read
 * back as a whole.
 *
 * @param colorSpace wide, so that saturated reds stay unclipped; a picture known to be sRGB is read as it is coded, which
 *   spares the browser a conversion that costs three times the decode.
 */
export function pictureSource(picture: ImageBitmap, colorSpace: 'srgb' | 'display-p3' = 'display-p3'): PixelSource {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { alpha: false, colorSpace, willReadFrequently: true });
  if (!context) throw new Error('No 2D canvas in this worker');

  const draw = (from: Rect, widthPx: number, heightPx: number): CodedImage => {
    // Setting the size clears the canvas, so it is done only where the size changes.
    if (canvas.width !== widthPx || canvas.height !== heightPx) {
      canvas.width = widthPx;
      canvas.height = heightPx;
    } else {
      context.clearRect(0, 0, widthPx, heightPx);
    }
    // At its own size there is nothing to smooth, and the look for it costs a fifth of the read.
    context.imageSmoothingEnabled = from.width !== widthPx || from.height !== heightPx;
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, from.x, from.y, from.width, from.height, 0, 0, widthPx, heightPx);
    const { data } = context.getImageData(0, 0, widthPx, heightPx, { colorSpace });
    return { widthPx, heightPx, data, colorSpace };
  };

  const whole: Rect = { x: 0, y: 0, width: picture.width, height: picture.height };
  const read = (rect: Rect) => draw(rect, rect.width, rect.height);
  const borrow = borrowPixels(picture, colorSpace, read);
  return {
    widthPx: picture.width,
    heightPx: picture.height,
    read,
    ...(borrow && { borrow }),
    overview(maxSidePx) {
      const scale = Math.min(1, maxSidePx / Math.max(whole.width, whole.height));
      return draw(whole, Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale)));
    },
  };
}
