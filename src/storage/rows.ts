import type { IDBPTransaction } from 'idb';
import type { ClientId, CourseId } from '../domain/ids.ts';
import { announce } from './changes.ts';
import { withDatabase } from './database.ts';
import type { CourseRow, Row, Schema, StoreName } from './schema.ts';
import { seal, unseal } from './seal.ts';

interface Place {
  readonly clientId: ClientId;
  readonly courseId: CourseId;
}

/** A row of a client, sealed and ready to be written as revision `rev`. */
export async function clientRow<Id extends string, Body>(
  store: StoreName,
  id: Id,
  clientId: ClientId,
  body: Body,
  rev = 1,
): Promise<Row<Id, Body>> {
  return { id, clientId, rev, body: await seal(body, { store, id, clientId, rev }) };
}

/** A row of a course, sealed and ready to be written as revision `rev`. */
export async function courseRow<Id extends string, Body>(
  store: StoreName,
  id: Id,
  { clientId, courseId }: Place,
  body: Body,
  rev = 1,
): Promise<CourseRow<Id, Body>> {
  return { ...(await clientRow(store, id, clientId, body, rev)), courseId };
}

/** What a row holds. */
export function bodyOf<Id extends string, Body>(
  store: StoreName,
  { id, clientId, rev, body }: Row<Id, Body>,
): Promise<Body> {
  return unseal(body, { store, id, clientId, rev });
}

export type Writing<Name extends StoreName> = IDBPTransaction<Schema, Name[], 'readwrite'>;

/**
 * One transaction, strict: when it returns, the rows are on the disk, and both this tab and the others have been told.
 * If anything fails, nothing was written. `work` may await nothing but the transaction's own requests.
 */
export async function commit<Name extends StoreName, T>(
  stores: readonly Name[],
  clientId: ClientId | null,
  work: (transaction: Writing<Name>) => Promise<T>,
): Promise<T> {
  const result = await withDatabase(async (database) => {
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
    // Awaited below; where the work fails first, its own error is the one to tell.
    transaction.done.catch(() => undefined);
    try {
      const done = await work(transaction);
      await transaction.done;
      return done;
    } catch (error) {
      const cause = transaction.error ?? error;
      if (transaction.error === null) abort(transaction);
      throw cause;
    }
  });
  announce({ stores, clientId });
  return result;
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
