import { AppError } from '../../domain/errors.ts';
import type { ClientId } from '../../domain/ids.ts';
import { clearLostVault } from '../../storage/header.ts';
import type { BackupProgress } from '../backup/backUp.ts';
import { piecesOf } from '../backup/checkBackup.ts';
import { restoreBackup } from '../backup/restoreBackup.ts';
import { enterClientView } from '../clientView/state.ts';
import { tellLocked } from '../vault/locked.ts';
import { createVault } from '../vault/openVault.ts';
import { confirmRecoverySheet } from '../vault/people.ts';
import { vaultState } from '../vault/state.ts';

interface Running {
  readonly onProgress: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Opens the copy a clinic gave its client, on the client's own device: read to its end first, then kept in a vault of the
 * client's own under the file's passphrase. The file itself is what a recovery sheet would be.
 *
 * @throws AppError `copy-elsewhere`: this device keeps a clinic's records; `no-client-copy`: the file is a backup; as
 * `piecesOf` and `restoreBackup`
 */
export async function openClientFile(file: Blob, passphrase: string, running: Running): Promise<void> {
  if (vaultState().kind !== 'none') throw new AppError('copy-elsewhere');
  const { clientId, label } = await whoseCopy(file, passphrase, running);
  // Before the vault opens: nothing of it is ever shown but the client's own pages.
  enterClientView({ clientId, kind: 'own' });
  try {
    await createVault(passphrase, label);
    await confirmRecoverySheet();
    // Not to be aborted any more: the form it was begun on goes as soon as the vault is open.
    await restoreBackup(file, { onProgress: running.onProgress, passphrase, bringBack: new Set() });
  } catch (error) {
    await removeOwnCopy();
    throw error;
  }
}

async function whoseCopy(file: Blob, passphrase: string, { onProgress, signal }: Running) {
  let client: { readonly clientId: ClientId; readonly label: string } | null = null;
  for await (const piece of piecesOf(file, passphrase, onProgress, 'checking', signal)) {
    if (piece.kind === 'manifest' && piece.manifest.holds !== 'client-copy') throw new AppError('no-client-copy');
    if (piece.kind === 'records')
      client = { clientId: piece.records.client.record.id, label: piece.records.client.record.label };
  }
  if (client === null) throw new AppError('backup-invalid');
  return client;
}

/** Takes a client's own copy off their device: the whole vault, keys first in the same transaction. Then the page starts anew. */
export async function removeOwnCopy(): Promise<void> {
  await clearLostVault();
  enterClientView(null);
  tellLocked();
}
