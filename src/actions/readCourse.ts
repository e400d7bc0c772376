import type { Client, Course, Session } from '../domain/course.ts';
import type { CourseId } from '../domain/ids.ts';
import type { Photo } from '../domain/photo.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import { byVisit } from '../domain/visitOrder.ts';
import type { Reader } from '../storage/reader.ts';
import { treatedElsewhere } from './treatedElsewhere.ts';

export interface CourseView {
  readonly client: Client;
  readonly course: Course;
  /** By day. */
  readonly sessions: readonly Session[];
  /** By session, then by time taken. */
  readonly photos: readonly Photo[];
  /** Treated visits of the client's other courses of the same area. */
  readonly treatedElsewhere: readonly Session[];
  /** The clinic's treatment library. */
  readonly library: ProtocolLibrary;
}

/** A course with its client, sessions and photos; `null`: there is no such course. For `useStored`. */
export function readCourse(courseId: CourseId): (db: Reader) => Promise<CourseView | null> {
  return async (db) => {
    const course = await db.course(courseId);
    const client = course && (await db.client(course.clientId));
    if (course === undefined || client === undefined) return null;
    const [sessions, entries, library, elsewhere] = await Promise.all([
      db.sessions(courseId),
      db.photos(courseId),
      db.clinicLibrary(),
      treatedElsewhere(db, course),
    ]);
    const photos = entries.map((entry) => entry.photo).sort(byVisit(sessions));
    return { client, course, sessions, photos, library, treatedElsewhere: elsewhere };
  };
}
