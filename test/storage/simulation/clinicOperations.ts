import type { ClientId, ConsentId, IsoDay, PhotoId, RoomId } from '../../../src/domain/ids.ts';
import { type PublishedSet, withoutClient } from '../../../src/domain/publishedSet.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import { eraseClientRows } from '../../../src/storage/clients.ts';
import { noteBackup, saveClinicLibrary, saveRooms, saveStaff } from '../../../src/storage/clinic.ts';
import { CLIENT_STORES, type ClinicRowName } from '../../../src/storage/schema.ts';
import { addTombstones } from '../../../src/storage/tombstones.ts';
import { TODAY } from '../../domain/consents.ts';
import { done, NOT_FOUND, type Operation, oneOf, oneRow } from './operation.ts';
import { rowOf, rowsOf, type SealedStore, withChanged, withEvent, withoutRows } from './world.ts';

/** Changes of a list of the clinic's own. */
function listing<T>(
  name: ClinicRowName,
  save: (change: (held: readonly T[]) => readonly T[]) => Promise<void>,
  made: (nr: number) => T,
  logged?: string,
): Operation {
  return (_world, { nr }) => ({
    about: `${name} ${nr}`,
    run: () => save((held) => [...held, made(nr)]),
    model(world) {
      const { rev, body } = world.clinic.get(name) ?? { rev: 0, body: [] };
      const clinic = new Map(world.clinic).set(name, { rev: rev + 1, body: [...body, made(nr)] });
      const changed = { ...world, clinic };
      return done(logged === undefined ? changed : withEvent(changed, 'backed-up', '', logged));
    },
  });
}

/** Erasing, the log, and the clinic's own lists. */
export const CLINIC_OPERATIONS = {
  erase(world, { draws }) {
    const row = oneRow(world, 'clients', draws[0]);
    if (!row) return null;
    const id = row.id as ClientId;
    return {
      about: id,
      run: () => eraseClientRows(id, { id, on: TODAY }),
      model(now) {
        const theirs = [...now.rows.values()].filter(({ clientId }) => clientId === id);
        const idsIn = (name: SealedStore) => theirs.filter(({ store }) => store === name).map((one) => one.id);
        const tombstones = new Map(now.tombstones).set(id, TODAY);
        const events = now.events.map((event) =>
          event.clientId === id && event.kind !== 'erased' ? { ...event, about: null } : event,
        );
        const left = withChanged<PublishedSet>(now, 'sets', (set) =>
          withoutClient(set, id, idsIn('photos') as PhotoId[], idsIn('consents') as ConsentId[]),
        );
        const erased = { ...withoutRows(left, ({ clientId }) => clientId === id), tombstones, events };
        const counts = Object.fromEntries(CLIENT_STORES.map((name) => [name, idsIn(name).length]));
        return { answer: counts, worlds: [withEvent(erased, 'erased', id, '')] };
      },
    };
  },

  bury(_world, { nr }) {
    const stone = { id: `elsewhere-${nr}` as ClientId, on: '2026-10-01' as IsoDay };
    return {
      about: stone.id,
      run: () => addTombstones([stone]),
      model: (now) => done({ ...now, tombstones: new Map(now.tombstones).set(stone.id, stone.on) }),
    };
  },

  audit(world, { nr, draws }) {
    const whose = oneOf(['', ...rowsOf(world, 'clients').map(({ id }) => id)], draws[0]) ?? '';
    const about = `event-${nr}`;
    return {
      about: `${about} of ${whose || 'nobody'}`,
      run: () => appendAudit('viewed', { slotId: 'me', about }, whose as ClientId),
      model: (now) =>
        whose === '' || rowOf(now, 'clients', whose) ? done(withEvent(now, 'viewed', whose, about)) : NOT_FOUND,
    };
  },

  room: listing('rooms', saveRooms, (nr) => ({ id: `room-${nr}` as RoomId, name: `Room ${nr}`, createdAt: nr })),
  colleague: listing('staff', saveStaff, (nr) => ({
    slotId: `slot-${nr}`,
    name: `Person ${nr}`,
    addedAt: nr,
    leftAt: null,
  })),
  library: listing('library', saveClinicLibrary, (nr) => ({
    on: '2026-11-22' as IsoDay,
    by: `Person ${nr}`,
    kind: 'reset' as const,
    protocolId: 'any',
  })),
  backup: listing<Parameters<typeof noteBackup>[0]>(
    'backups',
    async (change) => noteBackup(change([])[0] as Parameters<typeof noteBackup>[0]),
    (nr) => ({
      checkedAt: nr,
      madeAt: 0,
      fileName: `file-${nr}`,
      holds: 'everything' as const,
      clients: 1,
      photos: 1,
      state: `state-${nr}`,
    }),
    'everything 1970-01-01T00:00:00.000Z',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
