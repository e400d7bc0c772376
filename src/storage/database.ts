import { isExampleClient } from '../domain/exampleClients.ts';
import type { ClientId } from '../domain/ids.ts';
import { type Connection, connection, type Database } from './connection.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/**
 * Where a row lies. `vault`: real clients and the clinic's own, sealed. `example`: the rendered courses that ship with
 * the product, open. `single`: a database of a test whose subject isn't the vault, open.
 */
export type Place = 'vault' | 'example' | 'single';

const SHIPPED = 'skinseries';

let vaultName = `${SHIPPED}-vault`;
let isSingle = false;
let connections = connectionsOf(SHIPPED, MIGRATIONS);

function connectionsOf(prefix: string, steps: readonly Migration[]): Record<'vault' | 'example', Connection> {
  return { vault: connection(`${prefix}-vault`, steps), example: connection(`${prefix}-example`, steps) };
}

/** One open database for everything, by name and steps: for tests whose subject isn't the vault. Closes what is open. */
export async function useDatabase(name: string, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  await closeDatabase();
  const single = connection(name, steps);
  connections = { vault: single, example: single };
  isSingle = true;
}

/** A vault and an example of their own, as the product has them. Closes what is open. */
export async function nameVaultDatabase(prefix: string, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  await closeDatabase();
  connections = connectionsOf(prefix, steps);
  vaultName = `${prefix}-vault`;
  isSingle = false;
}

/** The name of the vault's database, under which its canary and its lock go too. */
export function vaultDatabaseName(): string {
  return vaultName;
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

/** Closes the connections; the next operation opens them again. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([connections.vault.close(), connections.example.close()]);
}

/** Runs one operation on the database of a place; see `Connection.run`. */
export function withDatabase<T>(
  operation: (database: Database) => Promise<T>,
  place: Place = isSingle ? 'single' : 'vault',
): Promise<T> {
  return connections[place === 'example' ? 'example' : 'vault'].run(operation);
}
