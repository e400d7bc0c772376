import type { Consent } from '../../../src/domain/consent.ts';
import type { ClientId } from '../../../src/domain/ids.ts';
import type { PublishedSet } from '../../../src/domain/publishedSet.ts';
import type { OwnStoreName } from '../../../src/storage/ownRows.ts';
import { CLIENT_STORES, type ClientStoreName, type ClinicRowName } from '../../../src/storage/schema.ts';

/** Stores whose rows lie sealed: of clients, and of nobody. */
export type SealedStore = ClientStoreName | OwnStoreName;
export const SEALED_STORES: readonly SealedStore[] = [...CLIENT_STORES, 'consentTexts', 'sets'];

/** A row as it must be found. */
export interface Held {
  readonly store: SealedStore;
  readonly id: string;
  /** `''`: nobody's. */
  readonly clientId: string;
  /** `null`: rows of this store have none. */
  readonly courseId: string | null;
  readonly rev: number;
  readonly body: unknown;
}

/** An event as it must be found. */
export interface HeldEvent {
  readonly kind: string;
  readonly clientId: string;
  /** `null`: blanked, since the client was erased. */
  readonly about: string | null;
}

/** All that a device holds: the model that storage is held against. */
export interface World {
  /** By `store id`. */
  readonly rows: ReadonlyMap<string, Held>;
  readonly tombstones: ReadonlyMap<string, string>;
  readonly clinic: ReadonlyMap<ClinicRowName, { readonly rev: number; readonly body: readonly unknown[] }>;
  readonly events: readonly HeldEvent[];
}

export const EMPTY: World = { rows: new Map(), tombstones: new Map(), clinic: new Map(), events: [] };

export const keyOf = ({ store, id }: Pick<Held, 'store' | 'id'>) => `${store} ${id}`;

export function rowOf(world: World, store: SealedStore, id: string): Held | undefined {
  return world.rows.get(keyOf({ store, id }));
}

/** Rows of a store, in the order in which they came. */
export function rowsOf(world: World, store: SealedStore): Held[] {
  return [...world.rows.values()].filter((row) => row.store === store);
}

/** What a client signed. */
export function consentsOf(world: World, clientId: string): Consent[] {
  return rowsOf(world, 'consents')
    .filter((row) => row.clientId === clientId)
    .map(({ body }) => body as Consent);
}

export const setOf = ({ body }: Held) => body as PublishedSet;

export function withRows(world: World, ...rows: readonly Held[]): World {
  return { ...world, rows: new Map([...world.rows, ...rows.map((row) => [keyOf(row), row] as const)]) };
}

export function withoutRows(world: World, isGone: (row: Held) => boolean): World {
  return { ...world, rows: new Map([...world.rows].filter(([, row]) => !isGone(row))) };
}

/** With rows as a change leaves them, each written once more; `change` returns what it leaves alone. */
export function withChanged<T>(world: World, store: SealedStore, change: (body: T, row: Held) => T): World {
  const changed = rowsOf(world, store).flatMap((row) => {
    const body = change(row.body as T, row);
    return body === row.body ? [] : [{ ...row, rev: row.rev + 1, body }];
  });
  return changed.length === 0 ? world : withRows(world, ...changed);
}

/** With one more line in the log. */
export function withEvent(world: World, kind: string, clientId: string, about: string): World {
  return { ...world, events: [...world.events, { kind, clientId, about }] };
}

interface Of {
  readonly clientId: ClientId;
  readonly courseId: string;
}

/** A row of a course. */
export function courseHeld(store: SealedStore, id: string, of: Of, body: unknown, rev = 1): Held {
  return { store, id, clientId: of.clientId, courseId: of.courseId, rev, body };
}

/** A row of a client (`''`: of nobody) and of no course. */
export function held(store: SealedStore, id: string, clientId: string, body: unknown, rev = 1): Held {
  return { store, id, clientId, courseId: null, rev, body };
}
