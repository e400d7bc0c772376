import { concatBytes } from '../../src/bytes/concat.ts';

/** Bytes that WebCrypto and a message take: never on shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
  return encoder.encode(text) as Bytes;
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Parts, each led by its length in four bytes: no two lists of parts give the same bytes. */
export function framed(...parts: readonly (string | number)[]): Bytes {
  return concatBytes(
    parts.flatMap((part) => {
      const bytes = utf8(String(part));
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length);
      return [length, bytes];
    }),
  );
}
