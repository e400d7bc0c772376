import { type IDBPDatabase, openDB } from 'idb';
import { AppError } from '../domain/errors.ts';
import { MIGRATIONS, type Migration, migrate } from './migrations.ts';
import type { Schema } from './schema.ts';

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | null = null;
let databaseName = 'skinseries';
let migrations = MIGRATIONS;

/** Names the database and its steps; every test has one of its own. Closes what is open. */
export async function useDatabase(name: string, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  await closeDatabase();
  databaseName = name;
  migrations = steps;
}

/** Closes the connection; the next operation opens a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = null;
  await closing?.then(
    (database) => database.close(),
    () => undefined,
  );
}

/**
 * Runs one operation on the open database. An operation that finds the connection gone (another tab upgraded, the
 * browser closed it) is repeated once on a new one, so it must be safe to repeat: ids are chosen by the caller.
 *
 * @throws AppError `storage-full`, `storage-blocked` (another tab holds an older version), `storage-newer` (the data
 * were written by a newer version of the product)
 */
export async function withDatabase<T>(operation: (database: Database) => Promise<T>): Promise<T> {
  const connection = open();
  try {
    return await operation(await connection);
  } catch (error) {
    if (!isConnectionGone(error)) throw asFault(error);
    if (opened === connection) opened = null;
  }
  try {
    return await operation(await open());
  } catch (error) {
    throw asFault(error);
  }
}

function open(): Promise<Database> {
  if (opened !== null) return opened;
  const opening = openNow(() => {
    if (opened === opening) opened = null;
  });
  opened = opening;
  opening.catch(() => {
    if (opened === opening) opened = null;
  });
  return opening;
}

function openNow(forget: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let isRefused = false;
    const steps = migrations;
    openDB<Schema>(databaseName, steps.length, {
      upgrade: (database, oldVersion, _newVersion, transaction) => migrate(database, transaction, oldVersion, steps),
      blocked() {
        isRefused = true;
        reject(new AppError('storage-blocked'));
      },
      blocking(_currentVersion, _blockedVersion, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).then((database) => (isRefused ? database.close() : resolve(database)), reject);
  });
}

function isConnectionGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

/** A browser's storage error as one of ours. */
function asFault(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  const options = { cause: error };
  if (error.name === 'QuotaExceededError') return new AppError('storage-full', error.message, options);
  if (error.name === 'VersionError') return new AppError('storage-newer', error.message, options);
  return new AppError('unexpected', `${error.name}: ${error.message}`, options);
}
