import { concatBytes, latin1 } from './bytes.ts';
import type { HeifColour } from './heif.ts';
import { PNG_SIGNATURE, pngChunk } from './png.ts';

/** A stored (uncompressed) deflate block holds at most this many bytes. */
const MAX_BLOCK_BYTES = 65_535;
const UNSPECIFIED = 2;
const SRGB_TRANSFER = 13;
const BT709_PRIMARIES = 1;
/** Code points whose curve is a camera's; shown pictures with them are meant as sRGB's. */
const CAMERA_TRANSFERS = new Set([1, UNSPECIFIED, 6, 14, 15]);

/**
 * Wraps decoded RGB codes, with the colour that their file stated, as an uncompressed PNG: thus the browser's own colour engine
 * honours any ICC profile or code points, and nothing here needs to.
 * @param rgb 8-bit codes, 3 per pixel; rows `strideBytes` apart
 */
export function taggedPng(
  rgb: Uint8Array,
  strideBytes: number,
  widthPx: number,
  heightPx: number,
  colour: HeifColour,
): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, widthPx);
  view.setUint32(4, heightPx);
  header.set([8, 2, 0, 0, 0], 8);
  const rowBytes = widthPx * 3;
  const rows = new Uint8Array((rowBytes + 1) * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const row = rgb.subarray(y * strideBytes, y * strideBytes + rowBytes);
    rows.set(row, y * (rowBytes + 1) + 1);
  }
  return concatBytes([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    ...colourChunks(colour),
    pngChunk('IDAT', storedZlib(rows)),
    pngChunk('IEND', new Uint8Array(0)),
  ]);
}

function colourChunks(colour: HeifColour): Uint8Array[] {
  if (colour.kind === 'icc') return [pngChunk('iCCP', concatBytes([latin1('icc\0\0'), storedZlib(colour.profile)]))];
  if (colour.kind === 'unstated') return [pngChunk('sRGB', Uint8Array.of(0))];
  const primaries = colour.primaries === UNSPECIFIED ? BT709_PRIMARIES : colour.primaries;
  const transfer = CAMERA_TRANSFERS.has(colour.transfer) ? SRGB_TRANSFER : colour.transfer;
  return [pngChunk('cICP', Uint8Array.of(primaries, transfer, 0, 1))];
}

/** `data` as a zlib stream (RFC 1950) of stored blocks. */
function storedZlib(data: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(data.length / MAX_BLOCK_BYTES));
  const stream = new Uint8Array(2 + blocks * 5 + data.length + 4);
  const view = new DataView(stream.buffer);
  stream.set([0x78, 0x01]);
  let at = 2;
  for (let block = 0; block < blocks; block++) {
    const part = data.subarray(block * MAX_BLOCK_BYTES, (block + 1) * MAX_BLOCK_BYTES);
    view.setUint8(at, block === blocks - 1 ? 1 : 0);
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, ~part.length, true);
    stream.set(part, at + 5);
    at += 5 + part.length;
  }
  view.setUint32(at, adler32(data));
  return stream;
}

/** Adler-32 (RFC 1950). 5552 sums stay below 2^32 before they must be reduced. */
function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < data.length; from += 5552) {
    const to = Math.min(from + 5552, data.length);
    for (let i = from; i < to; i++) {
      low += data[i] as number;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return high * 65536 + low;
}
