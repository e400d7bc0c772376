import type { Client, Course, Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, RoomId, SessionId } from '../../../src/domain/ids.ts';
import type { AreaGeometry } from '../../../src/domain/measurement.ts';
import { PIPELINE } from '../../../src/domain/pipeline.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import {
  eraseClientRows,
  putClient,
  putCourse,
  putSession,
  removeSession,
  reviseSession,
} from '../../../src/storage/clients.ts';
import { noteBackup, saveClinicLibrary, saveRooms, saveStaff } from '../../../src/storage/clinic.ts';
import { removePhotoRows, revisePhoto, savePhoto, saveReadings, saveWork } from '../../../src/storage/photos.ts';
import { type ClinicRowName, PHOTO_STORES, type PhotoEntry } from '../../../src/storage/schema.ts';
import { addTombstones } from '../../../src/storage/tombstones.ts';
import { client, course, measurement, newPhoto, reading, session } from '../photoRecord.ts';
import { courseHeld, type Held, rowOf, rowsOf, type World, withEvent, withoutRows, withRows } from './world.ts';

/** What the model says of an operation: its answer, and the states after each of its transactions. */
export interface Outcome {
  /** What it returns, or the code of the error it throws. */
  readonly answer: unknown;
  readonly worlds: readonly World[];
}

/** An operation on records that were chosen. */
export interface Prepared {
  readonly about: string;
  readonly run: () => Promise<unknown>;
  readonly model: (world: World) => Outcome;
}

/** How an operation chooses: a number of its own, and draws in [0, 1). */
export interface Pick {
  readonly nr: number;
  readonly draws: readonly [number, number, number];
}

/** `null`: there is nothing in this world to do it on. */
export type Operation = (world: World, pick: Pick) => Prepared | null;

const NOT_FOUND: Outcome = { answer: 'not-found', worlds: [] };
export const done = (...worlds: readonly World[]): Outcome => ({ answer: 'done', worlds });

export function oneOf<T>(list: readonly T[], draw: number): T | undefined {
  return list[Math.floor(draw * list.length)];
}

function oneRow(world: World, store: Held['store'], draw: number): Held | undefined {
  return oneOf(rowsOf(world, store), draw);
}

/** A client's name that no sealed byte may show. */
export const MARK = 'Marguerite';

/** A measurement without the landmarks of a face: they only cost time. */
const AREA: AreaGeometry = { kind: 'area', polygon: [], atlasToImage: [1, 0, 0, 0, 1, 0], residual: 0 };

const asPlace = ({ clientId, courseId }: Held) => ({ clientId: clientId as ClientId, courseId: courseId as CourseId });
const photoOf = (row: Held) => (row.body as PhotoEntry).photo;
const isOfPhoto = (id: string) => (row: Held) => row.id === id && PHOTO_STORES.includes(row.store as 'photos');

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

