import { sha256Hex } from '../bytes/sha256.ts';
import type { Session } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import type { Measurement, PhotoFacts } from '../domain/measurement.ts';
import type { Photo } from '../domain/photo.ts';
import { logged } from './audit.ts';
import { type PhotoAtRev, reader } from './reader.ts';
import { commit, courseRow } from './rows.ts';
import { PHOTO_STORES, type PhotoEntry, type PhotoReadings } from './schema.ts';

export interface NewPhoto {
  readonly photo: Photo;
  /** The picture to keep, metadata stripped. */
  readonly kept: ArrayBuffer;
  /** JPEG. */
  readonly thumbnail: ArrayBuffer;
  /** The photo's session, where it doesn't exist yet. */
  readonly newSession: Session | null;
  /** Readings that came with the picture; `null`: none. */
  readonly readings: PhotoReadings | null;
  /** What measuring found out where those readings were made; `null`: the photo is yet to be measured. */
  readonly facts: PhotoFacts | null;
}

/**
 * Saves a photo: record, picture, thumbnail, session and its line of the log in one strict transaction. It counts as saved only after the
 * picture was read back and its SHA-256 found to be what went in.
 *
 * @throws AppError `not-found`: course or session were removed meanwhile; `storage-full`; `storage-lost`: what was read
 * back is not what was written (the photo is taken out again)
 */
export async function savePhoto({ photo, kept, thumbnail, newSession, readings, facts }: NewPhoto): Promise<void> {
  const sha256 = await sha256Hex(kept);
  const rows = {
    photo: await photoRow({ photo, mark: null, facts }, 1),
    kept: await courseRow('blobs', photo.id, photo, { bytes: kept, sha256 }),
    thumbnail: await courseRow('thumbnails', photo.id, photo, thumbnail),
    session: newSession && (await courseRow('sessions', newSession.id, newSession, newSession)),
    readings: readings && (await courseRow('readings', photo.id, photo, readings)),
  };
  const stores = ['courses', 'sessions', ...PHOTO_STORES] as const;
  await logged({ kind: 'imported', about: photo.id, clientId: photo.clientId }, (line) =>
    commit([...stores, ...line.stores], photo.clientId, async (transaction) => {
      if ((await transaction.objectStore('courses').getKey(photo.courseId)) === undefined)
        throw new AppError('not-found');
      if (rows.session !== null) await transaction.objectStore('sessions').put(rows.session);
      else if ((await transaction.objectStore('sessions').getKey(photo.sessionId)) === undefined)
        throw new AppError('not-found');
      await transaction.objectStore('blobs').put(rows.kept);
      await transaction.objectStore('thumbnails').put(rows.thumbnail);
      if (rows.readings !== null) await transaction.objectStore('readings').put(rows.readings);
      await transaction.objectStore('photos').put(rows.photo);
      await line.write(transaction);
    }),
  );
  if (!(await isKept(photo.id, sha256))) {
    await removePhotoRows(photo.id, photo.clientId);
    throw new AppError('storage-lost', 'A saved photo did not read back as it was written.');
  }
}

/** Whether the picture of a photo lies as it was: it is there, opens, and has this SHA-256, hex. */
export async function isKept(id: PhotoId, sha256: string): Promise<boolean> {
  try {
    const back = await reader.kept(id);
    return back !== undefined && (await sha256Hex(back.bytes)) === sha256;
  } catch (error) {
    // A sealed picture that was changed doesn't open at all.
    if (error instanceof AppError && error.code === 'record-damaged') return false;
    throw error;
  }
}

/**
 * Changes a photo's record. `change` may run again if another writer was faster; `null` from it leaves the record.
 * Returns the record as written, `undefined` if the photo is gone or was left.
 */
export async function revisePhoto(
  id: PhotoId,
  change: (entry: PhotoAtRev) => PhotoEntry | null,
): Promise<Photo | undefined> {
  for (;;) {
    const entry = await reader.photo(id);
    if (entry === undefined) return undefined;
    const changed = change(entry);
    if (changed === null) return undefined;
    const row = await photoRow(changed, entry.rev + 1);
    const isWritten = await commit(['photos'], changed.photo.clientId, async (transaction) => {
      const now = await transaction.objectStore('photos').get(id);
      if (now?.rev !== entry.rev) return false;
      await transaction.objectStore('photos').put(row);
      return true;
    });
    if (isWritten) return changed.photo;
  }
}

/**
 * Writes what measuring `entry` led to, in one transaction: its new record and its maps or, where it could not be
 * measured, the end of its old maps and readings. Returns false, and writes nothing, if the photo was changed or removed
 * since `entry` was read: the work is void then.
 */
export async function saveWork(
  entry: PhotoAtRev,
  changed: PhotoEntry,
  measurement: Measurement | null,
): Promise<boolean> {
  const { photo } = changed;
  const rev = entry.rev + 1;
  const record = await orErased(photoRow(changed, rev));
  const maps = measurement && (await orErased(courseRow('measurements', photo.id, photo, measurement, rev)));
  if (record === null || (measurement !== null && maps === null)) return false;
  return commit(['photos', 'measurements', 'readings'], photo.clientId, async (transaction) => {
    const now = await transaction.objectStore('photos').get(photo.id);
    if (now?.rev !== entry.rev) return false;
    await transaction.objectStore('photos').put(record);
    if (maps !== null) await transaction.objectStore('measurements').put(maps);
    else {
      await transaction.objectStore('measurements').delete(photo.id);
      await transaction.objectStore('readings').delete(photo.id);
    }
    return true;
  });
}

function photoRow({ photo, mark, facts }: PhotoEntry, rev: number) {
  return courseRow('photos', photo.id, photo, { photo, mark, facts } satisfies PhotoEntry, rev);
}

/** Replaces the readings of a whole series in one transaction; photos removed meanwhile are left out. */
export async function saveReadings(
  series: readonly { readonly photo: Photo; readonly readings: PhotoReadings }[],
): Promise<void> {
  const first = series[0];
  if (first === undefined) return;
  const rows = await orErased(
    Promise.all(series.map(({ photo, readings }) => courseRow('readings', photo.id, photo, readings))),
  );
  if (rows === null) return;
  await commit(['photos', 'readings'], first.photo.clientId, async (transaction) => {
    for (const row of rows) {
      if ((await transaction.objectStore('photos').getKey(row.id)) !== undefined)
        await transaction.objectStore('readings').put(row);
    }
  });
}

/** `null` where the client was erased meanwhile: nothing can be sealed for them any more. */
async function orErased<T>(rows: Promise<T>): Promise<T | null> {
  try {
    return await rows;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}

/** Removes a photo from every store, and writes its line of the log, in one transaction. */
export async function removePhotoRows(id: PhotoId, clientId: ClientId): Promise<void> {
  await logged({ kind: 'photo-removed', about: id, clientId }, (line) =>
    commit([...PHOTO_STORES, ...line.stores], clientId, async (transaction) => {
      for (const name of PHOTO_STORES) await transaction.objectStore(name).delete(id);
      await line.write(transaction);
    }),
  );
}
