import { contentBytes, type Manifest } from '../../archive/manifest.ts';
import { type Piece, unpackArchive } from '../../archive/unpackArchive.ts';
import { AppError } from '../../domain/errors.ts';
import { parseClinic } from '../../storage/clinic.ts';
import type { BackupProgress } from './backUp.ts';
import { openInWorker } from './inBackupWorker.ts';

/**
 * The pieces of a backup file, each checked, one in memory at a time.
 *
 * @throws AppError `backup-passphrase`, `backup-unknown`, `backup-damaged`, `backup-newer`, `backup-too-large`,
 * `backup-invalid`, `aborted`
 */
export async function* piecesOf(
  file: Blob,
  passphrase: string,
  onProgress: (progress: BackupProgress) => void,
  step: BackupProgress['step'],
  signal?: AbortSignal,
): AsyncGenerator<Piece, void, void> {
  let [done, total] = [0, 0];
  for await (const piece of unpackArchive(openInWorker(file, passphrase, signal))) {
    if (signal?.aborted) throw new AppError('aborted');
    if (piece.kind === 'manifest') total = contentBytes(piece.manifest);
    if (piece.kind === 'clinic' && parseClinic(piece.clinic) === null)
      throw new AppError('backup-invalid', 'The clinic’s lists can’t be read.');
    yield piece;
    if (piece.kind === 'photo' || piece.kind === 'thumbnail') done += piece.bytes.length;
    onProgress({ step, done, total });
  }
}

/** Reads a backup file to its end and holds every byte against its manifest. @throws AppError as `piecesOf` */
export async function checkBackup(
  file: Blob,
  passphrase: string,
  onProgress: (progress: BackupProgress) => void,
  signal?: AbortSignal,
): Promise<Manifest> {
  let manifest: Manifest | null = null;
  for await (const piece of piecesOf(file, passphrase, onProgress, 'checking', signal)) {
    if (piece.kind === 'manifest') manifest = piece.manifest;
  }
  if (manifest === null) throw new AppError('backup-unknown');
  return manifest;
}
