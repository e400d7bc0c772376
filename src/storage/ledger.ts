import type { StoreName } from './schema.ts';

/**
 * The least revision at which each record may be found. A record put back to an older state of its own is sound by
 * itself: only what was seen of it before tells. Records of revision 1 have no older state and are not listed.
 */
export type Ledger = ReadonlyMap<string, number>;

/** As it was when the vault was opened: nothing may be older. Fixed meanwhile, so that no reading races a writing. */
let least = new Map<string, number>();
/** What was read since. */
let seen = new Map<string, number>();
let isChanged = false;

const nameOf = (store: StoreName, id: string) => `${store}/${id}`;

export function startLedger(ledger: Ledger): void {
  least = new Map(ledger);
  seen = new Map(ledger);
  isChanged = false;
}

/** Notes a record that was read. Returns whether it is older than it ever was. */
export function isRolledBack(store: StoreName, id: string, rev: number): boolean {
  const name = nameOf(store, id);
  if (rev > Math.max(1, seen.get(name) ?? 0)) {
    seen.set(name, rev);
    isChanged = true;
  }
  return rev < (least.get(name) ?? 0);
}

/** The record begins anew: it was removed. */
export function beginAnew(store: StoreName, id: string): void {
  const name = nameOf(store, id);
  if (seen.delete(name)) isChanged = true;
  least.delete(name);
}

/**
 * The revision at which a record is written that comes back after it was removed: `rev`, or above any at which it was seen
 * here. Below that it would pass for one that was put back to an older state.
 */
export function revAbove(store: StoreName, id: string, rev: number): number {
  return Math.max(rev, (seen.get(nameOf(store, id)) ?? 0) + 1);
}

/** What was taken last could not be kept: it is to be taken again. */
export function giveBackLedger(): void {
  isChanged = true;
}

/** What is to be kept; `null`: nothing new since it was taken last. */
export function takeLedger(): Ledger | null {
  if (!isChanged) return null;
  isChanged = false;
  return new Map(seen);
}
