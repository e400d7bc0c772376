import { latin1 } from './bytes.ts';
import { crc32 } from './crc32.ts';
import type { HeifColour } from './heif.ts';
import { PNG_SIGNATURE, pngChunk } from './png.ts';

/** A stored (uncompressed) deflate block holds at most this many bytes; so may a row. */
const MAX_BLOCK_BYTES = 65_535;
const UNSPECIFIED = 2;
const SRGB_TRANSFER = 13;
const BT709_PRIMARIES = 1;
/** Code points whose curve is a camera's; shown pictures with them are meant as sRGB's. */
const CAMERA_TRANSFERS = new Set([1, UNSPECIFIED, 6, 14, 15]);
/** Filter type of a PNG row: none. */
const UNFILTERED = Uint8Array.of(0);

/**
 * Wraps decoded RGBA codes, with the colour that their file stated, as an uncompressed PNG: thus the browser's own colour engine
 * honours any ICC profile or code points, and nothing here needs to.
 *
 * @param rgba 8-bit codes, 4 per pixel; rows `strideBytes` apart
 * @param widthPx at most 16,383
 * @returns the parts of the file, one after another; not joined, because a large picture is copied once at most
 */
export function taggedPng(
  rgba: Uint8Array,
  strideBytes: number,
  widthPx: number,
  heightPx: number,
  colour: HeifColour,
): Uint8Array<ArrayBuffer>[] {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  header.set([8, 6, 0, 0, 0], 8);
  const rows: Uint8Array[] = [];
  for (let y = 0; y < heightPx; y++) {
    rows.push(UNFILTERED, rgba.subarray(y * strideBytes, y * strideBytes + widthPx * 4));
  }
  return [
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    colourChunk(colour),
    storedChunk('IDAT', '', rows),
    pngChunk('IEND', new Uint8Array(0)),
  ];
}

function colourChunk(colour: HeifColour): Uint8Array<ArrayBuffer> {
  if (colour.kind === 'unstated') return pngChunk('sRGB', Uint8Array.of(0));
  if (colour.kind === 'icc') {
    const blocks: Uint8Array[] = [];
    for (let from = 0; from < colour.profile.length; from += MAX_BLOCK_BYTES) {
      blocks.push(colour.profile.subarray(from, from + MAX_BLOCK_BYTES));
    }
    return storedChunk('iCCP', 'icc\0\0', blocks);
  }
  const primaries = colour.primaries === UNSPECIFIED ? BT709_PRIMARIES : colour.primaries;
  const transfer = CAMERA_TRANSFERS.has(colour.transfer) ? SRGB_TRANSFER : colour.transfer;
  return pngChunk('cICP', Uint8Array.of(primaries, transfer, 0, 1));
}

/** A PNG chunk whose body is `prefix` and a zlib stream (RFC 1950) of stored blocks, written where it stays. */
function storedChunk(type: string, prefix: string, blocks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bodyBytes = prefix.length + 2 + blocks.reduce((sum, block) => sum + 5 + block.length, 0) + 4;
  const chunk = new Uint8Array(bodyBytes + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, bodyBytes);
  chunk.set(latin1(type + prefix), 4);
  let at = 8 + prefix.length;
  chunk.set([0x78, 0x01], at);
  at += 2;
  for (const [i, block] of blocks.entries()) {
    view.setUint8(at, i === blocks.length - 1 ? 1 : 0);
    view.setUint16(at + 1, block.length, true);
    view.setUint16(at + 3, ~block.length, true);
    chunk.set(block, at + 5);
    at += 5 + block.length;
  }
  view.setUint32(at, adler32(blocks));
  view.setUint32(at + 4, crc32(chunk, 4, at + 4));
  return chunk;
}

/** Adler-32 (RFC 1950). 5552 sums stay below 2^32 before they must be reduced. */
function adler32(blocks: readonly Uint8Array[]): number {
  let low = 1;
  let high = 0;
  for (const block of blocks) {
    for (let from = 0; from < block.length; from += 5552) {
      const to = Math.min(from + 5552, block.length);
      for (let i = from; i < to; i++) {
        low += block[i] as number;
        high += low;
      }
      low %= 65521;
      high %= 65521;
    }
  }
  return high * 65536 + low;
}
