import type { CourseId } from '../domain/ids.ts';
import { reader } from '../storage/reader.ts';
import { drain } from './scoring/drain.ts';
import { scoringProgress } from './scoring/progress.ts';

/**
 * Measures and scores every photo that awaits it, of one course or of all, and what was cancelled or failed before.
 * Called when the product starts, it goes on where a closed tab left off. Resolves when nothing is left to do; refusals
 * are stored with their photos, faults are in `useScoringFaults`.
 */
export async function scorePhotos(courseId?: CourseId): Promise<void> {
  const courseIds = courseId === undefined ? (await reader.courses()).map(({ id }) => id) : [courseId];
  for (const id of courseIds) scoringProgress.resume((await reader.photos(id)).map(({ photo }) => photo.id));
  await drain(courseIds);
}
