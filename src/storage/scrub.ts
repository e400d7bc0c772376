import { deleteDB, openDB } from 'idb';
import { isSingleDatabase, vaultDatabaseName } from './database.ts';

/** Below 64 KB, above which Chromium puts a value into a file of its own. */
const ROW_BYTES = 32 * 1024;
const ROWS_AT_ONCE = 128;
const ROUNDS = 8;

const owedName = () => `${vaultDatabaseName()}-scrub-owed`;

/** Notes, before somebody is erased, that a scrub is to follow, however this ends: `scrubIfOwed` makes up for it. */
export function oweScrub(): void {
  try {
    localStorage.setItem(owedName(), '1');
  } catch {
    // Without room for the note a scrub that is cut short is not made up for.
  }
}

/** Makes up for a scrub that found no room, or was cut short by the end of the browser. @throws as `scrub` */
export async function scrubIfOwed(): Promise<void> {
  if (localStorage.getItem(owedName()) !== null) await scrub();
}

/**
 * Has the browser write its files anew. A deleted row stays in them until so much was written since that they are merged
 * (measured in Chromium 156: reference/security.md 2.8), so random rows are written here, and deleted. What the disk itself
 * keeps of files that are gone is out of a page's reach.
 *
 * @throws DOMException where there is no room for it
 */
export async function scrub(): Promise<void> {
  if (isSingleDatabase()) return;
  const name = `${vaultDatabaseName()}-scrub`;
  try {
    const database = await openDB(name, 1, { upgrade: (made) => void made.createObjectStore('rows') });
    try {
      for (let round = 0; round < ROUNDS; round++) await rewrite(database);
    } finally {
      database.close();
    }
  } finally {
    await deleteDB(name);
  }
  localStorage.removeItem(owedName());
}

async function rewrite(database: Awaited<ReturnType<typeof openDB>>): Promise<void> {
  const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
  // Awaited below; a row may fail before.
  transaction.done.catch(() => undefined);
  for (let key = 0; key < ROWS_AT_ONCE; key++) {
    // Random, since the files are compressed; WebCrypto gives 64 KB at once.
    transaction.store.put(crypto.getRandomValues(new Uint8Array(ROW_BYTES)), key).catch(() => undefined);
  }
  // A row that finds no room ends the transaction, which tells why.
  await transaction.done;
}
