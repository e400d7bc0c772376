import { plainPicture } from '../../src/analysis/publish/plainPicture.ts';

/** How a picture of a set is written. */
export type SetImageFormat = 'jpeg' | 'png' | 'webp';

export const EXTENSION: Readonly<Record<SetImageFormat, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp' };
/** Fine enough that a set is no worse than what a site makes of it. */
const QUALITY = 0.92;

/** An encoded picture. A canvas knows nothing of the file its pixels came from, so none of its metadata can come along. */
export async function encode(canvas: OffscreenCanvas, format: SetImageFormat): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: `image/${format}`, quality: QUALITY });
  // Where a browser can't write a format it silently writes PNG.
  if (blob.type !== `image/${format}`) throw new Error(`This browser writes no ${format}`);
  return plainPicture(new Uint8Array(await blob.arrayBuffer()), format);
}
