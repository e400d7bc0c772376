import type { DBSchema } from 'idb';
import type { Consent } from '../domain/consent.ts';
import type { ConsentText } from '../domain/consentText.ts';
import type { Client, Course, Session } from '../domain/course.ts';
import type { ClientId, ConsentId, ConsentTextId, CourseId, PhotoId, SessionId, SetId } from '../domain/ids.ts';
import type { Measurement, PhotoFacts } from '../domain/measurement.ts';
import type { Photo } from '../domain/photo.ts';
import type { PublishedSet } from '../domain/publishedSet.ts';
import type { Reading } from '../domain/reading.ts';
import type { Tombstone } from '../domain/tombstone.ts';
import type { WrappedKey } from '../domain/vault.ts';
import type { Sealed } from './seal.ts';

/** A row at rest: random ids in the clear so that rows can be found, everything else sealed. `rev` counts its writes. */
export interface Row<Id extends string, Body> {
  readonly id: Id;
  readonly clientId: ClientId;
  readonly rev: number;
  readonly body: Sealed<Body>;
}

/** A row that belongs to a course. */
export interface CourseRow<Id extends string, Body> extends Row<Id, Body> {
  readonly courseId: CourseId;
}

/** Which measurement a photo stands on. */
export interface MeasuredMark {
  /** Changes with every measuring of this photo. */
  readonly stamp: string;
  /** Stamp of the baseline measurement it took its frozen scale, blur or area from; `null`: it is a baseline itself. */
  readonly baselineStamp: string | null;
}

/** A photo and where its work stands. */
export interface PhotoEntry {
  readonly photo: Photo;
  /** `null`: no maps are stored, either not measured yet or an example whose readings came with the product. */
  readonly mark: MeasuredMark | null;
  /** What measuring, here or where the example was made, found out; `null`: not measured yet. */
  readonly facts: PhotoFacts | null;
}

/** The picture as kept: metadata stripped, coded pixels untouched. */
export interface KeptPicture {
  readonly bytes: ArrayBuffer;
  /** SHA-256 of `bytes`, hex: what the read-back is held against. */
  readonly sha256: string;
}

/** The readings of one photo, and the series they were scored in. */
export interface PhotoReadings {
  readonly readings: readonly Reading[];
  /** Names the photos, their measurements and the baseline of the series; another series means other readings. */
  readonly seriesKey: string;
}

/** A line of the audit log as it lies. What is said in the clear can be counted without the key, and no more. */
export interface AuditRow {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: string;
  /** Whose records it was about; `''`: nobody's. */
  readonly clientId: string;
  readonly body: Sealed<unknown>;
  /** SHA-256 over the hash before and all of the above, hex. */
  readonly hash: string;
}

export type ClinicRowName = 'library' | 'rooms' | 'backups' | 'staff' | 'ledger' | 'signing';

/** A row of the clinic itself, by name. Its body is checked whenever it is read (`clinic.ts`). */
export interface ClinicRow {
  readonly id: ClinicRowName;
  readonly rev: number;
  readonly body: Sealed<unknown>;
}

/** A row that belongs to no one client. */
export interface OwnRow<Id extends string, Body> {
  readonly id: Id;
  readonly rev: number;
  readonly body: Sealed<Body>;
}

/** The database, store by store. Every store of clients can be walked by client, which is how erasing finds everything. */
export interface Schema extends DBSchema {
  /** A person: name or code. Key: client id. Lives until the client is erased. */
  clients: { key: ClientId; value: Row<ClientId, Client>; indexes: { clientId: ClientId } };
  /** A course of treatment. Key: course id. Lives as long as its client. */
  courses: { key: CourseId; value: Row<CourseId, Course>; indexes: { clientId: ClientId } };
  /** A visit. Key: session id. Lives as long as its course. */
  sessions: {
    key: SessionId;
    value: CourseRow<SessionId, Session>;
    indexes: { clientId: ClientId; courseId: CourseId };
  };
  /** A photo's record and the state of its work; small, read often. Key: photo id. Written together with its picture. */
  photos: { key: PhotoId; value: CourseRow<PhotoId, PhotoEntry>; indexes: { clientId: ClientId; courseId: CourseId } };
  /** The picture's bytes. Key: photo id. Written once, never changed, removed with the photo. */
  blobs: { key: PhotoId; value: CourseRow<PhotoId, KeptPicture>; indexes: { clientId: ClientId; courseId: CourseId } };
  /** A small JPEG of the picture. Key: photo id. Written once, with the picture. */
  thumbnails: {
    key: PhotoId;
    value: CourseRow<PhotoId, ArrayBuffer>;
    indexes: { clientId: ClientId; courseId: CourseId };
  };
  /** Landmarks and atlas maps, some megabytes. Key: photo id. Replaced at every measuring. */
  measurements: {
    key: PhotoId;
    value: CourseRow<PhotoId, Measurement>;
    indexes: { clientId: ClientId; courseId: CourseId };
  };
  /** The numbers. Key: photo id. All photos of a series are replaced together, in one transaction. */
  readings: {
    key: PhotoId;
    value: CourseRow<PhotoId, PhotoReadings>;
    indexes: { clientId: ClientId; courseId: CourseId };
  };
  /** What a client signed. Key: consent id. Lives until the client is erased; only withdrawals are ever written into it. */
  consents: { key: ConsentId; value: Row<ConsentId, Consent>; indexes: { clientId: ClientId } };
  /** Texts to be signed, the clinic's own and each default that was. Key: text id. Never changed, never removed. */
  consentTexts: { key: ConsentTextId; value: OwnRow<ConsentTextId, ConsentText> };
  /** Sets that were exported: who is in one is sealed too. Key: set id. Of an erased client it loses what was theirs. */
  sets: { key: SetId; value: OwnRow<SetId, PublishedSet> };
  /** The clinic's own: its changes of the treatment library, its rooms, the backups it made. Key: name. Erasing a client leaves it. */
  clinic: { key: ClinicRowName; value: ClinicRow };
  /** Who was erased: a random id and a day, in the clear. Key: client id. Stays, unless the client is brought back. */
  tombstones: { key: ClientId; value: Tombstone };
  /** What lies unsealed beside the vault: its slots. One row, of the key `vault`; read as foreign data (`header.ts`). */
  header: { key: 'vault'; value: unknown };
  /** The wrapped key of each client, and of the clinic (`''`). Goes with the client: without it their rows stay sealed. */
  keys: { key: string; value: WrappedKey };
  /** What was done with the vault, each row chained to the one before. Never changed, never removed. */
  audit: { key: number; value: AuditRow };
}

/** Stores of what belongs to clients: erasing and the tests walk them all. */
export const CLIENT_STORES = [
  'clients',
  'courses',
  'sessions',
  'photos',
  'blobs',
  'thumbnails',
  'measurements',
  'readings',
  'consents',
] as const;
export type ClientStoreName = (typeof CLIENT_STORES)[number];
export type StoreName =
  | ClientStoreName
  | 'consentTexts'
  | 'sets'
  | 'clinic'
  | 'tombstones'
  | 'header'
  | 'keys'
  | 'audit';

/** Stores whose rows belong to one photo and go with it. */
export const PHOTO_STORES = ['photos', 'blobs', 'thumbnails', 'measurements', 'readings'] as const;
