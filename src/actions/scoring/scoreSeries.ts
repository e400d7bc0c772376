import { AppError } from '../../domain/errors.ts';
import { saveReadings } from '../../storage/photos.ts';
import { reader } from '../../storage/reader.ts';
import { inAnalysisWorker } from '../workers.ts';
import { faultCodeOf, twiceIfCrashed } from './measureJob.ts';
import type { Series } from './plan.ts';
import { scoringProgress } from './progress.ts';

/** Scores a whole series over its frozen mask and replaces the readings of all its photos at once. Never rejects. */
export async function scoreSeries({ key, photos }: Series): Promise<void> {
  try {
    const measured = await Promise.all(
      photos.map(async ({ entry, isBaseline }) => {
        const measurement = await reader.measurement(entry.photo.id);
        if (measurement === undefined) throw new AppError('storage-lost');
        return { photoId: entry.photo.id, measurement, isBaseline };
      }),
    );
    const readings = await twiceIfCrashed(() => inAnalysisWorker(async (api) => api.score(measured)));
    await saveReadings(
      photos.map(({ entry: { photo } }) => ({
        photo,
        readings: { readings: readings.filter(({ photoId }) => photoId === photo.id), seriesKey: key },
      })),
    );
  } catch (error) {
    for (const { entry } of photos) scoringProgress.fail(entry.photo.id, faultCodeOf(error));
  }
}
