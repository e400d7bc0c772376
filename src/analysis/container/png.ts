import { concatBytes } from '../../bytes/concat.ts';
import { AppError } from '../../domain/errors.ts';
import { byteAt, latin1, textAt, uint32 } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { exifOrientation, orientationOnly, withoutExifPrefix } from './exif.ts';
import type { PhotoHeader } from './header.ts';
import type { Orientation } from './orientation.ts';

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A 256 MB file in the smallest blocks that encoders write stays well below. */
const MAX_CHUNKS = 262_144;

/** Picture and colour. Everything else (text, time, EXIF, private chunks) is left out of what is kept. */
const KEPT = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT mDCV cLLI'.split(' '));

/** Samples per pixel by colour type. */
const COMPONENTS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly bodyEnd: number;
  readonly end: number;
}

/** Reads the header of a PNG file and checks the sums of all that is kept. Throws AppError: `damaged`, `unsupported-kind` (animated). */
export function readPng(bytes: Uint8Array): PhotoHeader {
  const chunks = chunksOf(bytes);
  if (chunks.some((chunk) => chunk.type === 'acTL')) throw new AppError('unsupported-kind', 'animated PNG');
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.bodyEnd - header.body !== 13) throw new AppError('damaged', 'no image header');
  const components = COMPONENTS[byteAt(bytes, header.body + 9)];
  const bitDepth = byteAt(bytes, header.body + 8);
  if (components === undefined || ![1, 2, 4, 8, 16].includes(bitDepth))
    throw new AppError('damaged', 'no such pixel type');
  if (!chunks.some((chunk) => chunk.type === 'IDAT')) throw new AppError('damaged', 'no picture data');
  const exif = exifOf(bytes, chunks);
  return {
    format: 'png',
    codedWidthPx: uint32(bytes, header.body),
    codedHeightPx: uint32(bytes, header.body + 4),
    components,
    bitDepth,
    orientation: exif === null ? 1 : exifOrientation(exif),
    profile: profileOf(chunks),
    exif,
  };
}

/** The same PNG, picture and colour chunks only; `orientation` 2..8 is stated in a fresh EXIF chunk. */
export function stripPng(bytes: Uint8Array, orientation: Orientation): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [PNG_SIGNATURE];
  for (const chunk of chunksOf(bytes)) {
    if (KEPT.has(chunk.type)) parts.push(bytes.subarray(chunk.start, chunk.end));
    if (chunk.type === 'IHDR' && orientation !== 1) parts.push(pngChunk('eXIf', orientationOnly(orientation)));
  }
  return concatBytes(parts);
}

/** A whole PNG chunk: length, type, body, sum. */
export function pngChunk(type: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(body.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length);
  chunk.set(latin1(type), 4);
  chunk.set(body, 8);
  view.setUint32(8 + body.length, crc32(chunk, 4, 8 + body.length));
  return chunk;
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  if (PNG_SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw new AppError('damaged', 'the PNG signature is broken');
  const chunks: Chunk[] = [];
  let start = PNG_SIGNATURE.length;
  for (;;) {
    const body = start + 8;
    const bodyEnd = body + uint32(bytes, start);
    const type = textAt(bytes, start + 4);
    const sum = uint32(bytes, bodyEnd);
    if (KEPT.has(type) && crc32(bytes, start + 4, bodyEnd) !== sum) throw new AppError('damaged', `${type}: wrong sum`);
    chunks.push({ type, start, body, bodyEnd, end: bodyEnd + 4 });
    if (type === 'IEND') return chunks;
    if (chunks.length > MAX_CHUNKS) throw new AppError('damaged', 'too many chunks');
    start = bodyEnd + 4;
  }
}

function exifOf(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array | null {
  const chunk = chunks.find((each) => each.type === 'eXIf');
  return chunk === undefined ? null : withoutExifPrefix(bytes.subarray(chunk.body, chunk.bodyEnd));
}

function profileOf(chunks: readonly Chunk[]): PhotoHeader['profile'] {
  const types = new Set(chunks.map((chunk) => chunk.type));
  if (types.has('cICP')) return 'coded';
  if (types.has('iCCP')) return 'icc';
  return types.has('sRGB') || types.has('cHRM') || types.has('gAMA') ? 'coded' : 'none';
}
