/** Bytes as base64 (RFC 4648, padded). Pictures are longer than a call takes arguments, so they go in pieces. */
export function toBase64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += CHUNK) letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(letters);
}

/** @throws DOMException where `text` is no base64 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** As many arguments as every engine takes in one call. */
const CHUNK = 8192;
