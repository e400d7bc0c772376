import { AppError } from '../../domain/errors.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo.ts';
import type { GatedSubject } from '../../domain/publishGate.ts';
import { byVisit } from '../../domain/visitOrder.ts';
import type { Reader } from '../../storage/reader.ts';
import { readCourseRecord } from '../readCourseRecord.ts';

/** Which photos of a course go into a set. */
export interface SetItem {
  readonly courseId: CourseId;
  readonly photoIds: readonly PhotoId[];
  /** A person looked: no tattoo or mark shows that was to be covered. */
  readonly areMarksHidden: boolean;
}

/** With all its photos, in the order of the visits; `null`: there is no such course. */
function readSubject(courseId: CourseId): (db: Reader) => Promise<GatedSubject | null> {
  return async (db) => {
    const record = await readCourseRecord(courseId)(db);
    const client = record && (await db.client(record.course.clientId));
    if (record === null || !client) return null;
    return {
      record,
      photos: [...record.photos].sort(byVisit(record.sessions)),
      consents: await db.consentsOf(client.id),
      isExample: client.isExample,
      mayExport: true,
      areMarksHidden: false,
    };
  };
}

/** Several courses, in their order; `null`: one of them is gone. For `useStored`. */
export function readSubjects(ids: readonly CourseId[]): (db: Reader) => Promise<readonly GatedSubject[] | null> {
  return async (db) => {
    const subjects = await Promise.all(ids.map((id) => readSubject(id)(db)));
    return subjects.every((subject) => subject !== null) ? subjects : null;
  };
}

/** A course with the photos of an item alone. */
export function withItem(subject: GatedSubject, { photoIds, areMarksHidden }: SetItem): GatedSubject {
  const shown = new Set(photoIds);
  return { ...subject, photos: subject.photos.filter(({ id }) => shown.has(id)), areMarksHidden };
}

/** The subjects of items as they are now. @throws AppError `not-found` */
export async function subjectsOf(db: Reader, items: readonly SetItem[]): Promise<readonly GatedSubject[]> {
  return Promise.all(
    items.map(async (item) => {
      const subject = await readSubject(item.courseId)(db);
      const found = subject && withItem(subject, item);
      if (!found || found.photos.length !== item.photoIds.length) throw new AppError('not-found');
      return found;
    }),
  );
}

/** Ids of all photos, each once. */
export function photosOf(subjects: readonly GatedSubject[]): readonly Photo[] {
  return subjects.flatMap(({ photos }) => photos);
}
