import { AppError } from '../domain/errors.ts';
import { isExampleClient } from '../domain/exampleClients.ts';
import type { ClientId } from '../domain/ids.ts';
import { putClient } from './clients.ts';
import { encode } from './codec.ts';
import { olderDatabaseName, placeOf, withDatabase } from './database.ts';
import { commit } from './rows.ts';
import { CLIENT_STORES, type ClientStoreName, type Row } from './schema.ts';
import { seal, unseal } from './seal.ts';

/** A row as it lies in any store of this product: the parts that moving it needs. */
interface AnyRow {
  readonly id: string;
  readonly rev: number;
  readonly clientId?: ClientId;
  readonly body: Row<string, unknown>['body'];
}

const MOVED = [...CLIENT_STORES, 'clinic'] as const;
type MovedStore = (typeof MOVED)[number];

/** Whether records of people lie open in the database from before there was a vault. */
export async function hasOlderRecords(): Promise<boolean> {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === olderDatabaseName())) return false;
  const [clients, clinic] = await withDatabase(
    (database) => Promise.all([database.getAllKeys('clients'), database.count('clinic')]),
    'older',
  );
  return clinic > 0 || clients.some((id) => !isExampleClient(id));
}

/**
 * Moves those records into the open vault, row by row, reads every one back, and only then deletes the database they lay
 * in. Cut short, it can be run again: nothing is deleted before all of it is in the vault. Example courses stay behind;
 * they are opened anew.
 *
 * @throws AppError `storage-lost`: a row did not read back as it was (the older database stays)
 */
export async function moveOlderRecords(): Promise<void> {
  if (!(await hasOlderRecords())) return deleteOlder();
  for (const store of MOVED) {
    for (const id of await withDatabase((database) => database.getAllKeys(store), 'older')) await moveRow(store, id);
  }
  await deleteOlder();
}

async function moveRow(store: MovedStore, id: string): Promise<void> {
  const row = await rowIn(store, id, 'older');
  if (row === undefined || isExampleClient(row.clientId ?? '')) return;
  const clientId = row.clientId ?? '';
  const as = { store, id, clientId, rev: row.rev };
  const body = await unseal(row.body, as, 'older');
  // The client's key comes with the client, and clients come first.
  if (store === 'clients') await putClient(body as Parameters<typeof putClient>[0]);
  const sealed = { ...row, body: await seal(body, as) };
  await commit([store], row.clientId ?? null, (transaction) =>
    transaction.objectStore(store as ClientStoreName).put(sealed as never),
  );
  const back = await rowIn(store, id, placeOf(clientId));
  const read = back && (await unseal(back.body, as, placeOf(clientId)));
  if (!areEqual(encode(read), encode(body))) throw new AppError('storage-lost', `${store} did not move`);
}

function rowIn(store: MovedStore, id: string, place: ReturnType<typeof placeOf>): Promise<AnyRow | undefined> {
  return withDatabase((database) => database.get(store as ClientStoreName, id as never), place) as Promise<
    AnyRow | undefined
  >;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

async function deleteOlder(): Promise<void> {
  await withDatabase(async (database) => database.close(), 'older');
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(olderDatabaseName());
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
    // Another tab of an older version holds it: it goes when that tab does.
    deleting.onblocked = () => resolve();
  });
}
