import { type IDBPDatabase, openDB } from 'idb';
import { AppError } from '../domain/errors.ts';
import { type Migration, migrate } from './migrations.ts';
import type { Schema } from './schema.ts';

export type Database = IDBPDatabase<Schema>;

/** One database, opened when it is first wanted. */
export interface Connection {
  /**
   * Runs one operation. One that finds the connection gone (another tab upgraded, the browser closed it) is repeated
   * once on a new one, so it must be safe to repeat: ids are chosen by the caller.
   *
   * @throws AppError `storage-full`, `storage-blocked` (another tab holds an older version), `storage-newer` (the data
   * were written by a newer version of the product), `storage-unreachable` (a new connection is gone as well),
   * `storage-damaged` (the browser can't open it or walk it), `record-damaged` (it can, but for this one value),
   * `vault-lost` (it is gone, and may not be begun anew)
   */
  run<T>(operation: (database: Database) => Promise<T>): Promise<T>;
  /** Closes it; the next operation opens it again. */
  close(): Promise<void>;
}

/** @param mayBegin whether the database may be made where there is none */
export function connection(
  name: string,
  steps: readonly Migration[],
  mayBegin: () => boolean = () => true,
): Connection {
  let opened: Promise<Database> | null = null;

  function open(): Promise<Database> {
    if (opened !== null) return opened;
    const forget = () => {
      if (opened === opening) opened = null;
    };
    const opening = openNow(name, steps, mayBegin, forget);
    opened = opening;
    opening.catch(forget);
    return opening;
  }

  return {
    async run(operation) {
      const held = open();
      try {
        return await operation(await held);
      } catch (error) {
        if (!isConnectionGone(error)) throw asFault(error);
        if (opened === held) opened = null;
      }
      try {
        return await operation(await open());
      } catch (error) {
        throw asFault(error);
      }
    },
    async close() {
      const closing = opened;
      opened = null;
      await closing?.then(
        (database) => database.close(),
        () => undefined,
      );
    },
  };
}

function openNow(
  name: string,
  steps: readonly Migration[],
  mayBegin: () => boolean,
  forget: () => void,
): Promise<Database> {
  return new Promise((resolve, reject) => {
    let [isRefused, isGone] = [false, false];
    openDB<Schema>(name, steps.length, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        isGone = oldVersion === 0 && !mayBegin();
        if (!isGone) return migrate(database, transaction, oldVersion, steps);
        // What failed is told below; this only takes the empty database away again.
        transaction.done.catch(() => undefined);
        transaction.abort();
      },
      blocked() {
        isRefused = true;
        reject(new AppError('storage-blocked'));
      },
      blocking(_currentVersion, _blockedVersion, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).then(
      (database) => (isRefused ? database.close() : resolve(database)),
      (error) => reject(isGone ? new AppError('vault-lost') : error),
    );
  });
}

/**
 * WebKit's `Connection to Indexed Database server lost` is an `UnknownError` that a new connection mends. Others of that
 * name may come after the write was done: they are told, not repeated.
 */
export function isConnectionGone(error: unknown): boolean {
  if (!(error instanceof DOMException)) return false;
  return error.name === 'InvalidStateError' || (error.name === 'UnknownError' && /connection/i.test(error.message));
}

/**
 * Chromium keeps large values in files of their own. It tells one that is gone or cut as `NotReadableError`, `DataError` or
 * `UnknownError`, by its version; all else can be read.
 */
function isValueGone({ name, message }: DOMException): boolean {
  return name === 'NotReadableError' || (/^(Data|Unknown)Error$/.test(name) && /large IndexedDB value/.test(message));
}

/** A browser's storage error as one of ours. */
function asFault(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  const options = { cause: error };
  if (error.name === 'QuotaExceededError') return new AppError('storage-full', error.message, options);
  if (isConnectionGone(error)) return new AppError('storage-unreachable', error.message, options);
  if (isValueGone(error)) return new AppError('record-damaged', error.message, options);
  if (error.name === 'UnknownError') return new AppError('storage-damaged', error.message, options);
  if (error.name === 'VersionError') return new AppError('storage-newer', error.message, options);
  return new AppError('unexpected', `${error.name}: ${error.message}`, options);
}
