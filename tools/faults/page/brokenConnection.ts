/** How the browser breaks the next calls of a kind. */
export interface Breakage {
  /** `InvalidStateError`: the connection is gone; `UnknownError`: the store can't be reached. [WebKit] */
  readonly name: 'InvalidStateError' | 'UnknownError' | 'QuotaExceededError';
  /** How many transactions still open before, and how many fail from there on. */
  readonly after: number;
  readonly times: number;
}

let breakage: Breakage | null = null;
let opened = 0;

const proper = IDBDatabase.prototype.transaction;

IDBDatabase.prototype.transaction = function (...args: Parameters<typeof proper>) {
  opened += 1;
  if (breakage !== null && opened > breakage.after && opened <= breakage.after + breakage.times)
    throw new DOMException('broken on purpose', breakage.name);
  return proper.apply(this, args);
};

/** Breaks transactions from now on; `null`: not any more. How many were opened since it was called last. */
export function breakConnection(next: Breakage | null): number {
  const before = opened;
  breakage = next;
  opened = 0;
  return before;
}
