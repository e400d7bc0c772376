import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Throws where bytes are not the pinned ones; the message names the file, both hashes and what to do. */
export function checkSha256(
  bytes: Uint8Array,
  expected: string,
  words: { readonly what: string; readonly remedy: string },
): void {
  const got = sha256Of(bytes);
  if (got === expected) return;
  throw new Error(`${words.what}: SHA-256 does not match.\n  expected ${expected}\n  got      ${got}\n${words.remedy}`);
}
