import type { CourseRecord } from '../../domain/courseRecord.ts';
import { VIEWS, type View } from '../../domain/photo.ts';

/** The views of which a course has readings, in their usual order. */
export function measuredViews({ photos, readings }: CourseRecord): readonly View[] {
  const measured = new Set(readings.map(({ photoId }) => photoId));
  return VIEWS.filter((view) => photos.some((photo) => photo.view === view && measured.has(photo.id)));
}
