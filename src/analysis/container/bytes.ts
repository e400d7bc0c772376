import { AppError } from '../../domain/errors.ts';

/** One byte; ends the walk with `damaged` where the file stops short. The other reads build on it. */
export function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new AppError('damaged', 'the file ends inside a header');
  return byte;
}

export function uint16(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) * 0x100 + byteAt(bytes, at + 1);
}

export function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
}

export function uint16LittleEndian(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) + byteAt(bytes, at + 1) * 0x100;
}

export function uint24LittleEndian(bytes: Uint8Array, at: number): number {
  return uint16LittleEndian(bytes, at) + byteAt(bytes, at + 2) * 0x10000;
}

export function uint32LittleEndian(bytes: Uint8Array, at: number): number {
  return uint16LittleEndian(bytes, at) + uint16LittleEndian(bytes, at + 2) * 0x10000;
}

/** An unsigned big-endian number of 0..8 bytes; above 2^53 it loses its low bits, far beyond any file. */
export function uintOfSize(bytes: Uint8Array, at: number, sizeBytes: number): number {
  let value = 0;
  for (let i = 0; i < sizeBytes; i++) value = value * 0x100 + byteAt(bytes, at + i);
  return value;
}

/** True where `text` (Latin-1) stands at `at`. Never throws. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** `length` bytes as Latin-1: the four-letter codes of chunks and boxes. */
export function textAt(bytes: Uint8Array, at: number, length = 4): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(byteAt(bytes, at + i));
  return text;
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
