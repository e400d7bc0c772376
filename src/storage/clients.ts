import type { Client, Course, Session } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, SessionId } from '../domain/ids.ts';
import type { Tombstone } from '../domain/tombstone.ts';
import { sessionAsNow } from './asNow.ts';
import { logged, type PreparedLine } from './audit.ts';
import { placeOf } from './database.ts';
import { type StoredVault, writeHeader } from './header.ts';
import { clientRow, commit, courseRow, findRow, keepKey } from './rows.ts';
import { CLIENT_STORES } from './schema.ts';
import { clientKey, openSealer } from './seal.ts';
import { type PreparedSets, SetsMoved, setsWithout } from './sets.ts';

export async function putClient(client: Client): Promise<void> {
  const key = await clientKey(client.id);
  const row = await clientRow('clients', client.id, client.id, client);
  if (key === null) await commit(['clients'], client.id, (transaction) => transaction.objectStore('clients').put(row));
  else {
    await commit(['clients', 'keys'], client.id, async (transaction) => {
      await keepKey(transaction, key);
      await transaction.objectStore('clients').put(row);
    });
  }
}

/** @throws AppError `not-found`: the client is gone */
export async function putCourse(course: Course): Promise<void> {
  const row = await clientRow('courses', course.id, course.clientId, course);
  await commit(['clients', 'courses'], course.clientId, async (transaction) => {
    if ((await transaction.objectStore('clients').getKey(course.clientId)) === undefined)
      throw new AppError('not-found');
    await transaction.objectStore('courses').put(row);
  });
}

/** @throws AppError `not-found`: the course is gone */
export async function putSession(session: Session): Promise<void> {
  const row = await courseRow('sessions', session.id, session, session);
  await commit(['courses', 'sessions'], session.clientId, async (transaction) => {
    if ((await transaction.objectStore('courses').getKey(session.courseId)) === undefined)
      throw new AppError('not-found');
    await transaction.objectStore('sessions').put(row);
  });
}

/**
 * Changes a session. `change` may run again if another writer was faster.
 *
 * @throws AppError `not-found`: the session is gone
 */
export async function reviseSession(id: SessionId, change: (session: Session) => Session): Promise<void> {
  for (;;) {
    const before = await findRow('sessions', id);
    if (before === undefined) throw new AppError('not-found');
    const session = change(sessionAsNow(before.body));
    const row = await courseRow('sessions', id, session, session, before.rev + 1);
    const isWritten = await commit(['sessions'], session.clientId, async (transaction) => {
      const now = await transaction.objectStore('sessions').get(id);
      if (now?.rev !== before.rev) return false;
      await transaction.objectStore('sessions').put(row);
      return true;
    });
    if (isWritten) return;
  }
}

export async function removeSession(id: SessionId, clientId: ClientId): Promise<void> {
  await commit(['sessions'], clientId, (transaction) => transaction.objectStore('sessions').delete(id));
}

/** How many rows each store lost. */
export type ErasedRows = Readonly<Record<(typeof CLIENT_STORES)[number], number>>;

/**
 * Removes the client, their key and every row of theirs, in every store, and what is theirs from the sets that were
 * exported, wraps all other keys anew, and writes its line of the log, in one transaction: all of it or nothing.
 *
 * @param tombstone what stays, so that no backup brings them back unasked; `null`: nothing does
 */
export function eraseClientRows(clientId: ClientId, tombstone: Tombstone | null = null): Promise<ErasedRows> {
  // Sealed with the clinic's key: the client's is gone by then.
  return logged({ kind: 'erased', about: '', clientId, sealedWith: '' }, async (line) => {
    for (;;) {
      const sets = await setsWithout(clientId);
      const erased = Object.fromEntries(CLIENT_STORES.map((name) => [name, 0])) as Counts;
      const erase = (left: StoredVault | null) => eraseRows({ clientId, tombstone, line, sets, left, erased });
      try {
        if (placeOf(clientId) !== 'vault') await erase(null);
        else await openSealer().forgetting(clientId, (left) => writeHeader(left.header, () => erase(left)));
        return erased;
      } catch (error) {
        if (!(error instanceof SetsMoved)) throw error;
      }
    }
  });
}

type Counts = Record<keyof ErasedRows, number>;

interface Erasure {
  readonly clientId: ClientId;
  readonly tombstone: Tombstone | null;
  readonly line: PreparedLine;
  readonly sets: PreparedSets;
  /** What stays of the vault; `null`: the client is none of the vault's. */
  readonly left: StoredVault | null;
  /** Counted up here. */
  readonly erased: Counts;
}

function eraseRows({ clientId, tombstone, line, sets, left, erased }: Erasure): Promise<void> {
  const stores = [...CLIENT_STORES, 'keys', 'header', 'tombstones', 'sets'] as const;
  return commit([...stores, ...line.stores], clientId, async (transaction) => {
    await sets.write(transaction);
    for (const name of CLIENT_STORES) {
      erased[name] = 0;
      const store = transaction.objectStore(name);
      for (
        let cursor = await store.index('clientId').openCursor(clientId);
        cursor !== null;
        cursor = await cursor.continue()
      ) {
        await cursor.delete();
        erased[name] += 1;
      }
    }
    await transaction.objectStore('keys').delete(clientId);
    if (left !== null) {
      await transaction.objectStore('header').put(left.header, 'vault');
      for (const key of left.keys) await transaction.objectStore('keys').put(key);
    }
    if (tombstone !== null) await transaction.objectStore('tombstones').put(tombstone);
    await line.write(transaction);
  });
}
