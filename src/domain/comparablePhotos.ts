import { comparabilityOf, type PhotoContext } from './comparability.ts';
import type { CourseRecord } from './courseRecord.ts';
import type { PhotoId } from './ids.ts';
import type { MeasureId } from './measure.ts';

/** Whether two photos of a course may be compared in a measure. */
export type AreComparable = (a: PhotoId, b: PhotoId, measure: MeasureId) => boolean;

/** Looks at each pair of a course once. A photo of which nothing is known but its numbers is taken as it is. */
export function comparing({
  photos,
  sessions,
  facts,
}: Pick<CourseRecord, 'photos' | 'sessions' | 'facts'>): AreComparable {
  const contexts = new Map<PhotoId, PhotoContext>();
  for (const photo of photos) {
    const session = sessions.find(({ id }) => id === photo.sessionId);
    const known = facts.get(photo.id);
    if (session !== undefined && known !== undefined) contexts.set(photo.id, { photo, session, facts: known });
  }
  const found = new Map<string, boolean>();
  return (a, b, measure) => {
    const one = contexts.get(a);
    const other = contexts.get(b);
    if (one === undefined || other === undefined) return true;
    const key = `${a}|${b}|${measure}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const isComparable = comparabilityOf(one, other, measure).verdict !== 'not-comparable';
    found.set(key, isComparable);
    return isComparable;
  };
}

/** Those that may be compared with the photo of the first visit that the most of its fellows may be compared with. */
export function comparableWithFirst<Shot extends { readonly photo: { readonly id: PhotoId } }>(
  visits: readonly (readonly Shot[])[],
  measure: MeasureId,
  areComparable: AreComparable,
): Shot[][] {
  const [first = []] = visits;
  const fellows = ({ photo: { id } }: Shot) => first.filter(({ photo }) => areComparable(id, photo.id, measure)).length;
  const reference = first.reduce<Shot | null>(
    (best, shot) => (best === null || fellows(shot) > fellows(best) ? shot : best),
    null,
  );
  return visits
    .map((shots) => shots.filter(({ photo }) => reference && areComparable(reference.photo.id, photo.id, measure)))
    .filter((shots) => shots.length > 0);
}
