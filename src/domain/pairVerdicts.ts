import { type Comparability, comparabilityOf, type PhotoContext } from './comparability.ts';
import type { CourseRecord } from './courseRecord.ts';
import type { PhotoId } from './ids.ts';
import { type MeasureId, perMeasure } from './measure.ts';

/** Whether two photos may be compared, measure by measure; `null`: not known, as one was not measured here. */
export type PairVerdicts = Readonly<Record<MeasureId, Comparability | null>>;

/** Nothing is known of the pair. */
export const UNKNOWN: PairVerdicts = perMeasure(() => null);

/** What of a course tells whether its photos may be compared. */
export type TakenPhotos = Pick<CourseRecord, 'sessions' | 'photos' | 'facts'>;

/** A photo of a course with its session and facts; `null`: it was not measured here. */
export function contextOf(record: TakenPhotos, photoId: PhotoId): PhotoContext | null {
  const photo = record.photos.find(({ id }) => id === photoId);
  const session = record.sessions.find(({ id }) => id === photo?.sessionId);
  const facts = record.facts.get(photoId);
  return photo && session && facts ? { photo, session, facts } : null;
}

/** Holds two photos of a course against each other. */
export function pairVerdicts(record: TakenPhotos, a: PhotoId, b: PhotoId): PairVerdicts {
  const one = contextOf(record, a);
  const other = contextOf(record, b);
  return perMeasure((measure) => one && other && comparabilityOf(one, other, measure));
}
