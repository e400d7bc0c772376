import * as v from 'valibot';
import { factsSchema } from '../../archive/factsSchema.ts';
import { toJsonBytes } from '../../archive/json.ts';
import { type Manifest, type ManifestEntry, newManifest } from '../../archive/manifest.ts';
import { CLINIC_PATH, photoPath, placeOf, README_PATH, recordsPath, thumbnailPath } from '../../archive/paths.ts';
import { type ClientRecords, readingsSchema } from '../../archive/recordSchemas.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import { AppError } from '../../domain/errors.ts';
import type { ClientId } from '../../domain/ids.ts';
import { readClientRecords, type StoredClient } from '../../storage/clientRecords.ts';
import { reader } from '../../storage/reader.ts';
import { APP_VERSION } from '../appVersion.ts';
import { clinicRecordsOf } from './clinicRecordsOf.ts';

/** What a backup will hold: its manifest, and the way to each entry's bytes. */
export interface Collected {
  readonly manifest: Manifest;
  /** Photos whose picture this device can't read any more: they are not in the backup. */
  readonly leftOut: number;
  readonly load: (entry: ManifestEntry) => Promise<Uint8Array<ArrayBuffer>>;
}

const README = `This is a Skinseries backup. Restore it in Skinseries: Clinic, Backup.

It can also be opened without Skinseries: "age -d -o backup.zip FILE.age" asks for the passphrase, "unzip backup.zip" unpacks it.
  clients/ID/client.json  a client's courses, visits, photos, readings and consents
  clients/ID/photos       the pictures as they were kept
  clinic.json             the clinic's treatments, rooms, consent texts and exported sets, the keys that
                          sets are signed with, and the ids of erased clients
  manifest.json           size and SHA-256 of every file
`;

/**
 * Reads what a backup will hold. Records are kept in memory, pictures are not: they are read once more when they are
 * packed.
 *
 * @param only one client; `null`: everyone but the example
 * @param chosen what of a client's records goes along; absent: all
 * @throws AppError `not-found`: there is no such client; `aborted`
 */
export async function collectBackup(
  only: ClientId | null,
  madeAt: number,
  signal?: AbortSignal,
  chosen: (records: ClientRecords) => ClientRecords = (records) => records,
): Promise<Collected> {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  const entries: ManifestEntry[] = [];
  const counts = { clients: 0, courses: 0, sessions: 0, photos: 0 };
  let leftOut = 0;

  const hold = async (path: string, bytes: Uint8Array<ArrayBuffer>) => {
    held.set(path, bytes);
    entries.push({ path, bytes: bytes.length, sha256: await sha256Hex(bytes) });
  };

  const clients = only === null ? (await reader.clients()).filter(({ isExample }) => !isExample) : [{ id: only }];
  const all: ClientRecords[] = [];
  for (const { id } of clients) {
    const stored = await readClientRecords(id);
    if (stored === null && only !== null) throw new AppError('not-found');
    if (stored !== null) all.push(chosen(asWritten(stored)));
  }
  await hold(README_PATH, new TextEncoder().encode(README));
  await hold(CLINIC_PATH, toJsonBytes(await clinicRecordsOf(only === null ? null : all)));
  for (const records of all) {
    if (signal?.aborted) throw new AppError('aborted');
    const pictures: ManifestEntry[] = [];
    const photos: ClientRecords['photos'][number][] = [];
    for (const one of records.photos) {
      const own = await picturesOf(one.record.photo);
      if (own === null) leftOut += 1;
      else {
        photos.push(one);
        pictures.push(...own);
      }
    }
    await hold(recordsPath(records.client.record.id), toJsonBytes({ ...records, photos } satisfies ClientRecords));
    entries.push(...pictures);
    counts.clients += 1;
    counts.courses += records.courses.length;
    counts.sessions += records.sessions.length;
    counts.photos += photos.length;
  }
  const holds = only === null ? 'everything' : 'one-client';
  return {
    manifest: newManifest({ app: APP_VERSION, madeAt, holds, counts, entries }),
    leftOut,
    load: async ({ path }) => held.get(path) ?? loadPicture(path),
  };
}

/** Facts and readings that an older version left in another form would not be read back: the photo is measured again. */
function asWritten({ client, courses, sessions, photos, consents }: StoredClient): ClientRecords {
  return {
    client,
    courses,
    sessions,
    consents,
    photos: photos.map(({ rev, record }) => {
      const areFactsSound = v.is(v.nullable(factsSchema), record.facts);
      const areReadingsSound = v.is(v.nullable(readingsSchema), record.readings);
      const { status } = record.photo;
      const isAgain = status.kind === 'measured' && !(areFactsSound && areReadingsSound);
      const photo = isAgain ? { ...record.photo, status: { kind: 'awaiting' } as const } : record.photo;
      return {
        rev,
        record: {
          photo,
          facts: areFactsSound ? record.facts : null,
          readings: areReadingsSound ? record.readings : null,
        },
      };
    }),
  };
}

async function picturesOf({
  id,
  clientId,
  format,
}: ClientRecords['photos'][number]['record']['photo']): Promise<ManifestEntry[] | null> {
  const [kept, thumbnail] = await Promise.all([reader.kept(id), reader.thumbnail(id)]);
  if (kept === undefined || thumbnail === undefined) return null;
  return [
    { path: photoPath(clientId, id, format), bytes: kept.bytes.byteLength, sha256: kept.sha256 },
    {
      path: thumbnailPath(clientId, id),
      bytes: thumbnail.byteLength,
      sha256: await sha256Hex(new Uint8Array(thumbnail)),
    },
  ];
}

async function loadPicture(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const place = placeOf(path);
  const bytes =
    place?.kind === 'photo'
      ? (await reader.kept(place.photoId))?.bytes
      : place?.kind === 'thumbnail'
        ? await reader.thumbnail(place.photoId)
        : undefined;
  if (bytes === undefined) throw new AppError('backup-changed', `${path} is gone.`);
  return new Uint8Array(bytes);
}
