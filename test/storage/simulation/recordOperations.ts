import type { Client, Course, Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, PhotoId, SessionId } from '../../../src/domain/ids.ts';
import type { AreaGeometry } from '../../../src/domain/measurement.ts';
import { PIPELINE } from '../../../src/domain/pipeline.ts';
import { putClient, putCourse, putSession, removeSession, reviseSession } from '../../../src/storage/clients.ts';
import { removePhotoRows, revisePhoto, savePhoto, saveReadings, saveWork } from '../../../src/storage/photos.ts';
import { PHOTO_STORES, type PhotoEntry } from '../../../src/storage/schema.ts';
import { client, course, measurement, newPhoto, reading, session } from '../photoRecord.ts';
import { done, NOT_FOUND, type Operation, oneOf, oneRow } from './operation.ts';
import { courseHeld, type Held, held, rowOf, rowsOf, type World, withEvent, withoutRows, withRows } from './world.ts';

/** A client's name that no sealed byte may show. */
export const MARK = 'Marguerite';

/** A measurement without the landmarks of a face: they only cost time. */
const AREA: AreaGeometry = { kind: 'area', polygon: [], atlasToImage: [1, 0, 0, 0, 1, 0], residual: 0 };

const photoOf = (row: Held) => (row.body as PhotoEntry).photo;

function withoutPhoto(world: World, photoId: string, clientId: string): World {
  const isOfIt = ({ id, store }: Held) => id === photoId && PHOTO_STORES.includes(store as 'photos');
  return withEvent(withoutRows(world, isOfIt), 'photo-removed', clientId, photoId);
}

/** Clients, courses, visits and photos. */
export const RECORD_OPERATIONS = {
  addClient(_world, { nr }) {
    const body: Client = { ...client(`client-${nr}`), label: `${MARK} ${nr}` };
    return {
      about: body.id,
      run: () => putClient(body),
      model: (world) => done(withRows(world, held('clients', body.id, body.id, body))),
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
        rowOf(now, 'clients', whose) ? done(withRows(now, held('courses', body.id, whose, body))) : NOT_FOUND,
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
        const there = rowOf(now, 'sessions', row.id);
        if (!there) return NOT_FOUND;
        return done(withRows(now, { ...there, rev: there.rev + 1, body: change(there.body as Session) }));
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
        return {
          answer: 'done',
          worlds: [withEvent(there, 'imported', photo.clientId, photo.id)],
          // Where the picture did not read back, the photo is taken out again; the visit stays.
          takesBack: (later) => ({ answer: 'storage-lost', worlds: [withoutPhoto(later, photo.id, photo.clientId)] }),
        };
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
        const there = rowOf(now, 'photos', row.id);
        if (!there) return { answer: 'gone', worlds: [] };
        return done(withRows(now, { ...there, rev: there.rev + 1, body: change(there.body as PhotoEntry) }));
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
        const there = rowOf(now, 'photos', row.id);
        if (there?.rev !== rev) return { answer: false, worlds: [] };
        const renewed = withRows(now, { ...there, rev: rev + 1, body });
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
      run: () => removePhotoRows(row.id as PhotoId, row.clientId as ClientId),
      model: (now) => done(withoutPhoto(now, row.id, row.clientId)),
    };
  },
} as const satisfies Readonly<Record<string, Operation>>;
