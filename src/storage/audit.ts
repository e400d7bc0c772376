import type { ClientId } from '../domain/ids.ts';
import { AUDIT_KINDS, type AuditKind } from '../domain/vault.ts';
import { auditHash, NO_HASH } from './auditChain.ts';
import { isSingleDatabase, withDatabase } from './database.ts';
import { readCanary, saveCanary } from './header.ts';
import { commit } from './rows.ts';
import type { AuditRow } from './schema.ts';
import { openSealer, readablePlaces, seal, unseal } from './seal.ts';

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

let last: Promise<unknown> = Promise.resolve();

/**
 * Adds an event to the log, one after another. Details about a client are sealed with the client's key, so that erasing
 * the client blanks them, while the chain over the sealed bytes still holds.
 *
 * @throws AppError `locked`, `vault-needed`
 */
export function appendAudit(
  kind: AuditKind,
  detail: AuditDetail,
  clientId: ClientId | '' = '',
  sealedWith: ClientId | '' = clientId,
): Promise<void> {
  const adding = last.then(() => append(kind, detail, clientId, sealedWith));
  last = adding.catch(() => undefined);
  return adding;
}

async function append(
  kind: AuditKind,
  detail: AuditDetail,
  clientId: ClientId | '',
  sealedWith: ClientId | '',
): Promise<void> {
  if (isSingleDatabase()) return;
  openSealer();
  const before = await lastRow();
  const seq = (before?.seq ?? 0) + 1;
  const at = Date.now();
  const body = await seal(detail, { store: 'audit', id: String(seq), clientId: sealedWith, rev: 1 });
  const bare = { seq, at, kind, clientId, body };
  const row: AuditRow = { ...bare, hash: await auditHash(before?.hash ?? NO_HASH, bare) };
  await commit(['audit'], null, (transaction) => transaction.objectStore('audit').add(row));
  saveCanary({ auditSeq: seq, auditHead: row.hash });
}

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
