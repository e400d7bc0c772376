import type { Consent } from '../domain/consent.ts';
import type { Client, Course, Session } from '../domain/course.ts';
import type { ClientId } from '../domain/ids.ts';
import { courseAsNow, photoEntryAsNow, sessionAsNow } from './asNow.ts';
import { type Place, placeOf, withDatabase } from './database.ts';
import { isGoneSince, type Opened, openRow } from './rows.ts';
import type { ClientStoreName, PhotoEntry, PhotoReadings, Schema } from './schema.ts';
import { ownPlace } from './seal.ts';

/** A record and how many times it was written. */
interface AtRev<T> {
  readonly rev: number;
  readonly record: T;
}

/** Everything about one client but pictures and maps. */
export interface StoredClient {
  readonly client: AtRev<Client>;
  readonly courses: readonly AtRev<Course>[];
  readonly sessions: readonly AtRev<Session>[];
  readonly photos: readonly AtRev<PhotoEntry & { readonly readings: PhotoReadings | null }>[];
  readonly consents: readonly AtRev<Consent>[];
}

/** All records of a client as of one moment; `null`: there is no such client. */
export async function readClientRecords(clientId: ClientId): Promise<StoredClient | null> {
  const place = placeOf(clientId);
  return recordsIn(place, clientId).catch(async (error: unknown) => {
    if (await isGoneSince(error, 'clients', clientId, place)) return null;
    throw error;
  });
}

async function recordsIn(place: Place, clientId: ClientId): Promise<StoredClient | null> {
  const rows = await withDatabase(async (database) => {
    const transaction = database.transaction(['clients', 'courses', 'sessions', 'photos', 'readings', 'consents']);
    return Promise.all([
      transaction.objectStore('clients').get(clientId),
      transaction.objectStore('courses').index('clientId').getAll(clientId),
      transaction.objectStore('sessions').index('clientId').getAll(clientId),
      transaction.objectStore('photos').index('clientId').getAll(clientId),
      transaction.objectStore('readings').index('clientId').getAll(clientId),
      transaction.objectStore('consents').index('clientId').getAll(clientId),
    ]);
  }, place);
  const [client, courses, sessions, photos, readings, consents] = rows;
  if (client === undefined) return null;
  const readingsOf = new Map(
    await Promise.all(readings.map(async (row) => [row.id, (await openRow('readings', row, place)).body] as const)),
  );
  return {
    client: await atRev('clients', client, place, (body) => body),
    courses: await Promise.all(courses.map((row) => atRev('courses', row, place, courseAsNow))),
    sessions: await Promise.all(sessions.map((row) => atRev('sessions', row, place, sessionAsNow))),
    photos: await Promise.all(
      photos.map((row) =>
        atRev('photos', row, place, (body) => ({ ...photoEntryAsNow(body), readings: readingsOf.get(row.id) ?? null })),
      ),
    ),
    consents: await Promise.all(consents.map((row) => atRev('consents', row, place, (body) => body))),
  };
}

async function atRev<Name extends ClientStoreName, T>(
  store: Name,
  row: Schema[Name]['value'],
  place: Place,
  asNow: (body: Opened<Name>['body']) => T,
): Promise<AtRev<T>> {
  return { rev: row.rev, record: asNow((await openRow(store, row, place)).body) };
}

const COUNTED = ['clients', 'courses', 'sessions', 'photos', 'consents'] as const;

/** How often each record of each client was written: another list means that something was changed. Ids only. */
export async function readRevs(): Promise<readonly { readonly clientId: ClientId; readonly rev: string }[]> {
  const place = ownPlace();
  if (place === null) return [];
  const lists = await withDatabase(async (database) => {
    const transaction = database.transaction([...COUNTED]);
    return Promise.all(COUNTED.map((name) => transaction.objectStore(name).getAll()));
  }, place);
  return lists.flat().map(({ id, clientId, rev }) => ({ clientId, rev: `${id} ${rev}` }));
}
