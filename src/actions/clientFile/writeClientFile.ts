import { contentBytes } from '../../archive/manifest.ts';
import { packArchive } from '../../archive/packArchive.ts';
import { placeOf } from '../../archive/paths.ts';
import type { ClientRecords } from '../../archive/recordSchemas.ts';
import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { ClientId, PhotoId } from '../../domain/ids.ts';
import { ownShareOf } from '../../domain/ownShare.ts';
import { recordHandOver } from '../../storage/handOver.ts';
import { reader } from '../../storage/reader.ts';
import { type BackupProgress, toBlob } from '../backup/backUp.ts';
import { checkBackup } from '../backup/checkBackup.ts';
import { collectBackup } from '../backup/collectBackup.ts';
import { lockInWorker } from '../backup/inBackupWorker.ts';
import { download } from '../download.ts';
import { requireRight } from '../vault/rights.ts';
import { readOwnShare } from './readOwnShare.ts';

/** A client's own copy, as it was handed over. */
export interface ClientFile {
  /** Tells no one's name. */
  readonly fileName: string;
  readonly photos: number;
}

interface ClientFileRequest {
  readonly clientId: ClientId;
  readonly passphrase: string;
  readonly onProgress: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes a client's own copy and hands it to the downloads: their courses with the photos that their own share covers,
 * locked with a passphrase, in the format of a backup. The clinic's notes and the names of its people stay here. Consent is
 * asked for before each picture, and once more in the transaction that logs the hand-over: withdrawn until then, no file
 * is out.
 *
 * @throws AppError `own-share-refused`; `not-found`; `backup-changed`; `aborted`
 */
export async function writeClientFile(request: ClientFileRequest): Promise<ClientFile> {
  const { clientId, passphrase, onProgress, signal } = request;
  requireRight('export');
  const { granted, photos: all } = await readOwnShare(clientId)(reader);
  if (granted.size === 0) throw new AppError('own-share-refused');
  const collected = await collectBackup(clientId, Date.now(), signal, (records) => asCopy(records, granted));
  const { manifest, load } = collected;
  const total = contentBytes(manifest);
  let done = 0;
  const archive = packArchive({ ...manifest, holds: 'client-copy' }, async (entry) => {
    const place = placeOf(entry.path);
    if (place?.kind === 'photo') await requireShare(clientId, [place.photoId]);
    const bytes = await load(entry);
    onProgress({ step: 'writing', done, total });
    done += bytes.length;
    return bytes;
  });
  const blob = await toBlob(lockInWorker(archive, passphrase, signal));
  await checkBackup(blob, passphrase, onProgress, signal);
  const photoIds = [...granted];
  const { photos } = manifest.counts;
  const about = `client-file ${photos}`;
  const isLogged = await recordHandOver({ clientId, photoIds, kind: 'client-file-made', about }, (consents) => {
    const still = ownShareOf(all, consents, localDay(new Date())).granted;
    return photoIds.every((id) => still.has(id));
  });
  if (!isLogged) throw new AppError('own-share-refused');
  const fileName = `skinseries-copy-${localDay(new Date())}-${crypto.randomUUID().slice(0, 4)}.age`;
  download(blob, fileName);
  return { fileName, photos };
}

async function requireShare(clientId: ClientId, photoIds: readonly PhotoId[]): Promise<void> {
  const { granted } = await readOwnShare(clientId)(reader);
  if (!photoIds.every((id) => granted.has(id))) throw new AppError('own-share-refused');
}

function asCopy(records: ClientRecords, granted: ReadonlySet<PhotoId>): ClientRecords {
  return {
    ...records,
    sessions: records.sessions.map(({ rev, record }) => {
      const treatments = record.treatments.map((treatment) => ({ ...treatment, performedBy: '', detail: '' }));
      return { rev, record: { ...record, note: '', treatments } };
    }),
    photos: records.photos.filter(({ record }) => granted.has(record.photo.id)),
  };
}
