import type { CourseId } from '../domain/ids.ts';
import type { Reading } from '../domain/reading.ts';
import type { Reader } from '../storage/reader.ts';

/** All readings of a course. For `useStored`. */
export function readReadings(courseId: CourseId): (db: Reader) => Promise<readonly Reading[]> {
  return async (db) => [...(await db.readings(courseId)).values()].flatMap(({ readings }) => readings);
}
