import { AppError } from '../../domain/errors.ts';
import type { ClientId } from '../../domain/ids.ts';
import { scorePhotosInBackground } from '../scoring/background.ts';
import { recordAudit } from '../vault/recordAudit.ts';
import { hasRight, requireRight } from '../vault/rights.ts';
import type { BackupProgress } from './backUp.ts';
import { piecesOf } from './checkBackup.ts';
import { mergePieces } from './mergePieces.ts';

export interface RestoreRequest {
  readonly passphrase: string;
  /** Clients who were erased here and are wanted back all the same. */
  readonly bringBack: ReadonlySet<ClientId>;
  readonly onProgress: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Merges a backup that `readBackup` has read to its end into this device. Ended midway, each client is there as before or
 * as after, and restoring the file again does the rest. Records that this device has and the file lacks stay.
 *
 * @throws AppError `storage-blocked`: another tab is restoring; `storage-full`; `backup-changed`; as `piecesOf`
 */
export async function restoreBackup(
  file: Blob,
  { passphrase, bringBack, onProgress, signal }: RestoreRequest,
): Promise<void> {
  requireRight('capture');
  // It takes back what the owner erased.
  if (bringBack.size > 0) requireRight('erase');
  await navigator.locks.request('skinseries-restore', { ifAvailable: true }, async (lock) => {
    if (lock === null) throw new AppError('storage-blocked', 'Another tab is restoring a backup.');
    await mergePieces(piecesOf(file, passphrase, onProgress, 'restoring', signal), {
      bringBack,
      mayManage: hasRight('manage'),
      onBegin: (about) => recordAudit('restored', about),
      onCourse: scorePhotosInBackground,
    });
  });
}
