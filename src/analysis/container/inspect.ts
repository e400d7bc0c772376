import { AppError, REFUSALS, type RefusalCode } from '../../domain/errors.ts';
import type { ImageFormat } from '../../domain/photo.ts';
import { type PhotoHeader, uprightSize } from './header.ts';
import { readHeif, stripHeif } from './heif.ts';
import { readJpeg, stripJpeg } from './jpeg.ts';
import { type PhotoLimits, sizeRefusal } from './limits.ts';
import type { Orientation } from './orientation.ts';
import { readPng, stripPng } from './png.ts';
import { sniff } from './sniff.ts';
import { readWebp, stripWebp } from './webp.ts';

export interface RefusedFile {
  readonly kind: 'refused';
  readonly code: RefusalCode;
}

export type Inspection = { readonly kind: 'photo'; readonly header: PhotoHeader } | RefusedFile;

const READERS = { jpeg: readJpeg, png: readPng, webp: readWebp, heif: readHeif };

/** Tells from the bytes alone whether a file is a photo that can be opened: its kind, its size, its soundness. Never throws. */
export function inspectPhoto(bytes: Uint8Array, limits: PhotoLimits): Inspection {
  const sniffed = sniff(bytes);
  if (sniffed.kind === 'refused') return sniffed;
  try {
    const header = READERS[sniffed.kind](bytes);
    const { widthPx, heightPx } = uprightSize(header);
    if (widthPx === 0 || heightPx === 0) return { kind: 'refused', code: 'damaged' };
    const code = sizeRefusal(widthPx, heightPx, limits);
    return code === null ? { kind: 'photo', header } : { kind: 'refused', code };
  } catch (error) {
    return { kind: 'refused', code: refusalOf(error) ?? 'damaged' };
  }
}

/**
 * The file without its metadata, coded pixels and colour untouched. `orientation` is the header's; 1 leaves no word of it in PNG
 * and WebP. Throws AppError where `inspectPhoto` refuses.
 */
export function stripMetadata(
  bytes: Uint8Array,
  format: ImageFormat,
  orientation: Orientation,
): Uint8Array<ArrayBuffer> {
  if (format === 'jpeg') return stripJpeg(bytes);
  if (format === 'png') return stripPng(bytes, orientation);
  return format === 'webp' ? stripWebp(bytes, orientation) : stripHeif(bytes);
}

/** The refusal that an error stands for; `null`: it stands for none, something broke. */
export function refusalOf(error: unknown): RefusalCode | null {
  if (!(error instanceof AppError)) return null;
  return REFUSALS.find((code) => code === error.code) ?? null;
}
