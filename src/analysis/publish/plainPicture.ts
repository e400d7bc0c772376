import { concatBytes } from '../../bytes/concat.ts';
import { textAt, uint16, uint32, uint32LittleEndian } from '../container/bytes.ts';

/** JPEG markers: what the scan starts with, JFIF's segment, and the last application segment. */
const [SOS, APP0, APP15, COM] = [0xda, 0xe0, 0xef, 0xfe];
const PICTURE_CHUNKS = { png: ['IHDR', 'IDAT', 'IEND'], webp: ['VP8 ', 'VP8L'] } as const;

/**
 * A picture as a canvas wrote it, without the colour profile that browsers put into it, which names its maker: pixels that
 * name no colour space are sRGB. Nothing but the picture stays, and JFIF's eighteen bytes.
 */
export function plainPicture(bytes: Uint8Array<ArrayBuffer>, format: 'jpeg' | 'png' | 'webp'): Uint8Array<ArrayBuffer> {
  if (format === 'jpeg') return plainJpeg(bytes);
  return format === 'png' ? plainPng(bytes) : plainWebp(bytes);
}

function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  for (let marker = uint16(bytes, at) & 0xff; marker !== SOS; marker = uint16(bytes, at) & 0xff) {
    const end = at + 2 + uint16(bytes, at + 2);
    const isAbout = (marker > APP0 && marker <= APP15) || marker === COM;
    if (!isAbout) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return concatBytes([...parts, bytes.subarray(at)]);
}

function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const end = at + 12 + uint32(bytes, at);
    if (isIn(PICTURE_CHUNKS.png, textAt(bytes, at + 4))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return concatBytes(parts);
}

/** Opaque, so that it needs no extended header. */
function plainWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = bytes.slice(0, 12);
  const parts: Uint8Array[] = [];
  for (let at = 12; at < bytes.length; ) {
    const size = uint32LittleEndian(bytes, at + 4);
    const end = at + 8 + size + (size % 2);
    if (isIn(PICTURE_CHUNKS.webp, textAt(bytes, at))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  const size = 4 + parts.reduce((sum, { length }) => sum + length, 0);
  new DataView(head.buffer).setUint32(4, size, true);
  return concatBytes([head, ...parts]);
}

const isIn = (names: readonly string[], name: string) => names.includes(name);
