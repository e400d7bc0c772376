import type { CourseRecord } from '../domain/courseRecord.ts';
import type { CourseId } from '../domain/ids.ts';
import type { Reader } from '../storage/reader.ts';
import { noiseFor, storedCourse } from './clinicNoise.ts';
import { treatedElsewhere } from './treatedElsewhere.ts';

/** All that trend, verdict and plan of a course are made from; `null`: there is no such course. For `useStored`. */
export function readCourseRecord(courseId: CourseId): (db: Reader) => Promise<CourseRecord | null> {
  return async (db) => {
    const course = await db.course(courseId);
    const client = course && (await db.client(course.clientId));
    if (course === undefined || client === undefined) return null;
    const library = await db.clinicLibrary();
    const [stored, calibrated, elsewhere] = await Promise.all([
      storedCourse(db, course, library),
      noiseFor(db, client, course, library),
      treatedElsewhere(db, course),
    ]);
    return { ...stored, calibrated, treatedElsewhere: elsewhere };
  };
}
