import { lastFull } from '../domain/backup.ts';
import { localDay } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, IsoDay } from '../domain/ids.ts';
import { eraseClientRows } from '../storage/clients.ts';
import { reader } from '../storage/reader.ts';
import { oweScrub, scrub } from '../storage/scrub.ts';
import { scoringProgress } from './scoring/progress.ts';
import { requireRight } from './vault/rights.ts';

/** What was erased, for the client's or the clinic's papers. It holds no name and nothing that was erased. */
export interface ErasureCertificate {
  /** The random id under which the client was kept; it stays here, so that no backup brings them back unasked. */
  readonly clientId: ClientId;
  /** The moment, as ISO 8601 in UTC, and the day by the clock on the wall. */
  readonly at: string;
  readonly on: IsoDay;
  /** How many were erased of each. `pictures` with their thumbnails; `measurements`: maps and landmarks. */
  readonly erased: {
    readonly courses: number;
    readonly sessions: number;
    readonly photos: number;
    readonly pictures: number;
    readonly measurements: number;
    readonly readings: number;
  };
  /** The browser was made to write its files anew, in which deleted rows would have stayed for a while. */
  readonly isScrubbed: boolean;
  /** Day of the latest backup of everything made before on this device, which may hold the client; `null`: none is known. */
  readonly lastBackupOn: IsoDay | null;
}

/**
 * Erases a client and everything of theirs, in one transaction, and leaves a tombstone: a random id and a day. Work on
 * their photos ends. The example leaves nothing, and may be opened again.
 *
 * @throws AppError `not-found`: there is no such client
 */
export async function eraseClient(clientId: ClientId): Promise<ErasureCertificate> {
  requireRight('erase');
  const client = await reader.client(clientId);
  if (client === undefined) throw new AppError('not-found');
  for (const { photo } of await reader.photosOfClient(clientId)) scoringProgress.cancel(photo.id);
  const now = new Date();
  const on = localDay(now);
  if (!client.isExample) oweScrub();
  const erased = await eraseClientRows(clientId, client.isExample ? null : { id: clientId, on });
  const isScrubbed =
    client.isExample ||
    (await scrub().then(
      () => true,
      () => false,
    ));
  const { courses, sessions, photos, blobs: pictures, measurements, readings } = erased;
  const last = lastFull(await reader.backups());
  return {
    clientId,
    at: now.toISOString(),
    on,
    erased: { courses, sessions, photos, pictures, measurements, readings },
    isScrubbed,
    lastBackupOn: last === null ? null : localDay(new Date(last.madeAt)),
  };
}
