import { makeZip } from 'client-zip';
import { concatBytes } from '../../bytes/concat.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import type { SetManifest } from '../../domain/setManifest.ts';
import type { SigningKey } from '../../domain/signingKey.ts';
import { toJsonBytes } from '../json.ts';
import { fingerprintOf, signWith } from './signature.ts';

/** A file of a set. */
export interface SetFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const SET_MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.sig';
export const SIGNATURE_BYTES = 64;

/** A packed set, and the SHA-256 of its manifest, hex. */
export interface PackedSet {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly manifestSha256: string;
}

/** Packs a set: the manifest, its signature, and the files in their order. */
export async function packSet(
  said: Omit<SetManifest, 'files' | 'signer'>,
  files: readonly SetFile[],
  { publicKey, privateKey }: SigningKey,
): Promise<PackedSet> {
  const entries = await Promise.all(
    files.map(async ({ path, bytes }) => ({ path, bytes: bytes.length, sha256: await sha256Hex(bytes) })),
  );
  const signer = { publicKey, fingerprint: await fingerprintOf(publicKey) };
  const manifest = toJsonBytes({ ...said, signer, files: entries } satisfies SetManifest, 1);
  const zip = await zipOfSet(manifest, await signWith(privateKey, manifest), files);
  return { zip, manifestSha256: await sha256Hex(manifest) };
}

/**
 * The zip of a set, stored and not compressed. Everything in its frame follows from what is in it: the verifier makes it
 * anew and holds it against the file, byte by byte.
 */
export async function zipOfSet(
  manifest: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  files: readonly SetFile[],
): Promise<Uint8Array<ArrayBuffer>> {
  const all = [{ path: SET_MANIFEST_PATH, bytes: manifest }, { path: SIGNATURE_PATH, bytes: signature }, ...files];
  const entries = all.map(({ path, bytes }) => ({ name: path, input: bytes, lastModified: sameTime() }));
  const parts: Uint8Array[] = [];
  const reader = makeZip(entries, { buffersAreUTF8: true }).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
    parts.push(value as Uint8Array);
  return concatBytes(parts);
}

/** A zip holds the time on the wall, without a zone: this one is the same everywhere, and tells nothing. */
const sameTime = () => new Date(2000, 0, 1, 12);
