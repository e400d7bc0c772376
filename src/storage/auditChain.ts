import { concatBytes } from '../bytes/concat.ts';
import { sha256Hex } from '../bytes/sha256.ts';
import type { AuditRow } from './schema.ts';

/** What the first row follows on. */
export const NO_HASH = '0'.repeat(64);

/**
 * SHA-256 over the hash before and all of a row, hex. The sealed bytes are taken, not what they say: whoever has the log
 * can verify it without a key, also after a client of it was erased.
 */
export async function auditHash(before: string, row: Omit<AuditRow, 'hash'>): Promise<string> {
  const sealed = 'bytes' in row.body ? row.body.bytes : new Uint8Array(0);
  const said = new TextEncoder().encode(
    JSON.stringify([before, row.seq, row.at, row.kind, row.clientId, sealed.length]),
  );
  return sha256Hex(concatBytes([said, sealed]));
}

/** The number of the first row that is missing or not as it was written; `null`: the chain holds. */
export async function firstBrokenRow(rows: readonly AuditRow[]): Promise<number | null> {
  let before = NO_HASH;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq || row.hash !== (await auditHash(before, row))) return seq;
    before = row.hash;
  }
  return null;
}
