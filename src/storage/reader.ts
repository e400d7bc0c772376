import type { BackupMade } from '../domain/backup.ts';
import { type LibraryChange, libraryAfter } from '../domain/clinicLibrary.ts';
import type { Client, Course, Session } from '../domain/course.ts';
import type { ClientId, CourseId, PhotoId } from '../domain/ids.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import type { Room } from '../domain/room.ts';
import type { Tombstone } from '../domain/tombstone.ts';
import { byDay } from '../domain/visitOrder.ts';
import { courseAsNow, photoEntryAsNow, sessionAsNow } from './asNow.ts';
import { readRevs } from './clientRecords.ts';
import { readClinicRow } from './clinic.ts';
import { withDatabase } from './database.ts';
import { bodyOf } from './rows.ts';
import type { KeptPicture, PhotoEntry, PhotoReadings, Schema, StoreName } from './schema.ts';

/** A photo's entry as of its revision `rev`. */
export interface PhotoAtRev extends PhotoEntry {
  readonly rev: number;
}

async function photoAtRev(row: Schema['photos']['value']): Promise<PhotoAtRev> {
  return { ...photoEntryAsNow(await bodyOf('photos', row)), rev: row.rev };
}

/** Reading from storage. A missing row is `undefined`; lists come in no particular order unless said. */
export const reader = {
  /** Newest first. */
  async clients(): Promise<Client[]> {
    const rows = await withDatabase((database) => database.getAll('clients'));
    const clients = await Promise.all(rows.map((row) => bodyOf('clients', row)));
    return clients.sort((a, b) => b.createdAt - a.createdAt);
  },

  async client(id: ClientId): Promise<Client | undefined> {
    const row = await withDatabase((database) => database.get('clients', id));
    return row && bodyOf('clients', row);
  },

  /** Of one client, or of all. Oldest first. */
  async courses(clientId?: ClientId): Promise<Course[]> {
    const rows = await withDatabase((database) =>
      clientId === undefined ? database.getAll('courses') : database.getAllFromIndex('courses', 'clientId', clientId),
    );
    const courses = await Promise.all(rows.map(async (row) => courseAsNow(await bodyOf('courses', row))));
    return courses.sort((a, b) => a.createdAt - b.createdAt);
  },

  async course(id: CourseId): Promise<Course | undefined> {
    const row = await withDatabase((database) => database.get('courses', id));
    return row && courseAsNow(await bodyOf('courses', row));
  },

  /** By day. */
  async sessions(courseId: CourseId): Promise<Session[]> {
    const rows = await withDatabase((database) => database.getAllFromIndex('sessions', 'courseId', courseId));
    const sessions = await Promise.all(rows.map(async (row) => sessionAsNow(await bodyOf('sessions', row))));
    return sessions.sort(byDay);
  },

  async photos(courseId: CourseId): Promise<PhotoAtRev[]> {
    const rows = await withDatabase((database) => database.getAllFromIndex('photos', 'courseId', courseId));
    return Promise.all(rows.map(photoAtRev));
  },

  async photosOfClient(clientId: ClientId): Promise<PhotoAtRev[]> {
    const rows = await withDatabase((database) => database.getAllFromIndex('photos', 'clientId', clientId));
    return Promise.all(rows.map(photoAtRev));
  },

  async photo(id: PhotoId): Promise<PhotoAtRev | undefined> {
    const row = await withDatabase((database) => database.get('photos', id));
    return row && photoAtRev(row);
  },

  async kept(id: PhotoId): Promise<KeptPicture | undefined> {
    const row = await withDatabase((database) => database.get('blobs', id));
    return row && bodyOf('blobs', row);
  },

  /** JPEG bytes. */
  async thumbnail(id: PhotoId): Promise<ArrayBuffer | undefined> {
    const row = await withDatabase((database) => database.get('thumbnails', id));
    return row && bodyOf('thumbnails', row);
  },

  async measurement(id: PhotoId): Promise<Measurement | undefined> {
    const row = await withDatabase((database) => database.get('measurements', id));
    return row && bodyOf('measurements', row);
  },

  /** Readings of every photo of a course that has any, by photo. */
  async readings(courseId: CourseId): Promise<ReadonlyMap<PhotoId, PhotoReadings>> {
    const rows = await withDatabase((database) => database.getAllFromIndex('readings', 'courseId', courseId));
    return new Map(await Promise.all(rows.map(async (row) => [row.id, await bodyOf('readings', row)] as const)));
  },

  /** The treatment library as the clinic uses it: ours where it changed nothing. */
  async clinicLibrary(): Promise<ProtocolLibrary> {
    return libraryAfter((await readClinicRow('library')).held);
  },

  /** What the clinic changed in it, in order. */
  async libraryChanges(): Promise<readonly LibraryChange[]> {
    return (await readClinicRow('library')).held;
  },

  /** The clinic's rooms, oldest first. */
  async rooms(): Promise<readonly Room[]> {
    return (await readClinicRow('rooms')).held;
  },

  /** Backups that were read back and found whole, the latest last. */
  async backups(): Promise<readonly BackupMade[]> {
    return (await readClinicRow('backups')).held;
  },

  /** How often each record of each client was written: another list means that something was changed. Ids only. */
  revs: readRevs,

  /** Clients that were erased. */
  async tombstones(): Promise<readonly Tombstone[]> {
    return withDatabase((database) => database.getAll('tombstones'));
  },
} as const;

export type Reader = typeof reader;

/** Where each reading looks. */
const STORE_READ: Readonly<Record<keyof Reader, StoreName>> = {
  clients: 'clients',
  client: 'clients',
  courses: 'courses',
  course: 'courses',
  sessions: 'sessions',
  photos: 'photos',
  photosOfClient: 'photos',
  photo: 'photos',
  kept: 'blobs',
  thumbnail: 'thumbnails',
  measurement: 'measurements',
  readings: 'readings',
  clinicLibrary: 'clinic',
  libraryChanges: 'clinic',
  rooms: 'clinic',
  backups: 'clinic',
  tombstones: 'tombstones',
  revs: 'photos',
};

/** The reader, telling which stores are read through it. */
export function watchedReader(touch: (store: StoreName) => void): Reader {
  return new Proxy(reader, {
    get(target, name) {
      const key = name as keyof Reader;
      touch(STORE_READ[key]);
      return target[key];
    },
  });
}
