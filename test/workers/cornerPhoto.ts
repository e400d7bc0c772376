import { latin1 } from '../../src/analysis/container/bytes.ts';
import { orientationOnly } from '../../src/analysis/container/exif.ts';
import type { Orientation } from '../../src/analysis/container/orientation.ts';
import { stripPng } from '../../src/analysis/container/png.ts';
import { stripWebp } from '../../src/analysis/container/webp.ts';
import { concatBytes } from '../../src/bytes/concat.ts';

/** Colours of the four quarters of the picture once it stands upright. */
const UPRIGHT = { topLeft: 'red', topRight: 'lime', bottomLeft: 'blue', bottomRight: 'white' } as const;
type Corner = keyof typeof UPRIGHT;

/** Which upright corner each corner of the coded picture is (EXIF 2.32, 4.6.4 A): top left, top right, bottom left, bottom right. */
const CODED_CORNERS: Record<Orientation, readonly [Corner, Corner, Corner, Corner]> = {
  1: ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'],
  2: ['topRight', 'topLeft', 'bottomRight', 'bottomLeft'],
  3: ['bottomRight', 'bottomLeft', 'topRight', 'topLeft'],
  4: ['bottomLeft', 'bottomRight', 'topLeft', 'topRight'],
  5: ['topLeft', 'bottomLeft', 'topRight', 'bottomRight'],
  6: ['topRight', 'bottomRight', 'topLeft', 'bottomLeft'],
  7: ['bottomRight', 'topRight', 'bottomLeft', 'topLeft'],
  8: ['bottomLeft', 'topLeft', 'bottomRight', 'topRight'],
};
export const ORIENTATIONS = Object.keys(CODED_CORNERS).map(Number) as Orientation[];

/** A file whose picture, 320 x 480 once upright, shows one colour a corner, coded as the orientation has it. */
export async function cornerPhoto(
  format: 'jpeg' | 'png' | 'webp',
  orientation: Orientation,
): Promise<Uint8Array<ArrayBuffer>> {
  const [widthPx, heightPx] = orientation >= 5 ? [480, 320] : [320, 480];
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (const [i, corner] of CODED_CORNERS[orientation].entries()) {
    context.fillStyle = UPRIGHT[corner];
    context.fillRect(((i % 2) * widthPx) / 2, (i < 2 ? 0 : heightPx) / 2, widthPx / 2, heightPx / 2);
  }
  const blob = await canvas.convertToBlob({ type: `image/${format}`, quality: 0.95 });
  const plain = new Uint8Array(await blob.arrayBuffer());
  if (format === 'png') return stripPng(plain, orientation);
  if (format === 'webp') return stripWebp(extendedWebp(plain, widthPx, heightPx), orientation);
  const exif = [Uint8Array.of(0xff, 0xe1, 0, 34), latin1('Exif\0\0'), orientationOnly(orientation)];
  return concatBytes([plain.subarray(0, 2), ...exif, plain.subarray(2)]);
}

/** Gives a plain WebP the header chunk without which it can't state an orientation. */
function extendedWebp(plain: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  if (String.fromCharCode(...plain.subarray(12, 16)) === 'VP8X') return plain;
  const chunk = new Uint8Array(18);
  chunk.set(latin1('VP8X'));
  const view = new DataView(chunk.buffer);
  view.setUint32(4, 10, true);
  view.setUint16(12, widthPx - 1, true);
  view.setUint16(15, heightPx - 1, true);
  const extended = concatBytes([plain.subarray(0, 12), chunk, plain.subarray(12)]);
  new DataView(extended.buffer).setUint32(4, extended.length - 8, true);
  return extended;
}
