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

  const read = ({ x, y, width, height }: Rect): CodedImage => {
    // Setting the size clears the canvas, so it is done only where the size changes.
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else {
      context.clearRect(0, 0, width, height);
    }
    // At its own size there is nothing to smooth, and the look for it costs a fifth of the read.
    context.imageSmoothingEnabled = false;
    context.drawImage(picture, x, y, width, height, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height, { colorSpace });
    return { widthPx: width, heightPx: height, data, colorSpace };
  };
  const borrow = borrowPixels(picture, colorSpace, read);
  return { widthPx: picture.width, heightPx: picture.height, read, ...(borrow && { borrow }) };
}
