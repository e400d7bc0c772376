import { type PhotoHeader, uprightSize } from '../src/analysis/container/header.ts';
import { inspectPhoto, type RefusedFile, refusalOf, stripMetadata } from '../src/analysis/container/inspect.ts';
import { jpegProfile, jpegQuality } from '../src/analysis/container/jpeg.ts';
import { MAX_FILE_BYTES, PHOTO_LIMITS, type PhotoLimits, sizeRefusal } from '../src/analysis/container/limits.ts';
import { sha256Hex } from '../src/bytes/sha256.ts';
import { AppError } from '../src/domain/errors.ts';
import type { CaptureFacts, ImageFormat } from '../src/domain/photo.ts';
import { expose, transfer } from './channel.ts';
import { isCanvasRandomised } from './photo/canvasProbe.ts';
import { captureFacts } from './photo/captureFacts.ts';
import { decodePhoto } from './photo/decode.ts';
import { statedSpace } from './photo/statedSpace.ts';
import { thumbnailOf } from './photo/thumbnail.ts';

/** A file from outside, opened. */
export interface OpenedPhoto {
  readonly kind: 'opened';
  readonly format: ImageFormat;
  /** Of the file as it came, hex. */
  readonly sha256: string;
  /** The file to keep: metadata stripped, coded pixels untouched. */
  readonly kept: ArrayBuffer;
  /** Upright size. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly capture: CaptureFacts;
  /** JPEG, 320 px on the longer side. */
  readonly thumbnail: ArrayBuffer;
  /** Upright; it carries its colour. */
  readonly picture: ImageBitmap;
  /** The colour space in which its pixels are read. */
  readonly colorSpace: 'srgb' | 'display-p3';
}

let canvasIsRandomised: boolean | null = null;

const api = {
  /** Opens a file from outside. Refusals are values; it throws AppError only where a part of the app itself is missing. */
  open(file: Blob | ArrayBuffer, limits?: { readonly minSidePx?: number }): Promise<OpenedPhoto | RefusedFile> {
    return orRefused(() => openFile(file, { ...PHOTO_LIMITS, ...limits }));
  },

  /** Decodes a photo that was kept: upright, carrying its colour. */
  reopen(kept: ArrayBuffer, format: ImageFormat): Promise<ImageBitmap | RefusedFile> {
    return orRefused(async () => {
      const bytes = new Uint8Array(kept);
      const header = headerOf(bytes, { ...PHOTO_LIMITS, minSidePx: 1 });
      if (header.format !== format) throw new AppError('damaged', `kept as ${format}, reads as ${header.format}`);
      const picture = await decodePhoto(bytes, header);
      return transfer(picture, [picture]);
    });
  },

  /** The colour space in which a kept photo's pixels are read: sRGB where the file means no other, else the wide one. */
  async spaceOf(kept: ArrayBuffer): Promise<'srgb' | 'display-p3'> {
    const bytes = new Uint8Array(kept);
    return readingSpace(bytes, headerOf(bytes, { ...PHOTO_LIMITS, minSidePx: 1 }));
  },
};

export type PhotoApi = typeof api;
expose(api);

async function openFile(file: Blob | ArrayBuffer, limits: PhotoLimits): Promise<OpenedPhoto> {
  if ((file instanceof Blob ? file.size : file.byteLength) > MAX_FILE_BYTES) throw new AppError('too-large');
  const original = file instanceof Blob ? await file.arrayBuffer().catch(unreadable) : file;
  const bytes = new Uint8Array(original);
  const header = headerOf(bytes, limits);
  const kept = stripMetadata(bytes, header.format, header.orientation);
  const [sha256, picture] = await Promise.all([sha256Hex(original), decodePhoto(kept, header)]);
  requireSize(picture, header, limits);
  const opened: OpenedPhoto = {
    kind: 'opened',
    format: header.format,
    sha256,
    kept: kept.buffer,
    widthPx: picture.width,
    heightPx: picture.height,
    capture: {
      ...captureFacts(header.exif),
      jpegQuality: header.format === 'jpeg' ? jpegQuality(bytes) : null,
    },
    thumbnail: await thumbnailOf(picture),
    picture,
    colorSpace: await readingSpace(bytes, header),
  };
  return transfer(opened, [opened.kept, opened.thumbnail, picture]);
}

async function readingSpace(bytes: Uint8Array, { format, profile }: PhotoHeader): Promise<'srgb' | 'display-p3'> {
  if (profile === 'none') return 'srgb';
  const stated = format === 'jpeg' ? jpegProfile(bytes) : null;
  // A profile that can't be shown says nothing; the wide space holds whatever it was.
  const space = stated && (await statedSpace({ kind: 'icc', profile: stated }).catch(() => null));
  return space === 'srgb' ? 'srgb' : 'display-p3';
}

function headerOf(bytes: Uint8Array, limits: PhotoLimits): PhotoHeader {
  canvasIsRandomised ??= isCanvasRandomised();
  if (canvasIsRandomised) throw new AppError('canvas-randomised');
  const inspection = inspectPhoto(bytes, limits);
  if (inspection.kind === 'refused') throw new AppError(inspection.code);
  return inspection.header;
}

/** A header that lied. HEIC and AVIF may crop (`clap`), so theirs is held to the limits only. */
function requireSize(picture: ImageBitmap, header: PhotoHeader, limits: PhotoLimits): void {
  const stated = uprightSize(header);
  const mayCrop = header.format === 'heic' || header.format === 'avif';
  const isAsStated = picture.width === stated.widthPx && picture.height === stated.heightPx;
  const code = mayCrop ? sizeRefusal(picture.width, picture.height, limits) : isAsStated ? null : 'damaged';
  if (code === null) return;
  picture.close();
  throw new AppError(code);
}

async function orRefused<T>(open: () => Promise<T>): Promise<T | RefusedFile> {
  try {
    return await open();
  } catch (error) {
    const code = refusalOf(error);
    if (code === null) throw error;
    return { kind: 'refused', code };
  }
}

function unreadable(cause: unknown): never {
  throw new AppError('damaged', 'the file could not be read', { cause });
}
