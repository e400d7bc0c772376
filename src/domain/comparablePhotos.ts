import { comparabilityOf, type PhotoContext } from './comparability.ts';
import type { CourseRecord } from './courseRecord.ts';
import type { IsoDay, PhotoId } from './ids.ts';
import type { MeasureId } from './measure.ts';

/** A photo of a visit. */
interface VisitPhoto {
  readonly photo: { readonly id: PhotoId };
  readonly on: IsoDay;
}

/**
 * Those photos of a course that may be compared in a measure with its first visit: with the photo of that visit that the
 * most of its fellows may be compared with. A photo of which nothing is known but its numbers is taken as it is.
 */
export function comparablePhotos(
  shots: readonly VisitPhoto[],
  { photos, sessions, facts }: Pick<CourseRecord, 'photos' | 'sessions' | 'facts'>,
  measure: MeasureId,
): ReadonlySet<PhotoId> {
  const contextOf = (id: PhotoId): PhotoContext | null => {
    const photo = photos.find((other) => other.id === id);
    const session = sessions.find((other) => other.id === photo?.sessionId);
    const known = facts.get(id);
    return photo && session && known ? { photo, session, facts: known } : null;
  };
  const ids = [...new Set(shots.map(({ photo }) => photo.id))];
  const contexts = new Map(ids.map((id) => [id, contextOf(id)]));
  const areComparable = (a: PhotoId, b: PhotoId) => {
    const one = contexts.get(a);
    const other = contexts.get(b);
    return !one || !other || comparabilityOf(one, other, measure).verdict !== 'not-comparable';
  };
  const [firstOn] = shots.map(({ on }) => on).sort();
  const first = [...new Set(shots.filter(({ on }) => on === firstOn).map(({ photo }) => photo.id))];
  const [reference] = first
    .map((id) => ({ id, fellows: first.filter((other) => areComparable(id, other)).length }))
    .sort((a, b) => b.fellows - a.fellows);
  return new Set(ids.filter((id) => reference !== undefined && areComparable(reference.id, id)));
}
