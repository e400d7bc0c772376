import { forceCloseDatabase, IDBDatabase, IDBFactory, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { drawn } from './scheduler.ts';

/**
 * What can go wrong below storage. `at` counts the places where it could, from 0, within one step of a plan.
 *
 * `request`: a request fails. `full`: from that put on, there is no room. `full-at-commit`: the transaction finds no room
 * when it ends. `abort`: the browser ends the transaction. `closed`: the connection is closed before a transaction (another
 * tab upgrades); storage opens it again and nobody notices. `lost`: the connection goes in the middle of one. `untold`: a
 * transaction is written, but told as failed (a connection lost at its end). `lying`: a picture is kept with one bit
 * changed. `crash`: power goes at this request; `crash-after`: right after this transaction was written.
 */
export const FAULT_KINDS = [
  'request',
  'full',
  'full-at-commit',
  'abort',
  'closed',
  'lost',
  'untold',
  'lying',
  'crash',
  'crash-after',
] as const;
export interface Fault {
  readonly kind: (typeof FAULT_KINDS)[number];
  readonly at: number;
}

/** What fake-indexeddb 6.2.8 keeps inside a transaction: every request and every end passes through `_start`. */
interface Inner {
  readonly mode: IDBTransactionMode;
  readonly durability: IDBTransactionDurability;
  readonly db: IDBDatabase & { readonly _rawDatabase: { readonly transactions: readonly Inner[] } };
  readonly _requests: readonly { readonly request: IDBRequest }[];
  _started: boolean;
  _state: string;
  error: DOMException | null;
  _rollbackLog: (() => void)[];
  _abort(error: string): void;
  _start(): void;
}

let fault: Fault | null = null;
let count = 0;
let hasStruck = false;
let isOff = false;
/** Ways back out of what was written without `strict`: a power cut may take it until the next strict write. */
let unsynced: (() => void)[] = [];

/** Something goes wrong from now on, or nothing does. */
export function arm(next: Fault | null): void {
  fault = next;
  count = 0;
  hasStruck = false;
}

/** Whether it did go wrong since it was armed. */
export function struck(): boolean {
  return hasStruck;
}

/** Whether the power is off: nothing that is done now reaches the disk. */
export function isPowerOff(): boolean {
  return isOff;
}

/** Power goes, now. */
export function cutPower(): void {
  isOff = true;
}

/** Power is back: what was not on the disk is gone. */
export function restorePower(): void {
  for (const undo of unsynced.reverse()) undo();
  unsynced = [];
  isOff = false;
}

function strikes(...kinds: readonly Fault['kind'][]): boolean {
  if (fault === null || !kinds.includes(fault.kind)) return false;
  count += 1;
  const isNow = fault.kind === 'full' ? count > fault.at : count === fault.at + 1;
  if (isNow) hasStruck = true;
  return isNow;
}

/** Puts the faults under fake-indexeddb, for the life of this process. */
export function installFaults(): void {
  const transactions = IDBTransaction.prototype as unknown as Inner;
  const start = transactions._start;
  transactions._start = function (this: Inner) {
    if (this._state === 'finished') return start.call(this);
    // Another transaction may be faster.
    if (drawn() < 0.15) return void setImmediate(() => this._start());
    if (isOff || strikes('crash')) {
      isOff = true;
      return end(this, 'UnknownError');
    }
    if (this.mode !== 'readwrite') return start.call(this);
    const isEnding = this._requests.every(({ request }) => request.readyState === 'done');
    if (!isEnding) {
      if (strikes('abort')) return end(this, 'UnknownError');
      if (strikes('lost')) return lose(this);
      return start.call(this);
    }
    if (this._rollbackLog.length === 0) return start.call(this);
    if (strikes('full-at-commit')) return end(this, 'QuotaExceededError');
    if (strikes('untold', 'crash-after')) {
      isOff = fault?.kind === 'crash-after';
      keep(this);
      this._rollbackLog = [];
      end(this, 'UnknownError');
      // WebKit tells it as a lost connection, which elsewhere would be worth another try.
      if (drawn() < 0.5) this.error = new DOMException('Connection to Indexed Database server lost', 'UnknownError');
      return;
    }
    keep(this);
    return start.call(this);
  };

  const stores = IDBObjectStore.prototype;
  const { put, add, get } = stores;
  stores.put = function (value, ...key) {
    if (this.name === 'blobs' && strikes('lying')) flip(value as Picture);
    return strikes('full', 'request') ? failing(this) : put.call(this, value, ...key);
  };
  stores.add = function (value, ...key) {
    return strikes('full', 'request') ? failing(this) : add.call(this, value, ...key);
  };
  stores.get = function (key) {
    return strikes('request') ? failing(this) : get.call(this, key);
  };

  const databases = IDBDatabase.prototype;
  const { transaction } = databases;
  databases.transaction = function (...given) {
    // An upgrade's own is made by fake-indexeddb, whose queue would wait forever if this threw; it ends where it starts.
    if ((given[1] as string | undefined) === 'versionchange') return transaction.apply(this, given);
    if (isOff) throw new DOMException('The power is off', 'UnknownError');
    if (strikes('closed')) this.close();
    return transaction.apply(this, given);
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...given) {
    if (isOff) throw new DOMException('The power is off', 'UnknownError');
    return open.apply(this, given);
  };
}

function keep({ durability, _rollbackLog: undo }: Inner): void {
  unsynced = durability === 'strict' ? [] : [...unsynced, ...undo];
}

function end(transaction: Inner, error: string): void {
  transaction._started = true;
  transaction._abort(error);
}

function lose({ db }: Inner): void {
  for (const other of db._rawDatabase.transactions) if (other._state !== 'finished') end(other, 'UnknownError');
  forceCloseDatabase(db as never);
}

interface Picture {
  readonly body: { readonly bytes?: Uint8Array };
}

function flip({ body: { bytes } }: Picture): void {
  if (bytes !== undefined) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
}

/** A request that fails as the fault says. */
function failing(store: IDBObjectStore): IDBRequest {
  const name = fault?.kind === 'full' ? 'QuotaExceededError' : 'UnknownError';
  const inner = store.transaction as unknown as {
    _execRequestAsync(request: { operation: () => never; source: IDBObjectStore }): IDBRequest;
  };
  return inner._execRequestAsync({
    source: store,
    operation() {
      throw new DOMException('Made to fail', name);
    },
  });
}
