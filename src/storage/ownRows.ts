import type { StoreValue } from 'idb';
import { AppError } from '../domain/errors.ts';
import { isExampleClient } from '../domain/exampleClients.ts';
import type { ClientId } from '../domain/ids.ts';
import { type Place, withDatabase } from './database.ts';
import { isRolledBack } from './ledger.ts';
import type { Writing } from './rows.ts';
import type { OwnRow, Schema, StoreName } from './schema.ts';
import { readablePlaces, seal, unseal } from './seal.ts';

/** Stores of rows that belong to no one client: sealed with the clinic's key. */
export type OwnStoreName = 'consentTexts' | 'sets';
type BodyOf<Name extends OwnStoreName> = StoreValue<Schema, Name> extends OwnRow<string, infer Body> ? Body : never;

/** Such a row, opened. */
export interface OpenedOwn<Name extends OwnStoreName> {
  readonly id: StoreValue<Schema, Name>['id'];
  readonly rev: number;
  readonly body: BodyOf<Name>;
}

/** A row sealed and ready to be written as revision `rev`. @param clientId beside whom it lies: the example's rows lie open */
export async function ownRow<Name extends OwnStoreName>(
  store: Name,
  id: OpenedOwn<Name>['id'],
  body: BodyOf<Name>,
  clientId: ClientId | '' = '',
  rev = 1,
): Promise<StoreValue<Schema, Name>> {
  const as = { store, id, clientId: isExampleClient(clientId) ? clientId : '', rev };
  return { id, rev, body: await seal(body, as) } as unknown as StoreValue<Schema, Name>;
}

/** Every row of a store, opened. @throws AppError `locked`, `record-damaged` */
export async function ownRows<Name extends OwnStoreName>(
  store: Name,
  places: readonly Place[] = readablePlaces(),
): Promise<OpenedOwn<Name>[]> {
  const found = places.map(async (place) => {
    const rows = (await withDatabase((database) => database.getAll(store), place)) as unknown as OwnRow<
      string,
      BodyOf<Name>
    >[];
    return Promise.all(rows.map((row) => opened(store, row, place)));
  });
  return (await Promise.all(found)).flat();
}

async function opened<Name extends OwnStoreName>(
  store: Name,
  { id, rev, body }: OwnRow<string, BodyOf<Name>>,
  place: Place,
): Promise<OpenedOwn<Name>> {
  const plain = await unseal(body, { store, id, clientId: '', rev }, place);
  if (place === 'vault' && isRolledBack(store, id, rev))
    throw new AppError('record-damaged', `${store} ${id} was put back to an older state`);
  return { id: id as OpenedOwn<Name>['id'], rev, body: plain };
}

interface AtRev {
  readonly id: string;
  readonly rev: number;
}

/** Whether, inside a transaction, rows are still those that were read before it: none changed, none new, none gone. */
export function areSame(read: readonly AtRev[], now: readonly AtRev[]): boolean {
  const revs = new Map(now.map(({ id, rev }) => [id, rev]));
  return read.length === now.length && read.every(({ id, rev }) => revs.get(id) === rev);
}

/** Whether the consents of a client are those that were read. */
export async function areConsentsSame(
  transaction: Writing<'consents' | StoreName>,
  clientId: ClientId,
  read: readonly AtRev[],
): Promise<boolean> {
  return areSame(read, await transaction.objectStore('consents').index('clientId').getAll(clientId));
}
