import { type Orientation, swapsSides, turnOf } from '../../src/analysis/container/orientation.ts';

/** Turns a decoded picture upright, in display-p3. Takes the picture over: it is closed where a turned one is made. */
export function turnUpright(picture: ImageBitmap, orientation: Orientation): ImageBitmap {
  if (orientation === 1) return picture;
  const [widthPx, heightPx] = swapsSides(orientation)
    ? [picture.height, picture.width]
    : [picture.width, picture.height];
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d', { colorSpace: 'display-p3' });
  if (context === null) throw new Error('no canvas context');
  const { mirrored, quarterTurnsClockwise } = turnOf(orientation);
  context.translate(widthPx / 2, heightPx / 2);
  context.rotate((quarterTurnsClockwise * Math.PI) / 2);
  if (mirrored) context.scale(-1, 1);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  picture.close();
  return canvas.transferToImageBitmap();
}
