import type { Consent } from '../domain/consent.ts';
import type { Client, Course, Session } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import type { PhotoFacts } from '../domain/measurement.ts';
import type { Photo } from '../domain/photo.ts';
import { logged } from './audit.ts';
import { withDatabase } from './database.ts';
import { revAbove } from './ledger.ts';
import { isKept } from './photos.ts';
import { clientRow, commit, courseRow, findRows, keepKey, type OfCourse, type Writing } from './rows.ts';
import type { PhotoEntry, PhotoReadings, Row, StoreName } from './schema.ts';
import { clientKey, ownPlace } from './seal.ts';
import { SetsMoved, setsFlaggedBy } from './sets.ts';

/** A record as a backup brings it: with the revision it is written as, over the one that is here (0: none is). */
export interface Restored<T> {
  readonly over: number;
  readonly rev: number;
  readonly record: T;
}

/** The records of one client that a backup brings. */
export interface RestoredClient {
  readonly clientId: ClientId;
  /** `null`: it stays as it is. */
  readonly client: Restored<Client> | null;
  readonly courses: readonly Restored<Course>[];
  readonly sessions: readonly Restored<Session>[];
  readonly photos: readonly Restored<{
    readonly photo: Photo;
    readonly facts: PhotoFacts | null;
    readonly readings: PhotoReadings | null;
  }>[];
  readonly consents: readonly Restored<Consent>[];
  /** Brought back although they were erased here: a person asked for it. */
  readonly mayReturn: boolean;
}

/**
 * Writes the picture of a photo whose record follows, and reads it back. Nothing shows it before the record is there; if
 * that never comes, `sweepPictures` takes it out again.
 *
 * @param sha256 of `bytes`, hex
 * @throws AppError `storage-full`; `storage-lost`: it did not read back as it was written (it is taken out again)
 */
export async function putPicture(id: PhotoId, place: OfCourse, bytes: ArrayBuffer, sha256: string): Promise<void> {
  const key = await clientKey(place.clientId);
  const row = await courseRow('blobs', id, place, { bytes, sha256 });
  await commit(['blobs', 'keys'], place.clientId, async (transaction) => {
    // A picture may come before its client; without the key it would be lost if the rest never came.
    if (key !== null) await keepKey(transaction, key);
    await transaction.objectStore('blobs').put(row);
  });
  if (await isKept(id, sha256)) return;
  await commit(['blobs'], place.clientId, (transaction) => transaction.objectStore('blobs').delete(id));
  throw new AppError('storage-lost', 'A restored photo did not read back as it was written.');
}

/** Which of these photos have no picture here. */
export async function lackingPictures(ids: readonly PhotoId[]): Promise<PhotoId[]> {
  const known = new Set(await withDatabase((database) => database.getAllKeys('blobs')));
  return ids.filter((id) => !known.has(id));
}

/** Writes the thumbnail of a photo whose record follows. JPEG. */
export async function putThumbnail(id: PhotoId, place: OfCourse, bytes: ArrayBuffer): Promise<void> {
  const row = await courseRow('thumbnails', id, place, bytes);
  await commit(['thumbnails'], place.clientId, (transaction) => transaction.objectStore('thumbnails').put(row));
}

const RECORD_STORES = [
  'clients',
  'courses',
  'sessions',
  'photos',
  'readings',
  'measurements',
  'tombstones',
  'consents',
  'sets',
] as const;

/**
 * Writes what a backup brings for one client, flags the sets that its withdrawals end, and writes its line of the log, in
 * one strict transaction: all of it or nothing.
 * Returns false, and writes nothing, if a record was changed since it was compared.
 *
 * @throws AppError `backup-changed`: the client was erased, or a picture that was written before is gone
 */
