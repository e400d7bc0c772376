import { isExampleClient } from '../domain/exampleClients.ts';
import type { ClientId } from '../domain/ids.ts';
import { type Connection, connection, type Database } from './connection.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/**
 * Where a row lies. `vault`: real clients and the clinic's own, sealed. `example`: the rendered courses that ship with
 * the product, open. `older`: everything as it lay before there was a vault, open, until it is moved. `single`: a database
 * of a test whose subject isn't the vault, open.
 */
export type Place = 'vault' | 'example' | 'older' | 'single';

const SHIPPED = 'skinseries';

let prefix = SHIPPED;
let isSingle = false;
let isReplacing = false;
let connections = connectionsOf(SHIPPED, MIGRATIONS);

function connectionsOf(name: string, steps: readonly Migration[]): Record<Place, Connection> {
  const vault = connection(`${name}-vault`, steps, () => isReplacing || !hasCanary(`${name}-vault`));
  const example = connection(`${name}-example`, steps);
  return { vault, example, older: connection(name, steps), single: vault };
}

/**
 * Whether this browser remembers a vault of that name (`header.ts`). Then a database that is gone was lost: what would be
 * written into an empty one in its place could never be opened again.
 */
function hasCanary(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** One open database for everything, by name and steps: for tests whose subject isn't the vault. Closes what is open. */
export async function useDatabase(name: string, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  await closeDatabase();
  const single = connection(name, steps);
  connections = { vault: single, example: single, older: single, single };
  isSingle = true;
}

/** A vault and an example of their own, as the product has them. Closes what is open. */
export async function nameVaultDatabase(name: string, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  await closeDatabase();
  connections = connectionsOf(name, steps);
  prefix = name;
  isSingle = false;
}

/** The name of the vault's database, under which its canary and its lock go too. */
export function vaultDatabaseName(): string {
  return `${prefix}-vault`;
}

/** The name of the database from before there was a vault. */
export function olderDatabaseName(): string {
  return prefix;
}

/** A test keeps everything in one open database. */
export function isSingleDatabase(): boolean {
  return isSingle;
}

/** Where the rows of a client lie, or those of the clinic (`''` or `null`). */
export function placeOf(clientId: ClientId | '' | null): Place {
  if (isSingle) return 'single';
  return clientId !== null && isExampleClient(clientId) ? 'example' : 'vault';
}

/** Does what puts another vault, or none, in the place of a lost one: meanwhile an empty database may be begun. */
export async function replacingVault<T>(work: () => Promise<T>): Promise<T> {
  isReplacing = true;
  try {
    return await work();
  } finally {
    isReplacing = false;
  }
}

/** Closes the connections; the next operation opens them again. */
export async function closeDatabase(): Promise<void> {
  await Promise.all(Object.values(connections).map((held) => held.close()));
}

/** Runs one operation on the database of a place; see `Connection.run`. */
export function withDatabase<T>(
  operation: (database: Database) => Promise<T>,
  place: Place = isSingle ? 'single' : 'vault',
): Promise<T> {
  return connections[place].run(operation);
}
