import type { ClientId, IsoDay } from './ids.ts';

/** What is left of an erased client: a random id and a day, so that no backup brings them back unasked. */
export interface Tombstone {
  readonly id: ClientId;
  /** Day of the erasure. */
  readonly on: IsoDay;
}
