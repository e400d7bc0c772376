const LONG_SIDE_PX = 320;
const QUALITY = 0.85;
/** Reduced as far in a first, rough step: what is left of the picture's noise is averaged by the second. */
const ROUGHLY = 3;

/** A small sRGB JPEG of the picture, at most 320 px on its longer side; it carries no metadata. */
export async function thumbnailOf(picture: ImageBitmap): Promise<ArrayBuffer> {
  const scale = Math.min(1, LONG_SIDE_PX / Math.max(picture.width, picture.height));
  const widthPx = Math.max(1, Math.round(picture.width * scale));
  const heightPx = Math.max(1, Math.round(picture.height * scale));
  const isMuchLarger = scale * ROUGHLY < 1;
  // In one smooth step the browser would make every size between the two.
  const rough = isMuchLarger ? drawn(picture, widthPx * ROUGHLY, heightPx * ROUGHLY, 'low') : picture;
  const canvas = drawn(rough, widthPx, heightPx, 'high');
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return blob.arrayBuffer();
}

function drawn(
  picture: ImageBitmap | OffscreenCanvas,
  widthPx: number,
  heightPx: number,
  quality: ImageSmoothingQuality,
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('no canvas context');
  context.fillStyle = 'white';
  context.fillRect(0, 0, widthPx, heightPx);
  context.imageSmoothingQuality = quality;
  context.drawImage(picture, 0, 0, widthPx, heightPx);
  return canvas;
}
