import { toBase64 } from '../../bytes/base64.ts';
import type { Client } from '../../domain/course.ts';
import type { Colleague } from '../../domain/vault.ts';
import { type AuditEntry, auditRows } from '../../storage/audit.ts';
import { firstBrokenRow } from '../../storage/auditChain.ts';
import type { Reader } from '../../storage/reader.ts';

export type { AuditEntry };

export interface AuditLog {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly staff: readonly Colleague[];
  readonly clients: readonly Client[];
  /** The hash of the last line: on paper or in a backup, it fixes everything before. `''`: the log is empty. */
  readonly head: string;
  /** The first line that is missing or was changed; `null`: the chain holds. */
  readonly brokenAt: number | null;
}

/** The audit log, verified. For `useStored`. */
export function readAuditLog(): (db: Reader) => Promise<AuditLog> {
  return async (db) => {
    const [entries, staff, clients] = await Promise.all([db.audit(), db.staff(), db.clients()]);
    const brokenAt = await firstBrokenRow(await auditRows());
    return { entries: entries.toReversed(), staff, clients, head: entries.at(-1)?.hash ?? '', brokenAt };
  };
}

/** The log as a JSON file: every line with its sealed bytes, so that the chain can be verified anywhere, without a key. */
export async function exportAuditLog(): Promise<Blob> {
  const lines = (await auditRows()).map(({ body, ...row }) => ({
    ...row,
    sealed: 'bytes' in body ? toBase64(body.bytes) : '',
  }));
  const chain = 'hash = SHA-256 of JSON [hash before, seq, at, kind, clientId, bytes of sealed] followed by sealed';
  return new Blob([JSON.stringify({ format: 1, chain, lines }, null, 1)], { type: 'application/json' });
}
