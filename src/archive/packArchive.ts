import { makeZip } from 'client-zip';
import { sha256Hex } from '../bytes/sha256.ts';
import { AppError } from '../domain/errors.ts';
import { toJsonBytes } from './json.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';
import { MANIFEST_PATH } from './paths.ts';

/**
 * Packs an archive: the manifest, then its entries in order, stored and not compressed, one in memory at a time.
 *
 * @param load gives the bytes of an entry
 * @throws (in the stream) AppError `backup-changed`: an entry is no longer what the manifest says
 */
export function packArchive(
  manifest: Manifest,
  load: (entry: ManifestEntry) => Promise<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array> {
  const lastModified = new Date(manifest.madeAt);
  async function* files() {
    yield { name: MANIFEST_PATH, input: toJsonBytes(manifest), lastModified };
    for (const entry of manifest.entries) {
      const bytes = await load(entry);
      if (bytes.length !== entry.bytes || (await sha256Hex(bytes)) !== entry.sha256)
        throw new AppError('backup-changed', `${entry.path} was changed.`);
      yield { name: entry.path, input: bytes, lastModified };
    }
  }
  return makeZip(files(), { buffersAreUTF8: true });
}
