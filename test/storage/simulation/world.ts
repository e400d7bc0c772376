import type { ClientId } from '../../../src/domain/ids.ts';
import type { ClientStoreName, ClinicRowName } from '../../../src/storage/schema.ts';

/** A row as it must be found. */
export interface Held {
  readonly store: ClientStoreName;
  readonly id: string;
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

export function rowOf(world: World, store: ClientStoreName, id: string): Held | undefined {
  return world.rows.get(keyOf({ store, id }));
}

/** Rows of a store, in the order in which they came. */
export function rowsOf(world: World, store: ClientStoreName): Held[] {
  return [...world.rows.values()].filter((row) => row.store === store);
}

export function withRows(world: World, ...rows: readonly Held[]): World {
  return { ...world, rows: new Map([...world.rows, ...rows.map((row) => [keyOf(row), row] as const)]) };
}

export function withoutRows(world: World, isGone: (row: Held) => boolean): World {
  return { ...world, rows: new Map([...world.rows].filter(([, row]) => !isGone(row))) };
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
export function courseHeld(store: ClientStoreName, id: string, of: Of, body: unknown, rev = 1): Held {
  return { store, id, clientId: of.clientId, courseId: of.courseId, rev, body };
}
