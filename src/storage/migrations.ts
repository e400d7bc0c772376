import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Schema, StoreName } from './schema.ts';

type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

/** One step from one version of the database to the next. */
export type Migration = (database: IDBPDatabase<Schema>, transaction: Upgrade) => void | Promise<void>;

/**
 * Append-only: a step that has shipped is never edited, moved or removed. The version of the database is the length of
 * this list. Only the structure changes here; a step may await nothing but IndexedDB.
 */
export const MIGRATIONS: readonly Migration[] = [
  function first(database) {
    database.createObjectStore('clients', { keyPath: 'id' }).createIndex('clientId', 'clientId');
    database.createObjectStore('courses', { keyPath: 'id' }).createIndex('clientId', 'clientId');
    for (const name of ['sessions', 'photos', 'blobs', 'thumbnails', 'measurements', 'readings'] as const) {
      const store = database.createObjectStore(name, { keyPath: 'id' });
      store.createIndex('clientId', 'clientId');
      store.createIndex('courseId', 'courseId');
    }
  },
  function clinic(database) {
    database.createObjectStore('clinic', { keyPath: 'id' });
  },
  function tombstones(database) {
    database.createObjectStore('tombstones', { keyPath: 'id' });
  },
  function vault(database) {
    database.createObjectStore('header');
    database.createObjectStore('keys', { keyPath: 'id' });
    database.createObjectStore('audit', { keyPath: 'seq' });
  },
  function consents(database) {
    database.createObjectStore('consents', { keyPath: 'id' }).createIndex('clientId', 'clientId');
    database.createObjectStore('consentTexts', { keyPath: 'id' });
    database.createObjectStore('sets', { keyPath: 'id' });
  },
];

/** Runs the steps that a database of `oldVersion` lacks, in order. */
export async function migrate(
  database: IDBPDatabase<Schema>,
  transaction: Upgrade,
  oldVersion: number,
  steps: readonly Migration[],
): Promise<void> {
  for (const step of steps.slice(oldVersion)) await step(database, transaction);
}