export const OPERATIONS = {
  addClient(_world, { nr }) {
    const body: Client = { ...client(`client-${nr}`), label: `${MARK} ${nr}` };
    return {
      about: body.id,
      run: () => putClient(body),
      model: (world) =>
        done(withRows(world, { store: 'clients', id: body.id, clientId: body.id, courseId: null, rev: 1, body })),
    };
  },

  addCourse(world, { nr, draws }) {
    const whose = oneOf([...rowsOf(world, 'clients').map(({ id }) => id), ...world.tombstones.keys()], draws[0]);
    if (whose === undefined) return null;
    const body: Course = { ...course(client(whose)), id: `course-${nr}` as CourseId };
    return {
      about: `${body.id} of ${whose}`,
      run: () => putCourse(body),
      model: (now) =>
        rowOf(now, 'clients', whose)
          ? done(withRows(now, { store: 'courses', id: body.id, clientId: whose, courseId: null, rev: 1, body }))
          : NOT_FOUND,
    };
  },

  addSession(world, { nr, draws }) {
    const into = oneRow(world, 'courses', draws[0]);
    if (!into) return null;
    const body: Session = { ...session(into.body as Course, '2026-03-01'), id: `session-${nr}` as SessionId };
    return {
      about: `${body.id} in ${into.id}`,
      run: () => putSession(body),
      model: (now) =>
        rowOf(now, 'courses', into.id) ? done(withRows(now, courseHeld('sessions', body.id, body, body))) : NOT_FOUND,
    };
  },

  reviseSession(world, { nr, draws }) {
    const row = oneRow(world, 'sessions', draws[0]);
    if (!row) return null;
    const change = (one: Session): Session => ({ ...one, note: `${one.note} ${nr}` });
    return {
      about: row.id,
      run: () => reviseSession(row.id as SessionId, change),
      model(now) {
        const held = rowOf(now, 'sessions', row.id);
        if (!held) return NOT_FOUND;
        return done(withRows(now, { ...held, rev: held.rev + 1, body: change(held.body as Session) }));
      },
    };
  },

  removeSession(world, { draws }) {
    const used = new Set(rowsOf(world, 'photos').map((row) => photoOf(row).sessionId as string));
    const row = oneOf(
      rowsOf(world, 'sessions').filter(({ id }) => !used.has(id)),
      draws[0],
    );
    if (!row) return null;
    return {
      about: row.id,
      run: () => removeSession(row.id as SessionId, row.clientId as ClientId),
      model: (now) => done(withoutRows(now, ({ store, id }) => store === 'sessions' && id === row.id)),
    };
  },

  savePhoto(world, { nr, draws }) {
    const into = oneRow(world, 'courses', draws[0]);
    if (!into) return null;
    const visits = rowsOf(world, 'sessions').filter(({ courseId }) => courseId === into.id);
    const known = draws[1] < 0.6 ? oneOf(visits, draws[2]) : undefined;
    const visit: Session = known
      ? (known.body as Session)
      : { ...session(into.body as Course, '2026-02-01'), id: `session-${nr}` as SessionId };
    const { kept, ...given } = newPhoto(`photo-${nr}`, visit, known ? null : visit);
    const bytes = kept.slice(0, 300 + nr);
    const { photo, thumbnail } = given;
    return {
      about: `${photo.id} into ${visit.id}${known ? '' : ' (new)'}`,
      run: () => savePhoto({ ...given, kept: bytes }),
      model(now) {
        const isRoom = rowOf(now, 'courses', into.id) && (!known || rowOf(now, 'sessions', visit.id));
        if (!isRoom) return NOT_FOUND;
        const begun = known ? now : withRows(now, courseHeld('sessions', visit.id, visit, visit));
        const there = withRows(
          begun,
          courseHeld('photos', photo.id, photo, { photo, mark: null, facts: null }),
          courseHeld('blobs', photo.id, photo, bytes),
          courseHeld('thumbnails', photo.id, photo, thumbnail),
        );
        const saved = withEvent(there, 'imported', photo.clientId, photo.id);
        // Where the picture did not read back, the photo is taken out again; the visit stays.
        const takenOut = withEvent(withoutRows(saved, isOfPhoto(photo.id)), 'photo-removed', photo.clientId, photo.id);
        return { answer: 'done', worlds: [takenOut, saved] };
      },
    };
  },

  revisePhoto(world, { nr, draws }) {
    const row = oneRow(world, 'photos', draws[0]);
    if (!row) return null;
    const change = (entry: PhotoEntry): PhotoEntry => ({ ...entry, photo: { ...entry.photo, statedPxPerMm: nr } });
    return {
      about: row.id,
      run: async () => ((await revisePhoto(row.id as PhotoId, change)) === undefined ? 'gone' : 'done'),
      model(now) {
        const held = rowOf(now, 'photos', row.id);
        if (!held) return { answer: 'gone', worlds: [] };
        return done(withRows(now, { ...held, rev: held.rev + 1, body: change(held.body as PhotoEntry) }));
      },
    };
  },

  saveWork(world, { nr, draws }) {
    const row = oneRow(world, 'photos', draws[0]);
    if (!row) return null;
    const rev = draws[1] < 0.2 ? row.rev - 1 : row.rev;
    const maps = draws[2] < 0.7 ? { ...measurement(nr), geometry: AREA } : null;
    const { photo } = row.body as PhotoEntry;
    const status = maps
      ? ({ kind: 'measured', pipeline: PIPELINE } as const)
      : ({ kind: 'refused', code: 'too-dark', pipeline: PIPELINE } as const);
    const mark = maps && { stamp: `stamp-${nr}`, baselineStamp: null };
    const body: PhotoEntry = { photo: { ...photo, status }, mark, facts: null };
    return {
      about: `${row.id} over ${rev}${maps ? '' : ', refused'}`,
      run: () => saveWork({ ...(row.body as PhotoEntry), rev }, body, maps),
      model(now) {
        const held = rowOf(now, 'photos', row.id);
        if (held?.rev !== rev) return { answer: false, worlds: [] };
        const renewed = withRows(now, { ...held, rev: rev + 1, body });
        const world = maps
          ? withRows(renewed, courseHeld('measurements', row.id, photo, maps, rev + 1))
          : withoutRows(renewed, ({ store, id }) => id === row.id && ['measurements', 'readings'].includes(store));
        return { answer: true, worlds: [world] };
      },
    };
  },

  saveReadings(world, { nr, draws }) {
    const of = oneRow(world, 'courses', draws[0]);
    const photos = rowsOf(world, 'photos').filter(({ courseId }) => courseId === of?.id);
    if (photos.length === 0) return null;
    const series = photos.map((row) => ({
      photo: photoOf(row),
      readings: { readings: [reading(row.id as PhotoId, nr)], seriesKey: `series-${nr}` },
    }));
    return {
      about: photos.map(({ id }) => id).join(', '),
      run: () => saveReadings(series),
      model(now) {
        const there = series.filter(({ photo }) => rowOf(now, 'photos', photo.id));
        return done(
          withRows(now, ...there.map((one) => courseHeld('readings', one.photo.id, one.photo, one.readings))),
        );
      },
    };
  },

  removePhoto(world, { draws }) {
    const row = oneRow(world, 'photos', draws[0]);
    if (!row) return null;
    return {
      about: row.id,
      run: () => removePhotoRows(row.id as PhotoId, asPlace(row).clientId),
      model: (now) => done(withEvent(withoutRows(now, isOfPhoto(row.id)), 'photo-removed', row.clientId, row.id)),
    };
  },

  erase(world, { draws }) {
    const row = oneRow(world, 'clients', draws[0]);
    if (!row) return null;
    const id = row.id as ClientId;
    return {
      about: id,
      run: async () => {
        await eraseClientRows(id, { id, on: '2026-11-22' as IsoDay });
      },
      model(now) {
        const tombstones = new Map(now.tombstones).set(id, '2026-11-22');
        const events = now.events.map((event) =>
          event.clientId === id && event.kind !== 'erased' ? { ...event, about: null } : event,
        );
        const erased = { ...withoutRows(now, ({ clientId }) => clientId === id), tombstones, events };
        return done(withEvent(erased, 'erased', id, ''));
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
