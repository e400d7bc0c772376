import { AppError } from '../../domain/errors.ts';
import { hasText, latin1, uint16, uint16LittleEndian, uint32, uint32LittleEndian } from './bytes.ts';
import { type Orientation, toOrientation } from './orientation.ts';

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * Orientation stated by an EXIF block (TIFF header first); 1 where it states none or can't be read.
 * Only the first directory is looked at, once: its links are never followed, so they can't form a loop.
 */
export function exifOrientation(exif: Uint8Array): Orientation {
  const littleEndian = hasText(exif, 0, 'II*\0');
  if (!littleEndian && !hasText(exif, 0, 'MM\0*')) return 1;
  const short = littleEndian ? uint16LittleEndian : uint16;
  const long = littleEndian ? uint32LittleEndian : uint32;
  try {
    const directory = long(exif, 4);
    const entries = short(exif, directory);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12;
      if (short(exif, entry) !== ORIENTATION_TAG) continue;
      return toOrientation(short(exif, entry + 2) === SHORT ? short(exif, entry + 8) : long(exif, entry + 8));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  return 1;
}

/** A whole EXIF block (26 bytes, TIFF header first) that says nothing but the orientation. */
export function orientationOnly(orientation: Orientation): Uint8Array {
  const block = new Uint8Array(26);
  block.set(latin1('II*\0'));
  const view = new DataView(block.buffer);
  view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, ORIENTATION_TAG, true);
  view.setUint16(12, SHORT, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, orientation, true);
  return block;
}

/** The block without the `Exif\0\0` that some containers put before it. */
export function withoutExifPrefix(payload: Uint8Array): Uint8Array {
  return hasText(payload, 0, 'Exif\0\0') ? payload.subarray(6) : payload;
}
