import type { CourseId } from '../domain/ids.ts';
import { VIEWS, type View } from '../domain/photo.ts';
import { type SeriesComparability, seriesComparability } from '../domain/seriesComparability.ts';
import type { Reader } from '../storage/reader.ts';
import { factsOf } from './factsOf.ts';

/** Every measured photo of a course against the first visit of its view. For `useStored`. */
export function readComparability(courseId: CourseId): (db: Reader) => Promise<ReadonlyMap<View, SeriesComparability>> {
  return async (db) => {
    const [sessions, entries] = await Promise.all([db.sessions(courseId), db.photos(courseId)]);
    const taken = { sessions, photos: entries.map(({ photo }) => photo), facts: factsOf(entries) };
    return new Map(VIEWS.map((view) => [view, seriesComparability(taken, view)]));
  };
}
