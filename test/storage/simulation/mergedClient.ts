import { mergeClient } from '../../../src/archive/merge.ts';
import type { AtRev, ClientRecords } from '../../../src/archive/recordSchemas.ts';
import type { Consent } from '../../../src/domain/consent.ts';
import { flaggedBy, type PublishedSet } from '../../../src/domain/publishedSet.ts';
import type { PhotoEntry } from '../../../src/storage/schema.ts';
import { recordsOf } from './backup.ts';
import {
  consentsOf,
  courseHeld,
  type Held,
  held,
  rowOf,
  type SealedStore,
  type World,
  withChanged,
  withEvent,
  withoutRows,
  withRows,
} from './world.ts';

interface Coming {
  /** Day of the file. */
  readonly madeOn: string;
  readonly mayReturn: boolean;
  /** The device as it was when the file was compared with it. */
  readonly seen: World;
  /** The revision at which a record comes that was not here. */
  readonly above: (store: string, id: string, rev: number) => number;
}

/**
 * The world after the one transaction that restores a client's records; `refused`: the client was erased or a picture is
 * gone; `moved`: a record that comes was changed since the file was compared.
 */
export function restoredClient(now: World, there: ClientRecords, coming: Coming): World | 'refused' | 'moved' {
  const { madeOn, mayReturn, seen, above } = coming;
  const clientId = there.client.record.id;
  if (now.tombstones.has(clientId) && !mayReturn) return 'refused';
  const { write } = mergeClient(recordsOf(seen, clientId), there, madeOn);
  const revOf = (store: SealedStore, id: string, rev: number) =>
    rowOf(seen, store, id) === undefined ? above(store, id, rev) : rev;
  const ofClient = <T extends { readonly id: string }>(store: SealedStore, list: readonly AtRev<T>[]): Held[] =>
    list.map(({ rev, record }) => held(store, record.id, clientId, record, revOf(store, record.id, rev)));
  const photos = write.photos.map(({ rev, record: { photo, facts } }) => {
    const body: PhotoEntry = { photo, mark: null, facts };
    return courseHeld('photos', photo.id, photo, body, revOf('photos', photo.id, rev));
  });
  const rows = [
    ...ofClient('clients', write.client === null ? [] : [write.client]),
    ...ofClient('courses', write.courses),
    ...write.sessions.map(({ rev, record }) =>
      courseHeld('sessions', record.id, record, record, revOf('sessions', record.id, rev)),
    ),
    ...photos,
    ...ofClient('consents', write.consents),
  ];
  const hasMoved = rows.some(({ store, id }) => rowOf(now, store, id)?.rev !== rowOf(seen, store, id)?.rev);
  const hasClient = write.client !== null || rowOf(now, 'clients', clientId) !== undefined;
  if (hasMoved || !hasClient) return 'moved';
  if (photos.some(({ id }) => rowOf(now, 'blobs', id) === undefined)) return 'refused';
  if (rows.length === 0) return now;
  // What was measured of a photo before goes; the file's readings come in its place.
  const isOld = ({ store, id }: Held) =>
    (store === 'measurements' || store === 'readings') && photos.some((photo) => photo.id === id);
  const readings = write.photos.flatMap(({ record: { photo, readings: given } }) =>
    given === null ? [] : [courseHeld('readings', photo.id, photo, given)],
  );
  const tombstones = new Map(now.tombstones);
  tombstones.delete(clientId);
  const written = { ...withRows(withoutRows(now, isOld), ...rows, ...readings), tombstones };
  return withEvent(withFlags(written, clientId), 'restored', clientId, '');
}

/** With every set flagged that a withdrawal of this client ends. */
function withFlags(world: World, clientId: string): World {
  const consents: readonly Consent[] = consentsOf(world, clientId);
  return withChanged<PublishedSet>(world, 'sets', (set) => flaggedBy(set, consents));
}
