import { type BackupDue, type BackupMade, backupDue, lastFull } from '../../domain/backup.ts';
import type { Reader } from '../../storage/reader.ts';
import { recordState } from './recordState.ts';

export interface BackupState {
  /** Real clients on this device. */
  readonly clients: number;
  /** The latest backup of everything; `null`: there is none. */
  readonly last: BackupMade | null;
  readonly due: BackupDue | null;
  /** Whether anything was changed since the last one. */
  readonly isChanged: boolean;
}

/** Where backups stand. For `useStored`. */
export function readBackupState(): (db: Reader) => Promise<BackupState> {
  return async (db) => {
    const [clients, made, state] = await Promise.all([db.clients(), db.backups(), recordState(db)]);
    const real = clients.filter(({ isExample }) => !isExample).length;
    const last = lastFull(made);
    const due = backupDue(made, { clients: real, state, now: Date.now() });
    return { clients: real, last, due, isChanged: last?.state !== state };
  };
}
