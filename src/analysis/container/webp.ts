import { concatBytes } from '../../bytes/concat.ts';
import { AppError } from '../../domain/errors.ts';
import {
  byteAt,
  hasText,
  latin1,
  textAt,
  uint16LittleEndian,
  uint24LittleEndian,
  uint32LittleEndian,
} from './bytes.ts';
import { exifOrientation, orientationOnly, withoutExifPrefix } from './exif.ts';
import type { PhotoHeader } from './header.ts';
import type { Orientation } from './orientation.ts';

const MAX_CHUNKS = 4096;
const KEPT = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);

/** Flag bits of the VP8X chunk. */
const HAS_ANIMATION = 0x02;
const HAS_XMP = 0x04;
const HAS_EXIF = 0x08;
const HAS_ALPHA = 0x10;

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly bodyEnd: number;
  /** After the padding byte of an odd body. */
  readonly end: number;
}

interface Bitstream {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly hasAlpha: boolean;
}

/** Reads the header of a WebP file. Throws AppError: `damaged`, `unsupported-kind` (animated). */
export function readWebp(bytes: Uint8Array): PhotoHeader {
  const chunks = chunksOf(bytes);
  const of = (type: string): Chunk | undefined => chunks.find((chunk) => chunk.type === type);
  const extended = of('VP8X');
  const flags = extended === undefined ? 0 : byteAt(bytes, extended.body);
  if (flags & HAS_ANIMATION || of('ANIM') || of('ANMF')) throw new AppError('unsupported-kind', 'animated WebP');
  const picture = bitstreamOf(bytes, of('VP8 '), of('VP8L'));
  // A plain file has no other chunks: EXIF in one is nobody's.
  const exifChunk = extended === undefined ? undefined : of('EXIF');
  const exif = exifChunk === undefined ? null : withoutExifPrefix(bytes.subarray(exifChunk.body, exifChunk.bodyEnd));
  return {
    format: 'webp',
    codedWidthPx: extended === undefined ? picture.widthPx : uint24LittleEndian(bytes, extended.body + 4) + 1,
    codedHeightPx: extended === undefined ? picture.heightPx : uint24LittleEndian(bytes, extended.body + 7) + 1,
    components: picture.hasAlpha || flags & HAS_ALPHA ? 4 : 3,
    bitDepth: 8,
    orientation: exif === null ? 1 : exifOrientation(exif),
    profile: of('ICCP') === undefined ? 'none' : 'icc',
    exif,
  };
}

/**
 * The same WebP, picture and colour profile only. `orientation` 2..8 is stated in a fresh EXIF chunk; a plain file, which has
 * no room for one, can't have stated any.
 */
export function stripWebp(bytes: Uint8Array, orientation: Orientation): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let isExtended = false;
  for (const chunk of chunksOf(bytes)) {
    if (!KEPT.has(chunk.type)) continue;
    const copy = bytes.slice(chunk.start, chunk.end);
    if (chunk.type === 'VP8X') {
      isExtended = true;
      copy[8] = (byteAt(copy, 8) & ~(HAS_EXIF | HAS_XMP)) | (orientation === 1 ? 0 : HAS_EXIF);
    }
    parts.push(copy);
  }
  if (isExtended && orientation !== 1) parts.push(riffChunk('EXIF', orientationOnly(orientation)));
  return concatBytes([riffHeader(4 + parts.reduce((sum, part) => sum + part.length, 0)), ...parts]);
}

function riffHeader(sizeBytes: number): Uint8Array {
  const header = new Uint8Array(12);
  header.set(latin1('RIFF'));
  new DataView(header.buffer).setUint32(4, sizeBytes, true);
  header.set(latin1('WEBP'), 8);
  return header;
}

function riffChunk(type: string, body: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(8 + body.length + (body.length % 2));
  chunk.set(latin1(type));
  new DataView(chunk.buffer).setUint32(4, body.length, true);
  chunk.set(body, 8);
  return chunk;
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  if (!hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WEBP')) throw new AppError('damaged', 'not a WebP');
  const fileEnd = 8 + uint32LittleEndian(bytes, 4);
  if (fileEnd > bytes.length) throw new AppError('damaged', 'the file is cut off');
  const chunks: Chunk[] = [];
  for (let start = 12; start + 8 <= fileEnd; ) {
    const length = uint32LittleEndian(bytes, start + 4);
    const bodyEnd = start + 8 + length;
    if (bodyEnd > fileEnd) throw new AppError('damaged', 'a chunk runs past the end');
    const end = Math.min(bodyEnd + (length % 2), fileEnd);
    chunks.push({ type: textAt(bytes, start), start, body: start + 8, bodyEnd, end });
    if (chunks.length > MAX_CHUNKS) throw new AppError('damaged', 'too many chunks');
    start = end;
  }
  return chunks;
}

function bitstreamOf(bytes: Uint8Array, lossy: Chunk | undefined, lossless: Chunk | undefined): Bitstream {
  if (lossy !== undefined) {
    const isKeyFrame = (byteAt(bytes, lossy.body) & 1) === 0;
    if (!isKeyFrame || !hasText(bytes, lossy.body + 3, '\x9d\x01\x2a')) throw new AppError('damaged', 'no key frame');
    const widthPx = uint16LittleEndian(bytes, lossy.body + 6) & 0x3fff;
    return { widthPx, heightPx: uint16LittleEndian(bytes, lossy.body + 8) & 0x3fff, hasAlpha: false };
  }
  if (lossless === undefined || byteAt(bytes, lossless.body) !== 0x2f) throw new AppError('damaged', 'no picture data');
  const packed = uint32LittleEndian(bytes, lossless.body + 1);
  return {
    widthPx: (packed & 0x3fff) + 1,
    heightPx: ((packed >>> 14) & 0x3fff) + 1,
    hasAlpha: ((packed >>> 28) & 1) === 1,
  };
}
