import type { BackupMade } from '../domain/backup.ts';
import { type LibraryChange, libraryAfter } from '../domain/clinicLibrary.ts';
import type { Consent } from '../domain/consent.ts';
import type { ConsentText } from '../domain/consentText.ts';
import type { Client, Course, Session } from '../domain/course.ts';
import type { ClientId, CourseId, PhotoId } from '../domain/ids.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import type { PublishedSet } from '../domain/publishedSet.ts';
import type { Room } from '../domain/room.ts';
import type { SigningKey } from '../domain/signingKey.ts';
import type { Tombstone } from '../domain/tombstone.ts';
import type { Colleague } from '../domain/vault.ts';
import { byDay } from '../domain/visitOrder.ts';
import { courseAsNow, photoEntryAsNow, sessionAsNow } from './asNow.ts';
import { readAudit } from './audit.ts';
import { readRevs } from './clientRecords.ts';
import { readClinicRow } from './clinic.ts';
import { withDatabase } from './database.ts';
import { readVault } from './header.ts';
import { ownRows } from './ownRows.ts';
import { findRow, findRows, type Opened } from './rows.ts';
import type { KeptPicture, PhotoEntry, PhotoReadings, StoreName } from './schema.ts';
import { ownPlace } from './seal.ts';

/** A photo's entry as of its revision `rev`. */
export interface PhotoAtRev extends PhotoEntry {
  readonly rev: number;
}

function photoAtRev({ body, rev }: Opened<'photos'>): PhotoAtRev {
  return { ...photoEntryAsNow(body), rev };
}

/** Reading from storage. A missing row is `undefined`; lists come in no particular order unless said. */
export const reader = {
  /** Newest first. */
  async clients(): Promise<Client[]> {
    const clients = (await findRows('clients')).map(({ body }) => body);
    return clients.sort((a, b) => b.createdAt - a.createdAt);
  },

  async client(id: ClientId): Promise<Client | undefined> {
    return (await findRow('clients', id))?.body;
  },

  /** Of one client, or of all. Oldest first. */
  async courses(clientId?: ClientId): Promise<Course[]> {
    const rows = await (clientId === undefined ? findRows('courses') : findRows('courses', 'clientId', clientId));
    return rows.map(({ body }) => courseAsNow(body)).sort((a, b) => a.createdAt - b.createdAt);
  },

  async course(id: CourseId): Promise<Course | undefined> {
    const row = await findRow('courses', id);
    return row && courseAsNow(row.body);
  },

  /** By day. */
  async sessions(courseId: CourseId): Promise<Session[]> {
    const rows = await findRows('sessions', 'courseId', courseId);
    return rows.map(({ body }) => sessionAsNow(body)).sort(byDay);
  },

  async photos(courseId: CourseId): Promise<PhotoAtRev[]> {
    return (await findRows('photos', 'courseId', courseId)).map(photoAtRev);
  },

  async photosOfClient(clientId: ClientId): Promise<PhotoAtRev[]> {
    return (await findRows('photos', 'clientId', clientId)).map(photoAtRev);
  },

  async photo(id: PhotoId): Promise<PhotoAtRev | undefined> {
    const row = await findRow('photos', id);
    return row && photoAtRev(row);
  },

  async kept(id: PhotoId): Promise<KeptPicture | undefined> {
    return (await findRow('blobs', id))?.body;
  },

  /** JPEG bytes. */
  async thumbnail(id: PhotoId): Promise<ArrayBuffer | undefined> {
    return (await findRow('thumbnails', id))?.body;
  },

  async measurement(id: PhotoId): Promise<Measurement | undefined> {
    return (await findRow('measurements', id))?.body;
  },

  /** Readings of every photo of a course that has any, by photo. */
  async readings(courseId: CourseId): Promise<ReadonlyMap<PhotoId, PhotoReadings>> {
    const rows = await findRows('readings', 'courseId', courseId);
    return new Map(rows.map(({ id, body }) => [id, body]));
  },

  /** Everything a client signed, the latest first. */
  async consentsOf(clientId: ClientId): Promise<readonly Consent[]> {
    const consents = (await findRows('consents', 'clientId', clientId)).map(({ body }) => body);
    return consents.sort((a, b) => b.signedOn.localeCompare(a.signedOn) || a.id.localeCompare(b.id));
  },

  /** Every text that was ever written or signed. */
  async consentTexts(): Promise<readonly ConsentText[]> {
    return (await ownRows('consentTexts')).map(({ body }) => body);
  },

  /** Every set that was exported, the latest first. */
  async sets(): Promise<readonly PublishedSet[]> {
    const sets = (await ownRows('sets')).map(({ body }) => body);
    return sets.sort((a, b) => b.madeOn.localeCompare(a.madeOn) || a.id.localeCompare(b.id));
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

  /** Which of the vault's keys its header is of: another one after every change of who may open it. */
  async vaultEpoch(): Promise<number> {
    return (await readVault())?.header.epoch ?? 0;
  },

  /** Who may open the vault by a passphrase of their own or once could, oldest first. */
  async staff(): Promise<readonly Colleague[]> {
    return (await readClinicRow('staff')).held;
  },

  /** The clinic's keys that sets are signed with: this device signs with the last. */
  async signingKeys(): Promise<readonly SigningKey[]> {
    return (await readClinicRow('signing')).held;
  },

  /** The audit log, oldest first. */
  audit: readAudit,

  /** Backups that were read back and found whole, the latest last. */
  async backups(): Promise<readonly BackupMade[]> {
    return (await readClinicRow('backups')).held;
  },

  /** How often each record of each client was written: another list means that something was changed. Ids only. */
  revs: readRevs,

  /** Clients that were erased. */
  async tombstones(): Promise<readonly Tombstone[]> {
    const place = ownPlace();
    return place === null ? [] : withDatabase((database) => database.getAll('tombstones'), place);
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
  consentsOf: 'consents',
  consentTexts: 'consentTexts',
  sets: 'sets',
  clinicLibrary: 'clinic',
  libraryChanges: 'clinic',
  rooms: 'clinic',
  vaultEpoch: 'header',
  staff: 'clinic',
  signingKeys: 'clinic',
  audit: 'audit',
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
