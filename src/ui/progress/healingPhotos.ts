import type { CourseRecord } from '../../domain/courseRecord.ts';
import { type Healing, healingOf, healingVisits } from '../../domain/healing.ts';
import type { IsoDay, PhotoId } from '../../domain/ids.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { Photo } from '../../domain/photo.ts';

/** A photo on the healing track: for some measures, or for all. */
export interface HealingPhoto {
  readonly photo: Photo;
  readonly on: IsoDay;
  readonly cause: NonNullable<Healing['cause']>;
  readonly measures: readonly MeasureId[];
  /** The course's first photo of the same view outside healing, to look at beside it; `null`: there is none. */
  readonly beside: PhotoId | null;
}

/** The healing track of a course, by day. */
export function healingPhotos(record: CourseRecord): readonly HealingPhoto[] {
  const { photos, sessions, library } = record;
  const visits = healingVisits(record);
  const tracked = photos.map((photo) => {
    const byMeasure = MEASURES.map((measure) => ({ measure, ...healingOf(photo, visits, library, measure) }));
    return { photo, healing: byMeasure.filter(({ track }) => track === 'healing') };
  });
  return tracked.flatMap(({ photo, healing }) => {
    const cause = healing[0]?.cause ?? null;
    const on = sessions.find(({ id }) => id === photo.sessionId)?.on;
    if (cause === null || on === undefined) return [];
    const beside = tracked.find((other) => other.healing.length === 0 && other.photo.view === photo.view);
    return [{ photo, on, cause, measures: healing.map(({ measure }) => measure), beside: beside?.photo.id ?? null }];
  });
}
