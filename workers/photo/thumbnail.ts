const LONG_SIDE_PX = 320;
const QUALITY = 0.85;

/** A small sRGB JPEG of the picture, at most 320 px on its longer side; it carries no metadata. */
export async function thumbnailOf(picture: ImageBitmap): Promise<ArrayBuffer> {
  const scale = Math.min(1, LONG_SIDE_PX / Math.max(picture.width, picture.height));
  const widthPx = Math.max(1, Math.round(picture.width * scale));
  const heightPx = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas context');
  context.fillStyle = 'white';
  context.fillRect(0, 0, widthPx, heightPx);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, widthPx, heightPx);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return blob.arrayBuffer();
}
