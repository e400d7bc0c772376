import type { Course, Session } from '../domain/course.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { PhotoFacts } from '../domain/measurement.ts';
import type { Photo } from '../domain/photo.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import type { Reader } from '../storage/reader.ts';
import { treatedElsewhere } from './treatedElsewhere.ts';

export interface PhotoView {
  readonly photo: Photo;
  readonly session: Session;
  readonly course: Course;
  /** Every session of the course, by day. */
  readonly sessions: readonly Session[];
  /** Treated visits of the client's other courses of the same area. */
  readonly treatedElsewhere: readonly Session[];
  /** The clinic's treatment library. */
  readonly library: ProtocolLibrary;
  /** What measuring found out about the photo itself; `null`: not measured here yet. */
  readonly measured: PhotoFacts | null;
}

/** One photo and what it belongs to; `null`: there is no such photo. For `useStored`. */
export function readPhoto(photoId: PhotoId): (db: Reader) => Promise<PhotoView | null> {
  return async (db) => {
    const entry = await db.photo(photoId);
    if (entry === undefined) return null;
    const { photo } = entry;
    const [course, sessions, library] = await Promise.all([
      db.course(photo.courseId),
      db.sessions(photo.courseId),
      db.clinicLibrary(),
    ]);
    const session = sessions.find(({ id }) => id === photo.sessionId);
    if (course === undefined || session === undefined) return null;
    const elsewhere = await treatedElsewhere(db, course);
    return { photo, session, course, sessions, treatedElsewhere: elsewhere, library, measured: entry.facts };
  };
}

/** A small picture of a photo, JPEG; `null`: there is no such photo. For `useStored`. */
export function readThumbnail(photoId: PhotoId): (db: Reader) => Promise<Blob | null> {
  return async (db) => {
    const bytes = await db.thumbnail(photoId);
    return bytes === undefined ? null : new Blob([bytes], { type: 'image/jpeg' });
  };
}
