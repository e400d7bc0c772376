import { sha256Hex } from '../bytes/sha256.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import { byteReader } from './byteReader.ts';
import { type ClinicRecords, clinicRecordsSchema } from './clinicRecords.ts';
import { parseJson } from './json.ts';
import { LIMITS } from './limits.ts';
import { type Manifest, type ManifestEntry, readManifest } from './manifest.ts';
import { MANIFEST_PATH, type Place, photoPath, placeOf, thumbnailPath } from './paths.ts';
import { type ClientRecords, clientRecordsSchema } from './recordSchemas.ts';
import { requireSound } from './references.ts';
import { DESCRIPTOR_MARK, type Framed, readDescriptor, readDirectory, readLocalHeader } from './zipFrame.ts';

/** A piece of an archive, in its order: the manifest, the clinic's, then each client's records before their pictures. */
export type Piece =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'clinic'; readonly clinic: ClinicRecords }
  | { readonly kind: 'records'; readonly records: ClientRecords }
  | {
      readonly kind: 'photo' | 'thumbnail';
      readonly clientId: ClientId;
      readonly photoId: PhotoId;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly sha256: string;
    };

/**
 * Unpacks an archive piece by piece, one in memory at a time. Each piece has been held against the manifest when it
 * comes; that the archive is whole is known only once the last one has come and the generator has ended without a throw.
 *
 * @throws AppError `backup-unknown`, `backup-damaged`, `backup-newer`, `backup-too-large`, `backup-invalid`
 */
export async function* unpackArchive(zip: ReadableStream<Uint8Array>): AsyncGenerator<Piece, void, void> {
  const reader = byteReader(zip);
  try {
    await readLocalHeader(reader, MANIFEST_PATH);
    const bytes = await reader.takeUntil(DESCRIPTOR_MARK, LIMITS.manifestBytes);
    const framed: Framed[] = [await readDescriptor(reader, MANIFEST_PATH, bytes.length)];
    const manifest = readManifest(bytes);
    yield { kind: 'manifest', manifest };

    const expected = pictureKeeper(manifest);
    for (const entry of manifest.entries) {
      await readLocalHeader(reader, entry.path);
      const content = await reader.take(entry.bytes);
      if ((await sha256Hex(content)) !== entry.sha256)
        throw new AppError('backup-damaged', `${entry.path} is not what the manifest says.`);
      framed.push(await readDescriptor(reader, entry.path, entry.bytes));
      const piece = pieceOf(entry, content);
      if (piece === null) continue;
      expected.check(entry, piece);
      yield piece;
    }
    expected.finish();
    await readDirectory(reader, framed);
  } finally {
    await reader.close();
  }
}

function pieceOf({ path, sha256 }: ManifestEntry, bytes: Uint8Array<ArrayBuffer>): Piece | null {
  const place = placeOf(path) as Place;
  if (place.kind === 'readme') return null;
  if (place.kind === 'clinic') return { kind: 'clinic', clinic: parseJson(bytes, clinicRecordsSchema) };
  if (place.kind !== 'records') {
    const { kind, clientId, photoId } = place;
    return { kind, clientId, photoId, bytes, sha256 };
  }
  const records = parseJson(bytes, clientRecordsSchema);
  if (records.client.record.id !== place.clientId) throw new AppError('backup-invalid', `${path} is another’s.`);
  requireSound(records);
  return { kind: 'records', records };
}

/** Holds the pictures against the records: each photo has its two, right after them, and there are no others. */
function pictureKeeper({ counts }: Manifest) {
  const missing = new Set<string>();
  const seen = { clients: 0, courses: 0, sessions: 0, photos: 0 };
  const photoIds = new Set<PhotoId>();

  function requireNone(): void {
    const [path] = missing;
    if (path !== undefined) throw new AppError('backup-invalid', `${path} is missing.`);
  }

  return {
    check(entry: ManifestEntry, piece: Piece): void {
      if (piece.kind === 'photo' || piece.kind === 'thumbnail') {
        if (!missing.delete(entry.path)) throw new AppError('backup-invalid', `${entry.path} belongs to no photo.`);
        return;
      }
      requireNone();
      if (piece.kind !== 'records') return;
      const { courses, sessions, photos } = piece.records;
      seen.clients += 1;
      seen.courses += courses.length;
      seen.sessions += sessions.length;
      seen.photos += photos.length;
      for (const { record } of photos) {
        const { id, clientId, format } = record.photo;
        if (photoIds.has(id)) throw new AppError('backup-invalid', `Photo ${id} is there twice.`);
        photoIds.add(id);
        missing.add(photoPath(clientId, id, format));
        missing.add(thumbnailPath(clientId, id));
      }
    },

    finish(): void {
      requireNone();
      const differing = (Object.keys(seen) as (keyof typeof seen)[]).find((key) => seen[key] !== counts[key]);
      if (differing !== undefined) throw new AppError('backup-invalid', `The number of ${differing} is another.`);
    },
  };
}
