import type { ClinicRecords } from '../../archive/clinicRecords.ts';
import type { ClientRecords } from '../../archive/recordSchemas.ts';
import type { PublishedSet } from '../../domain/publishedSet.ts';
import { reader } from '../../storage/reader.ts';
import { readSets } from '../../storage/sets.ts';

/**
 * What a backup holds of the clinic's own.
 *
 * @param only these clients' records: no more goes with them than they point to; `null`: everything
 */
export async function clinicRecordsOf(only: readonly ClientRecords[] | null): Promise<ClinicRecords> {
  const [library, rooms, tombstones, texts, sets, keys] = await Promise.all([
    reader.libraryChanges(),
    reader.rooms(),
    reader.tombstones(),
    reader.consentTexts(),
    readSets(),
    reader.signingKeys(),
  ]);
  if (only === null)
    return {
      ...{ library: [...library], rooms: [...rooms], tombstones: [...tombstones] },
      consentTexts: [...texts],
      sets: [...sets],
      signing: [...keys],
    };
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
    consentTexts: texts.filter(({ id }) =>
      only.some(({ consents }) => consents.some(({ record }) => record.text.id === id)),
    ),
    sets: sets.flatMap(({ rev, record }) => {
      const part = partOf(record, only);
      return part === null ? [] : [{ rev, record: part }];
    }),
    // Who has one signs as the clinic: it goes to no other clinic and to no client.
    signing: [],
  };
}

/** What of a set is these clients'; `null`: they are not in it. */
function partOf(set: PublishedSet, only: readonly ClientRecords[]): PublishedSet | null {
  const clientIds = new Set(only.map(({ client }) => client.record.id));
  if (!set.clientIds.some((id) => clientIds.has(id))) return null;
  const photoIds = new Set(only.flatMap(({ photos }) => photos.map(({ record }) => record.photo.id)));
  const consentIds = new Set(only.flatMap(({ consents }) => consents.map(({ record }) => record.id)));
  return {
    ...set,
    clientIds: set.clientIds.filter((id) => clientIds.has(id)),
    photoIds: set.photoIds.filter((id) => photoIds.has(id)),
    consentIds: set.consentIds.filter((id) => consentIds.has(id)),
    ...(set.reviews && { reviews: set.reviews.filter(({ clientId }) => clientIds.has(clientId)) }),
  };
}
