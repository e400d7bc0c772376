import type { CourseRecord } from '../../domain/courseRecord.ts';
import type { View } from '../../domain/photo.ts';
import type { TrendRegion } from '../../domain/treatedArea.ts';

/** What a report is about: a course in one view, read on the area declared at its start. */
export interface Shown {
  readonly record: CourseRecord;
  readonly view: View;
  readonly region: TrendRegion;
}
