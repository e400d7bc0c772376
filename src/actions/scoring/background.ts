import type { CourseId } from '../../domain/ids.ts';
import { drain } from './drain.ts';

/**
 * Begins the scoring that a change calls for, without waiting for it. Faults of a photo are told in `scoringProgress`;
 * what is left here is storage that can't be read, which the next screen tells.
 */
export function scorePhotosInBackground(courseId: CourseId): void {
  drain([courseId]).catch(() => undefined);
}
