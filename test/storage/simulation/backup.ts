import { createHash } from 'node:crypto';
import type { ClinicRecords } from '../../../src/archive/clinicRecords.ts';
import type { Manifest } from '../../../src/archive/manifest.ts';
import type { AtRev, ClientRecords } from '../../../src/archive/recordSchemas.ts';
import type { Piece } from '../../../src/archive/unpackArchive.ts';
import type { ConsentText } from '../../../src/domain/consentText.ts';
import type { ClientId, IsoDay } from '../../../src/domain/ids.ts';
import type { PublishedSet } from '../../../src/domain/publishedSet.ts';
import type { PhotoEntry, PhotoReadings } from '../../../src/storage/schema.ts';
import { type Held, rowOf, rowsOf, type SealedStore, type World } from './world.ts';

/** What a backup of a world holds, pictures by `store id`. */
export interface Backup {
  readonly holds: Manifest['holds'];
  readonly clients: readonly ClientRecords[];
  readonly clinic: ClinicRecords;
  readonly pictures: ReadonlyMap<string, ArrayBuffer>;
}

export const MADE_AT = Date.UTC(2026, 10, 22, 12);

const atRev = <T>({ rev, body }: Held): AtRev<T> => ({ rev, record: body as T });

/** Everything about one client but pictures and maps; `null`: there is no such client. */
export function recordsOf(world: World, clientId: string): ClientRecords | null {
  const client = rowOf(world, 'clients', clientId);
  const theirs = (store: SealedStore) => rowsOf(world, store).filter((row) => row.clientId === clientId);
  if (client === undefined) return null;
  return {
    client: atRev(client),
    courses: theirs('courses').map((row) => atRev(row)),
    sessions: theirs('sessions').map((row) => atRev(row)),
    photos: theirs('photos').map(({ id, rev, body }) => {
      const { photo, facts } = body as PhotoEntry;
      const readings = (rowOf(world, 'readings', id)?.body ?? null) as PhotoReadings | null;
      return { rev, record: { photo, facts, readings } };
    }),
    consents: theirs('consents').map((row) => atRev(row)),
  };
}

/** What a backup holds of the clinic's own. @param only these clients' part; `null`: everything */
export function clinicOf(world: World, only: readonly ClientRecords[] | null): ClinicRecords {
  const texts = rowsOf(world, 'consentTexts').map(({ body }) => body as ConsentText);
  const sets = rowsOf(world, 'sets').map((row) => atRev<PublishedSet>(row));
  if (only === null) {
    return {
      library: [...(world.clinic.get('library')?.body ?? [])],
      rooms: [...(world.clinic.get('rooms')?.body ?? [])],
      tombstones: [...world.tombstones].map(([id, on]) => ({ id: id as ClientId, on: on as IsoDay })),
      consentTexts: texts,
      sets,
      signing: [],
    };
  }
  const known = new Set<string>(
    only.flatMap(({ client, photos, consents }) => [
      client.record.id,
      ...photos.map(({ record }) => record.photo.id),
      ...consents.flatMap(({ record }) => [record.id, record.text.id]),
    ]),
  );
  const part = <T extends string>(ids: readonly T[]) => ids.filter((id) => known.has(id));
  return {
    ...{ library: [], rooms: [], tombstones: [], signing: [] },
    consentTexts: texts.filter(({ id }) => known.has(id)),
    sets: sets
      .map(({ rev, record }) => ({
        rev,
        record: {
          ...record,
          clientIds: part(record.clientIds),
          photoIds: part(record.photoIds),
          consentIds: part(record.consentIds),
        },
      }))
      .filter(({ record }) => record.clientIds.length > 0),
  };
}

/** A backup of a world, or of one client in it. */
export function backupOf(world: World, only: string | null): Backup {
  const ids = only === null ? rowsOf(world, 'clients').map(({ id }) => id) : [only];
  const clients = ids.flatMap((id) => recordsOf(world, id) ?? []);
  const pictures = new Map(
    (['blobs', 'thumbnails'] as const).flatMap((store) =>
      rowsOf(world, store).map(({ id, body }) => [`${store} ${id}`, body as ArrayBuffer] as const),
    ),
  );
  const holds = only === null ? 'everything' : 'one-client';
  return { holds, clients, clinic: clinicOf(world, only === null ? null : clients), pictures };
}

/** What comes of opening the file, in its order. */
export async function* piecesOf({ holds, clients, clinic, pictures }: Backup): AsyncGenerator<Piece, void, void> {
  yield { kind: 'manifest', manifest: { holds, madeAt: MADE_AT } as Manifest };
  yield { kind: 'clinic', clinic };
  for (const records of clients) {
    yield { kind: 'records', records };
    const clientId = records.client.record.id;
    for (const { record } of records.photos) {
      for (const store of ['blobs', 'thumbnails'] as const) {
        const photoId = record.photo.id;
        const bytes = new Uint8Array((pictures.get(`${store} ${photoId}`) as ArrayBuffer).slice(0));
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        yield { kind: store === 'blobs' ? 'photo' : 'thumbnail', clientId, photoId, bytes, sha256 };
      }
    }
  }
}
