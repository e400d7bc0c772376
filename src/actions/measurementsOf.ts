import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { Measurement } from '../domain/measurement.ts';
import { type PhotoAtRev, reader } from '../storage/reader.ts';
import { drain } from './scoring/drain.ts';
import { scoringProgress } from './scoring/progress.ts';

/**
 * What was measured on photos, in their order. Photos whose maps are not stored yet (the example's) are measured first.
 *
 * @throws AppError `not-found`: a photo is gone or can't be measured; what measuring failed with
 */
export async function measurementsOf(ids: readonly PhotoId[]): Promise<Measurement[]> {
  const entries = await Promise.all(ids.map(entryOf));
  if (entries.some(({ mark }) => mark === null)) await drain(new Set(entries.map(({ photo }) => photo.courseId)), ids);
  return Promise.all(
    ids.map(async (id) => {
      const measurement = await reader.measurement(id);
      if (measurement === undefined) throw new AppError(scoringProgress.faults().get(id) ?? 'not-found');
      return measurement;
    }),
  );
}

async function entryOf(id: PhotoId): Promise<PhotoAtRev> {
  const entry = await reader.photo(id);
  if (entry === undefined) throw new AppError('not-found');
  return entry;
}
