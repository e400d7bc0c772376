import type { Client, Course, Session } from '../domain/course.ts';
import type { ClientId } from '../domain/ids.ts';
import { courseAsNow, photoEntryAsNow, sessionAsNow } from './asNow.ts';
import { withDatabase } from './database.ts';
import { bodyOf } from './rows.ts';
import type { PhotoEntry, PhotoReadings, Row, StoreName } from './schema.ts';

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
}

/** All records of a client as of one moment; `null`: there is no such client. */
export async function readClientRecords(clientId: ClientId): Promise<StoredClient | null> {
  const rows = await withDatabase(async (database) => {
    const transaction = database.transaction(['clients', 'courses', 'sessions', 'photos', 'readings']);
    return Promise.all([
      transaction.objectStore('clients').get(clientId),
      transaction.objectStore('courses').index('clientId').getAll(clientId),
      transaction.objectStore('sessions').index('clientId').getAll(clientId),
      transaction.objectStore('photos').index('clientId').getAll(clientId),
      transaction.objectStore('readings').index('clientId').getAll(clientId),
    ]);
  });
  const [client, courses, sessions, photos, readings] = rows;
  if (client === undefined) return null;
  const readingsOf = new Map(
    await Promise.all(readings.map(async (row) => [row.id, await bodyOf('readings', row)] as const)),
  );
  return {
    client: await atRev('clients', client, (body) => body),
    courses: await Promise.all(courses.map((row) => atRev('courses', row, courseAsNow))),
    sessions: await Promise.all(sessions.map((row) => atRev('sessions', row, sessionAsNow))),
    photos: await Promise.all(
      photos.map((row) =>
        atRev('photos', row, (body) => ({ ...photoEntryAsNow(body), readings: readingsOf.get(row.id) ?? null })),
      ),
    ),
  };
}

async function atRev<Id extends string, Body, T>(
  store: StoreName,
  row: Row<Id, Body>,
  asNow: (body: Body) => T,
): Promise<AtRev<T>> {
  return { rev: row.rev, record: asNow(await bodyOf(store, row)) };
}

/** How often each record of each client was written: another list means that something was changed. Ids only. */
export async function readRevs(): Promise<readonly { readonly clientId: ClientId; readonly rev: string }[]> {
  const lists = await withDatabase(async (database) => {
    const transaction = database.transaction(['clients', 'courses', 'sessions', 'photos']);
    return Promise.all(
      (['clients', 'courses', 'sessions', 'photos'] as const).map((name) => transaction.objectStore(name).getAll()),
    );
  });
  return lists.flat().map(({ id, clientId, rev }) => ({ clientId, rev: `${id} ${rev}` }));
}
