import { contentBytes } from '../../archive/manifest.ts';
import { packArchive } from '../../archive/packArchive.ts';
import type { BackupMade } from '../../domain/backup.ts';
import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { ClientId } from '../../domain/ids.ts';
import { noteBackup } from '../../storage/clinic.ts';
import { reader } from '../../storage/reader.ts';
import { recordAudit } from '../vault/recordAudit.ts';
import { requireRight } from '../vault/rights.ts';
import { checkBackup } from './checkBackup.ts';
import { collectBackup } from './collectBackup.ts';
import { lockInWorker } from './inBackupWorker.ts';
import { recordState } from './recordState.ts';

/** How far a backup or a restore has come, in bytes of records and pictures. */
export interface BackupProgress {
  readonly step: 'writing' | 'checking' | 'restoring';
  readonly done: number;
  readonly total: number;
}

export interface BackupRequest {
  readonly passphrase: string;
  /** One client, to take to another device; `null`: everything. */
  readonly clientId: ClientId | null;
  /** Where it goes; `null`: handed back as a blob, for browsers in which a page can't write files. */
  readonly target: FileSystemFileHandle | null;
  readonly onProgress: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
}

/** A backup that was written. `blob`: it is to be saved by the browser, and counts once the saved file was checked. */
export interface WrittenBackup {
  readonly made: BackupMade;
  readonly blob: Blob | null;
  /** Photos whose picture can't be read on this device any more, and which it therefore lacks. */
  readonly leftOut: number;
}

/** A name that tells no one's name. */
export function backupFileName(clientId: ClientId | null): string {
  const code = crypto.randomUUID().slice(0, 4);
  return `skinseries-${clientId === null ? '' : 'client-'}${localDay(new Date())}-${code}.age`;
}

/**
 * Writes a backup, reads it back from where it lies and holds every byte against its manifest. Only then it counts and is
 * remembered. One picture is in memory at a time.
 *
 * @throws AppError `backup-unwritable`, `backup-changed`, `backup-damaged`: it did not read back; `aborted`. A file that
 * stood in its place is untouched unless the new one was written to its end.
 */
export async function backUp(request: BackupRequest, fileName: string): Promise<WrittenBackup> {
  requireRight('export');
  const { passphrase, clientId, target, onProgress, signal } = request;
  const [state, madeAt] = [await recordState(reader), Date.now()];
  const { manifest, load, leftOut } = await collectBackup(clientId, madeAt, signal);
  // Before a byte is out: what leaves the vault is in the log, whatever becomes of it.
  await recordAudit('exported', `${manifest.holds} ${new Date(madeAt).toISOString()}`, clientId ?? '');
  const total = contentBytes(manifest);
  let done = 0;
  const archive = packArchive(manifest, async (entry) => {
    const bytes = await load(entry);
    onProgress({ step: 'writing', done, total });
    done += bytes.length;
    return bytes;
  });
  const locked = lockInWorker(archive, passphrase, signal);
  const { clients, photos } = manifest.counts;
  const made = {
    checkedAt: Date.now(),
    madeAt,
    fileName,
    holds: clientId === null ? 'everything' : 'one-client',
    clients,
    photos,
    state,
  } as const;
  try {
    if (target === null) return { made, blob: await toBlob(locked), leftOut };
    await locked.pipeTo(await target.createWritable());
    const checked = await confirmBackup(await target.getFile(), { passphrase, made, onProgress, ...optional(signal) });
    return { made: checked, blob: null, leftOut };
  } catch (cause) {
    if (signal?.aborted) throw new AppError('aborted');
    if (cause instanceof AppError) throw cause;
    throw new AppError('backup-unwritable', String(cause), { cause });
  }
}

/**
 * Reads a backup back from where it was saved; if it is whole and the one that was made, it counts and is remembered.
 *
 * @throws AppError `backup-unknown`: another backup was chosen; what `checkBackup` throws
 */
export async function confirmBackup(
  file: Blob,
  {
    passphrase,
    made,
    onProgress,
    signal,
  }: Pick<BackupRequest, 'passphrase' | 'onProgress' | 'signal'> & { readonly made: BackupMade },
): Promise<BackupMade> {
  requireRight('export');
  const manifest = await checkBackup(file, passphrase, onProgress, signal);
  if (manifest.madeAt !== made.madeAt) throw new AppError('backup-unknown', 'This is another backup.');
  const checked = { ...made, checkedAt: Date.now() };
  // A store without room for one more line must not keep anybody from saving what is in it.
  await noteBackup(checked).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'storage-full')) throw error;
  });
  return checked;
}

const optional = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** Larger pieces than this are handed to the browser's own blob store, which keeps them out of this page's memory. */
const PIECE_BYTES = 16 * 1024 * 1024;

/** A stream as a blob, most of it out of this page's memory. */
export async function toBlob(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const pieces: Blob[] = [];
  let [held, size] = [[] as BlobPart[], 0];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    held.push(value as Uint8Array<ArrayBuffer>);
    size += value.length;
    if (size < PIECE_BYTES) continue;
    pieces.push(new Blob(held));
    [held, size] = [[], 0];
  }
  return new Blob([...pieces, ...held], { type: 'application/octet-stream' });
}
