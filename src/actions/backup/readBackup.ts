import type { Manifest } from '../../archive/manifest.ts';
import { type FateCounts, mergeClient } from '../../archive/merge.ts';
import type { ClientRecords } from '../../archive/recordSchemas.ts';
import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { ClientId } from '../../domain/ids.ts';
import type { Tombstone } from '../../domain/tombstone.ts';
import { readClientRecords } from '../../storage/clientRecords.ts';
import { reader } from '../../storage/reader.ts';
import type { BackupProgress } from './backUp.ts';
import { piecesOf } from './checkBackup.ts';

/** What restoring would do to one client. `erased`: they were erased here, and stay so unless a person says otherwise. */
export interface ClientOutcome {
  readonly clientId: ClientId;
  readonly label: string;
  readonly outcome: 'new' | 'same' | 'changed' | 'erased';
  readonly records: FateCounts;
  readonly photos: FateCounts;
}

/** What is in a backup, held against this device. Nothing has been written. */
export interface BackupSummary {
  /** Epoch ms. */
  readonly madeAt: number;
  readonly holds: Manifest['holds'];
  readonly clients: readonly ClientOutcome[];
  /** Clients of this device that were erased on the one the file comes from. They stay here. */
  readonly erasedThere: readonly { readonly clientId: ClientId; readonly label: string }[];
}

/**
 * Reads a backup to its end, checks all of it, and tells what restoring it would do.
 *
 * @throws AppError `client-copy`: it is what a client took home; as `piecesOf`
 */
export async function readBackup(
  file: Blob,
  passphrase: string,
  onProgress: (progress: BackupProgress) => void,
  signal?: AbortSignal,
): Promise<BackupSummary> {
  let manifest: Manifest | null = null;
  let tombstones: readonly Tombstone[] = [];
  const erasedHere = new Set((await reader.tombstones()).map(({ id }) => id));
  const clients: ClientOutcome[] = [];
  for await (const piece of piecesOf(file, passphrase, onProgress, 'checking', signal)) {
    if (piece.kind === 'manifest') manifest = piece.manifest;
    if (manifest?.holds === 'client-copy') throw new AppError('client-copy');
    if (piece.kind === 'clinic') tombstones = piece.clinic.tombstones;
    if (piece.kind === 'records')
      clients.push(
        await outcomeOf(piece.records, manifest?.madeAt ?? 0, erasedHere.has(piece.records.client.record.id)),
      );
  }
  if (manifest === null) throw new AppError('backup-unknown');
  const erased = new Set(tombstones.map(({ id }) => id));
  const here = await reader.clients();
  const erasedThere = here.filter(({ id }) => erased.has(id)).map(({ id, label }) => ({ clientId: id, label }));
  return { madeAt: manifest.madeAt, holds: manifest.holds, clients, erasedThere };
}

async function outcomeOf(there: ClientRecords, madeAt: number, isErased: boolean): Promise<ClientOutcome> {
  const { id, label } = there.client.record;
  const here = await readClientRecords(id);
  const { records, photos } = mergeClient(here, there, localDay(new Date(madeAt)));
  return {
    clientId: id,
    label,
    outcome: isErased ? 'erased' : outcomeBy(here !== null, records, photos),
    records,
    photos,
  };
}

function outcomeBy(isHere: boolean, ...counts: readonly FateCounts[]): ClientOutcome['outcome'] {
  if (!isHere) return 'new';
  return counts.every(({ added, replaced, conflicting }) => added + replaced + conflicting === 0) ? 'same' : 'changed';
}
