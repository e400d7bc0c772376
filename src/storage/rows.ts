import type { IDBPTransaction, StoreKey, StoreValue } from 'idb';
import { AppError } from '../domain/errors.ts';
import type { ClientId, CourseId } from '../domain/ids.ts';
import type { WrappedKey } from '../domain/vault.ts';
import { announce } from './changes.ts';
import { isConnectionGone } from './connection.ts';
import { type Place, placeOf, withDatabase } from './database.ts';
import { beginAnew, isRolledBack } from './ledger.ts';
import type { ClientStoreName, CourseRow, Row, Schema, StoreName } from './schema.ts';
import { readablePlaces, seal, unseal } from './seal.ts';

/** Whose a row of a course is. */
export interface OfCourse {
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
  if (rev === 1) beginAnew(store, id);
  return { id, clientId, rev, body: await seal(body, { store, id, clientId, rev }) };
}

/** A row of a course, sealed and ready to be written as revision `rev`. */
export async function courseRow<Id extends string, Body>(
  store: StoreName,
  id: Id,
  { clientId, courseId }: OfCourse,
  body: Body,
  rev = 1,
): Promise<CourseRow<Id, Body>> {
  return { ...(await clientRow(store, id, clientId, body, rev)), courseId };
}

type BodyOf<Name extends ClientStoreName> = Schema[Name]['value'] extends Row<string, infer Body> ? Body : never;
type IdOf<Name extends ClientStoreName> = StoreValue<Schema, Name>['id'];

/** What a row holds, and its place in the clear. */
export interface Opened<Name extends ClientStoreName> {
  readonly id: IdOf<Name>;
  readonly rev: number;
  readonly body: BodyOf<Name>;
}

/** The row of an id, opened; `undefined`: there is none. @throws AppError `locked`, `record-damaged` */
export async function findRow<Name extends ClientStoreName>(
  store: Name,
  id: StoreKey<Schema, Name>,
): Promise<Opened<Name> | undefined> {
  for (const place of readablePlaces()) {
    const row = await withDatabase((database) => database.get(store, id), place);
    if (row !== undefined) return openStanding(store, row, place);
  }
  return undefined;
}

/** Rows of a store, opened: all of them, or those of one client or course. @throws AppError `locked`, `record-damaged` */
export async function findRows<Name extends ClientStoreName>(
  store: Name,
  index?: 'clientId' | 'courseId',
  of?: ClientId | CourseId,
): Promise<Opened<Name>[]> {
  const found = readablePlaces().map(async (place) => {
    const rows = await withDatabase(
      (database) =>
        index === undefined
          ? database.getAll(store)
          : (database.getAllFromIndex(store, index as never, of as never) as Promise<StoreValue<Schema, Name>[]>),
      place,
    );
    const opened = await Promise.all(rows.map((row) => openStanding(store, row, place)));
    return opened.filter((row) => row !== undefined);
  });
  return (await Promise.all(found)).flat();
}

/** A row opened; `undefined`: it went meanwhile, with its client and their key. @throws AppError `locked`, `record-damaged` */
async function openStanding<Name extends ClientStoreName>(
  store: Name,
  row: StoreValue<Schema, Name>,
  place: Place,
): Promise<Opened<Name> | undefined> {
  return openRow(store, row, place).catch(async (error: unknown) => {
    if (await isGoneSince(error, store, row.id, place)) return undefined;
    throw error;
  });
}

/** Whether a row could not be opened because its client was erased after it was read. Damage leaves the row where it is. */
export async function isGoneSince(error: unknown, store: ClientStoreName, id: string, place: Place): Promise<boolean> {
  if (!(error instanceof AppError && error.code === 'record-damaged')) return false;
  return (await withDatabase((database) => database.getKey(store, id as never), place)) === undefined;
}

/** A row that was read from a place, opened. @throws AppError `locked`, `record-damaged` */
export async function openRow<Name extends ClientStoreName>(
  store: Name,
  { id, clientId, rev, body }: StoreValue<Schema, Name>,
  place: Place,
): Promise<Opened<Name>> {
  const opened = await unseal(body as Row<string, unknown>['body'], { store, id, clientId, rev }, place);
  if (place === 'vault' && isRolledBack(store, id, rev))
    throw new AppError('record-damaged', `${store} ${id} was put back to an older state`);
  return { id, rev, body: opened as BodyOf<Name> };
}

export type Writing<Name extends StoreName> = IDBPTransaction<Schema, Name[], 'readwrite'>;

/** Rows made ready for a transaction of somebody else's. */
export interface Prepared<Name extends StoreName> {
  /** Stores that the transaction needs for them. */
  readonly stores: readonly Name[];
  write(transaction: Writing<StoreName>): Promise<void>;
}

/**
 * One transaction, strict: when it returns, the rows are on the disk, and both this tab and the others have been told.
 * If anything fails, nothing was written. `work` may await nothing but the transaction's own requests.
 *
 * @throws AppError `storage-unreachable`: the connection went as the transaction ended, and whether it was written can't be
 * known; what `withDatabase` throws
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
    let isEnding = false;
    try {
      const done = await work(transaction);
      isEnding = true;
      await transaction.done;
      return done;
    } catch (error) {
      const cause = transaction.error ?? error;
      if (transaction.error === null) abort(transaction);
      // It may be on the disk already: told, not done once more.
      if (isEnding && isConnectionGone(cause)) throw new AppError('storage-unreachable', String(cause), { cause });
      throw cause;
    }
  }, placeOf(clientId));
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

interface KeyStore {
  getKey(id: string): Promise<string | undefined>;
  put(key: WrappedKey): Promise<unknown>;
}

/** Stores a client's key where there is none: one that lies there may have been wrapped anew since this one was made. */
export async function keepKey(transaction: { objectStore(name: 'keys'): KeyStore }, key: WrappedKey): Promise<void> {
  const store = transaction.objectStore('keys');
  if ((await store.getKey(key.id)) === undefined) await store.put(key);
}