export async function commitRestored(restored: RestoredClient): Promise<boolean> {
  const { clientId, client, courses, sessions, photos, consents, mayReturn } = restored;
  const key = await clientKey(clientId);
  const rows = {
    clients:
      client === null
        ? []
        : [
            over(
              client,
              await clientRow('clients', clientId, clientId, client.record, revOf('clients', clientId, client)),
            ),
          ],
    courses: await Promise.all(
      courses.map(async (one) =>
        over(
          one,
          await clientRow('courses', one.record.id, clientId, one.record, revOf('courses', one.record.id, one)),
        ),
      ),
    ),
    sessions: await Promise.all(
      sessions.map(async (one) =>
        over(
          one,
          await courseRow('sessions', one.record.id, one.record, one.record, revOf('sessions', one.record.id, one)),
        ),
      ),
    ),
    photos: await Promise.all(
      photos.map(async (one) => {
        const { photo, facts } = one.record;
        const entry: PhotoEntry = { photo, mark: null, facts };
        return over(one, await courseRow('photos', photo.id, photo, entry, revOf('photos', photo.id, one)));
      }),
    ),
    consents: await Promise.all(
      consents.map(async (one) => {
        const { id } = one.record;
        return over(one, await clientRow('consents', id, clientId, one.record, revOf('consents', id, one)));
      }),
    ),
  };
  const readings = await Promise.all(
    photos.map(async ({ record: { photo, readings: held } }) => ({
      id: photo.id,
      row: held && (await courseRow('readings', photo.id, photo, held)),
    })),
  );
  const sets = consents.length > 0 ? await setsFlaggedBy(clientId, await consentsAfter(clientId, consents)) : null;
  const isChange = Object.values(rows).some(({ length }) => length > 0);
  return logged({ kind: 'restored', about: '', clientId }, (line) =>
    commit([...RECORD_STORES, 'blobs', 'keys', ...line.stores], clientId, async (transaction) => {
      // All that may refuse it comes before the first write: a transaction that returns `false` is kept as it stands.
      const wasErased = (await transaction.objectStore('tombstones').getKey(clientId)) !== undefined;
      if (wasErased && !mayReturn) throw new AppError('backup-changed', 'The client was erased.');
      const isAsCompared =
        (await areUnchanged(transaction, 'clients', rows.clients)) &&
        (await areUnchanged(transaction, 'courses', rows.courses)) &&
        (await areUnchanged(transaction, 'sessions', rows.sessions)) &&
        (await areUnchanged(transaction, 'photos', rows.photos)) &&
        (await areUnchanged(transaction, 'consents', rows.consents));
      const hasClient =
        rows.clients.length > 0 || (await transaction.objectStore('clients').getKey(clientId)) !== undefined;
      if (!isAsCompared || !hasClient) return false;
      if (wasErased) await transaction.objectStore('tombstones').delete(clientId);
      if (key !== null && rows.clients.length > 0) await keepKey(transaction, key);
      for (const { row } of rows.clients) await transaction.objectStore('clients').put(row);
      for (const { row } of rows.courses) await transaction.objectStore('courses').put(row);
      for (const { row } of rows.sessions) await transaction.objectStore('sessions').put(row);
      for (const { row } of rows.photos) {
        if ((await transaction.objectStore('blobs').getKey(row.id)) === undefined)
          throw new AppError('backup-changed', 'A picture is gone.');
        await transaction.objectStore('photos').put(row);
        // Its maps are of what the photo was before.
        await transaction.objectStore('measurements').delete(row.id);
      }
      for (const { row } of rows.consents) await transaction.objectStore('consents').put(row);
      await sets?.write(transaction);
      for (const { id, row } of readings) {
        if (row === null) await transaction.objectStore('readings').delete(id);
        else await transaction.objectStore('readings').put(row);
      }
      if (isChange) await line.write(transaction);
      return true;
    }),
  ).catch((error: unknown) => {
    if (error instanceof SetsMoved) return false;
    throw error;
  });
}

/** All that a client has signed once these are written. */
async function consentsAfter(clientId: ClientId, coming: RestoredClient['consents']): Promise<readonly Consent[]> {
  const here = (await findRows('consents', 'clientId', clientId)).map(({ body }) => body);
  return [...new Map([...here, ...coming.map(({ record }) => record)].map((one) => [one.id, one])).values()];
}

interface Over<R> {
  readonly over: number;
  readonly row: R;
}

const over = <R>({ over: rev }: { readonly over: number }, row: R): Over<R> => ({ over: rev, row });

/** A record that isn't here may have been: it is told from an older state put back by its revision alone. */
const revOf = (store: RecordStore, id: string, { over: here, rev }: { readonly over: number; readonly rev: number }) =>
  here === 0 ? revAbove(store, id, rev) : rev;

type RecordStore = 'clients' | 'courses' | 'sessions' | 'photos' | 'consents';

async function areUnchanged<Name extends RecordStore>(
  transaction: Writing<Name | StoreName>,
  name: RecordStore,
  rows: readonly Over<Row<string, unknown>>[],
): Promise<boolean> {
  const store = transaction.objectStore(name);
  for (const { over: rev, row } of rows) {
    const now = await (store as { get(key: string): Promise<{ readonly rev: number } | undefined> }).get(row.id);
    if ((now?.rev ?? 0) !== rev) return false;
  }
  return true;
}

/** Takes out pictures whose record never came, because a restore was ended midway. Returns how many. */
export async function sweepPictures(): Promise<number> {
  if (ownPlace() === null) return 0;
  const hasStray = await withDatabase(async (database) => {
    const [photos, blobs] = await Promise.all([database.getAllKeys('photos'), database.getAllKeys('blobs')]);
    const known = new Set(photos);
    return blobs.some((id) => !known.has(id));
  });
  if (!hasStray) return 0;
  return commit(['photos', 'blobs', 'thumbnails'], null, async (transaction) => {
    const known = new Set(await transaction.objectStore('photos').getAllKeys());
    let swept = 0;
    for (const id of await transaction.objectStore('blobs').getAllKeys()) {
      if (known.has(id)) continue;
      await transaction.objectStore('blobs').delete(id);
      await transaction.objectStore('thumbnails').delete(id);
      swept += 1;
    }
    return swept;
  });
}
