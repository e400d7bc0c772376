import { whenLocked } from '../vault/lockVault.ts';

/** A backup that was read to its end before there was a vault to restore it into. */
export interface PendingRestore {
  readonly file: File;
  readonly passphrase: string;
}

let pending: PendingRestore | null = null;

/** Keeps it, in memory alone, for the screen that restores; `null`: it was taken up. */
export function keepPendingRestore(next: PendingRestore | null): void {
  pending = next;
  if (next !== null) whenLocked(() => keepPendingRestore(null));
}

export function pendingRestore(): PendingRestore | null {
  return pending;
}
