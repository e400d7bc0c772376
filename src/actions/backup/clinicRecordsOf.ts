import type { ClinicRecords } from '../../archive/clinicRecords.ts';
import type { ClientRecords } from '../../archive/recordSchemas.ts';
import { reader } from '../../storage/reader.ts';

/**
 * What a backup holds of the clinic's own.
 *
 * @param only these clients' records: no more goes with them than they point to; `null`: everything
 */
export async function clinicRecordsOf(only: readonly ClientRecords[] | null): Promise<ClinicRecords> {
  const [library, rooms, tombstones] = await Promise.all([
    reader.libraryChanges(),
    reader.rooms(),
    reader.tombstones(),
  ]);
  if (only === null) return { library: [...library], rooms: [...rooms], tombstones: [...tombstones] };
  const sessions = only.flatMap((client) => client.sessions.map(({ record }) => record));
  const roomIds = new Set(sessions.map(({ roomId }) => roomId));
  const protocolIds = new Set([
    ...only.flatMap(({ courses }) => courses.map(({ record }) => record.protocolId)),
    ...sessions.flatMap(({ treatments }) => treatments.map(({ protocolId }) => protocolId)),
  ]);
  return {
    library: library.filter((change) => change.kind === 'added' && protocolIds.has(change.protocol.id)),
    rooms: rooms.filter(({ id }) => roomIds.has(id)),
    tombstones: [],
  };
}
