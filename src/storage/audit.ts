import { AppError } from '../domain/errors.ts';
import type { ClientId } from '../domain/ids.ts';
import { AUDIT_KINDS, type AuditKind } from '../domain/vault.ts';
import { auditHash, NO_HASH } from './auditChain.ts';
import { placeOf, withDatabase } from './database.ts';
import { readCanary, saveCanary } from './header.ts';
import { commit } from './rows.ts';
import type { AuditRow } from './schema.ts';
import { openedBy, openSealer, readablePlaces, seal, unseal } from './seal.ts';

/** What is said of an event under seal. */
export interface AuditDetail {
  /** The slot that the vault was opened with; `null`: nobody had opened it. */
  readonly slotId: string | null;
  /** In the app's own words, ids only: what it was about. */
  readonly about: string;
}

/** An event of the log. */
export interface AuditEntry extends Omit<AuditRow, 'body' | 'kind'> {
  readonly kind: AuditKind | 'unknown';
  /** `null`: it was sealed with the key of a client who was erased since. */
  readonly detail: AuditDetail | null;
}

/** A line yet to be written. Who did it is whoever the vault is open for. */
export interface AuditLine {
  readonly kind: AuditKind;
  /** In the app's own words, ids only: what it is about. */
  readonly about: string;
  /** Whose records it is about; `''`: nobody's. */
  readonly clientId: ClientId | '';
  /** Whose key seals the detail, where it isn't `clientId`'s: `''`, the clinic's, for a client who is gone by then. */
  readonly sealedWith?: ClientId | '';
}

/** A line sealed and chained, for the transaction that does what it tells of. */
export interface PreparedLine {
  /** Stores that the transaction needs beside its own. */
  readonly stores: readonly 'audit'[];
  /** Writes it. A transaction that changed nothing after all leaves this out. */
  write(transaction: { objectStore(name: 'audit'): AuditStore }): Promise<void>;
}

interface AuditStore {
  openCursor(query: null, direction: 'prev'): Promise<{ readonly value: AuditRow } | null>;
  add(row: AuditRow): Promise<unknown>;
}

/** Where nothing is logged: the example, and databases of tests whose subject isn't the vault. */
const NO_LINE: PreparedLine = { stores: [], write: async () => undefined };

/** Another tab wrote a line since this one was chained. */
class HeadMoved extends Error {}

let last: Promise<unknown> = Promise.resolve();

/**
 * Does something together with its line of the log: `work` writes both in one transaction, so that neither can be there
 * without the other. Runs one after another, and again where another writer was faster. Details about a client are sealed
 * with the client's key, so that erasing the client blanks them, while the chain over the sealed bytes still holds.
 *
 * @throws AppError `locked`, `vault-needed`; what `work` throws
 */
export function logged<T>({ about, ...line }: AuditLine, work: (prepared: PreparedLine) => Promise<T>): Promise<T> {
  return inTurn({ ...line, detail: { slotId: openedBy(), about } }, work);
}

interface FullLine extends Omit<AuditLine, 'about'> {
  readonly detail: AuditDetail;
}

function inTurn<T>(line: FullLine, work: (prepared: PreparedLine) => Promise<T>): Promise<T> {
  if (placeOf(line.clientId) !== 'vault') return work(NO_LINE);
  const doing = last.then(() => chained(line, work));
  last = doing.catch(() => undefined);
  return doing;
}

async function chained<T>(line: FullLine, work: (prepared: PreparedLine) => Promise<T>): Promise<T> {
  for (;;) {
    const before = await lastRow();
    const row = await nextRow(line, before);
    let isWritten = false;
    try {
      const result = await work({
        stores: ['audit'],
        async write(transaction) {
          const store = transaction.objectStore('audit');
          const head = (await store.openCursor(null, 'prev'))?.value.hash;
          // It is there already where a transaction was committed, and only its answer was lost with the connection.
          if (head !== row.hash) {
            if (head !== before?.hash) throw new HeadMoved();
            await store.add(row);
          }
          isWritten = true;
        },
      });
      if (isWritten) saveCanary({ auditSeq: row.seq, auditHead: row.hash });
      return result;
    } catch (error) {
      if (!(error instanceof HeadMoved)) throw error;
    }
  }
}

async function nextRow({ kind, detail, clientId, sealedWith = clientId }: FullLine, before: AuditRow | undefined) {
  openSealer();
  const seq = (before?.seq ?? 0) + 1;
  const body = await seal(detail, { store: 'audit', id: String(seq), clientId: sealedWith, rev: 1 });
  const bare = { seq, at: Date.now(), kind, clientId, body };
  return { ...bare, hash: await auditHash(before?.hash ?? NO_HASH, bare) } satisfies AuditRow;
}

/** Adds an event to the log that changes nothing else. @throws as `logged` */
export function appendAudit(
  kind: AuditKind,
  detail: AuditDetail,
  clientId: ClientId | '' = '',
  sealedWith: ClientId | '' = clientId,
): Promise<void> {
  return append({ kind, detail, clientId, sealedWith });
}

async function append(line: FullLine): Promise<void> {
  if (placeOf(line.clientId) === 'vault') await inTurn(line, ({ stores, write }) => commit(stores, null, write));
}

/** Lines that found no room, in order. They are gone if the page goes before there is some. */
const owed: FullLine[] = [];

/**
 * As `appendAudit`; but where there is no room for the line, it is written before the next one: who may not unlock or take
 * their records out because the device is full could never make room.
 */
export async function appendOrOwe(
  ...[kind, detail, clientId = '', sealedWith = clientId]: AuditArguments
): Promise<void> {
  const lines = [...owed.splice(0), { kind, detail, clientId, sealedWith }];
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    try {
      await append(line);
    } catch (error) {
      const isFull = error instanceof AppError && error.code === 'storage-full';
      owed.push(...(isFull ? [line] : []), ...lines);
      if (isFull) return;
      throw error;
    }
  }
}

type AuditArguments = Parameters<typeof appendAudit>;

function lastRow(): Promise<AuditRow | undefined> {
  return withDatabase(async (database) => (await database.transaction('audit').store.openCursor(null, 'prev'))?.value);
}

/** The log as it lies, oldest first: what `firstBrokenRow` and the export take. */
export async function auditRows(): Promise<readonly AuditRow[]> {
  return readablePlaces().includes('vault') ? withDatabase((database) => database.getAll('audit')) : [];
}

/** The log, oldest first. @throws AppError `locked` */
export async function readAudit(): Promise<readonly AuditEntry[]> {
  return Promise.all((await auditRows()).map(openEntry));
}

async function openEntry({ body, kind, ...row }: AuditRow): Promise<AuditEntry> {
  const as = { store: 'audit', id: String(row.seq), rev: 1 };
  const detail = await unseal<unknown>(body, { ...as, clientId: row.clientId }, 'vault')
    .catch(() => unseal<unknown>(body, { ...as, clientId: '' }, 'vault'))
    .catch(() => null);
  const known = AUDIT_KINDS.find((name) => name === kind) ?? 'unknown';
  return { ...row, kind: known, detail: detail as AuditDetail | null };
}

/** Whether the log is shorter than this browser remembers, or ends otherwise: rows were taken from its end. */
export async function isAuditCut(): Promise<boolean> {
  const canary = readCanary();
  if (canary === null || canary.auditSeq === 0) return false;
  const row = await withDatabase((database) => database.get('audit', canary.auditSeq));
  return row?.hash !== canary.auditHead;
}
