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

  const draw = (from: Rect, factor: number): CodedImage => {
    const [widthPx, heightPx] = [from.width / factor, from.height / factor];
    // Setting the size clears the canvas, so it is done only where the size changes.
    if (canvas.width !== widthPx || canvas.height !== heightPx) {
      canvas.width = widthPx;
      canvas.height = heightPx;
    } else {
      context.clearRect(0, 0, widthPx, heightPx);
    }
    // At its own size there is nothing to smooth, and the look for it costs a fifth of the read.
    context.imageSmoothingEnabled = factor > 1;
    // The mean of the four pixels in the middle of each block. Finer ways go through every size between the two.
    context.imageSmoothingQuality = 'low';
    context.drawImage(picture, from.x, from.y, from.width, from.height, 0, 0, widthPx, heightPx);
    const { data } = context.getImageData(0, 0, widthPx, heightPx, { colorSpace });
    return { widthPx, heightPx, data, colorSpace };
  };

  const read = (rect: Rect) => draw(rect, 1);
  const borrow = borrowPixels(picture, colorSpace, read);
  return {
    widthPx: picture.width,
    heightPx: picture.height,
    read,
    ...(borrow && { borrow }),
    overview(factor) {
      const whole = (size: number) => size - (size % factor);
      return draw({ x: 0, y: 0, width: whole(picture.width), height: whole(picture.height) }, factor);
    },
  };
}
