import type { AuditKind } from '../../domain/vault.ts';
import { appendAudit } from '../../storage/audit.ts';
import { keepLedger } from '../../storage/clinic.ts';
import { closeDatabase, isSingleDatabase } from '../../storage/database.ts';
import { setSealer } from '../../storage/seal.ts';
import { tellLocked } from './locked.ts';
import { enterState, vaultState } from './state.ts';
import { endOtherWorkers, endVaultWorker } from './vaultWorker.ts';
import { releaseWriter, tellOtherTabs } from './writer.ts';

/** A write under way may take this long to end; then the keys go all the same. */
const FLUSH_MS = 2_000;

const cleanups = new Set<() => void>();

/** Has something ended when the vault locks: timers, workers, what is held in memory. */
export function whenLocked(cleanup: () => void): void {
  cleanups.add(cleanup);
}

/**
 * Locks the vault: the log says so, the keys' worker and every other worker end, and the screens go. What is being
 * measured goes on after the next unlocking.
 */
export async function lockVault(kind: Extract<AuditKind, 'locked' | 'taken-over'> = 'locked'): Promise<void> {
  const state = vaultState();
  if (state.kind !== 'open' || isSingleDatabase()) return;
  enterState({ kind: 'locking' });
  endOtherWorkers();
  const said = keepLedger()
    .then(() => appendAudit(kind, { slotId: state.slotId, about: '' }))
    .catch(() => undefined);
  await Promise.race([said, new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
  // A job that waited may have started another worker meanwhile.
  endOtherWorkers();
  endVaultWorker();
  setSealer('locked');
  for (const cleanup of cleanups) cleanup();
  cleanups.clear();
  await closeDatabase().catch(() => undefined);
  releaseWriter();
  tellOtherTabs();
  if (!tellLocked()) enterState({ kind: 'locked' });
}
