import type { PhotoHeader } from '../../src/analysis/container/header.ts';
import { stripMetadata } from '../../src/analysis/container/inspect.ts';
import { AppError } from '../../src/domain/errors.ts';
import { connect } from '../channel.ts';
import type { HeicApi } from '../heic.worker.ts';
import heicUrl from '../heic.worker.ts?worker&url';
import { trustedScriptUrl } from '../scriptUrl.ts';
import { libheifCode } from './libheif.ts';
import { turnUpright } from './upright.ts';

const DECODE_LIMIT_MS = 10_000;
/** HEIC is decoded without the machine's own decoder: above this size it is given time in proportion. */
const HEIC_PIXELS_IN_LIMIT = 16_000_000;

/**
 * Decodes a photo into an upright picture that carries its colour: whoever reads its pixels draws it on a display-p3 canvas.
 * @param kept the file, metadata stripped
 * @throws AppError `damaged`, `unsupported-kind`, `too-slow` (after `limitMs`), or a fault of the HEIC decoder's file
 */
export function decodePhoto(
  kept: Uint8Array<ArrayBuffer>,
  header: PhotoHeader,
  limitMs: number = DECODE_LIMIT_MS,
): Promise<ImageBitmap> {
  if (header.format !== 'heic') return withinLimit(decodeInBrowser(kept, header), limitMs);
  const pixels = header.codedWidthPx * header.codedHeightPx;
  return decodeHeic(kept, limitMs * Math.max(1, pixels / HEIC_PIXELS_IN_LIMIT));
}

async function decodeInBrowser(kept: Uint8Array<ArrayBuffer>, header: PhotoHeader): Promise<ImageBitmap> {
  const { format, orientation } = header;
  // Browsers agree on turning JPEG and AVIF; on EXIF in PNG and WebP they don't, so it is kept from them.
  const turnsHere = format === 'png' || format === 'webp';
  const bytes = turnsHere && orientation !== 1 ? stripMetadata(kept, format, 1) : kept;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([bytes], { type: `image/${format}` }), {
      imageOrientation: 'from-image',
      colorSpaceConversion: 'default',
      premultiplyAlpha: 'default',
    });
  } catch (cause) {
    throw new AppError('damaged', 'the picture could not be decoded', { cause });
  }
  return turnsHere ? turnUpright(picture, orientation) : picture;
}

/** One worker a photo: it can be ended in the middle of a decode, its heap goes with it, and no file can upset the next. */
async function decodeHeic(kept: Uint8Array<ArrayBuffer>, limitMs: number): Promise<ImageBitmap> {
  const channel = connect<HeicApi>(() => new Worker(trustedScriptUrl(heicUrl), { type: 'module', name: 'heic' }));
  const limit = AbortSignal.timeout(limitMs);
  try {
    const code = await libheifCode();
    return await channel.call((api) => api.decode(kept, code), limit);
  } catch (error) {
    throw limit.aborted ? new AppError('too-slow') : error;
  } finally {
    channel.stop();
  }
}

async function withinLimit(decoding: Promise<ImageBitmap>, limitMs: number): Promise<ImageBitmap> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('too-slow')), limitMs);
  });
  try {
    return await Promise.race([decoding, limit]);
  } catch (error) {
    decoding.then(
      (late) => late.close(),
      () => {},
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
