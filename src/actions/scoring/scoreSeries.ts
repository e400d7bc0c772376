import { transfer } from '../../../workers/channel.ts';
import { AppError } from '../../domain/errors.ts';
import { mapBuffers } from '../../domain/mapBuffers.ts';
import { saveReadings } from '../../storage/photos.ts';
import { reader } from '../../storage/reader.ts';
import type { SeriesPhoto } from '../workerApi.ts';
import { inAnalysisWorker } from '../workers.ts';
import { faultCodeOf, twiceIfCrashed } from './measureJob.ts';
import type { Series } from './plan.ts';
import { scoringProgress } from './progress.ts';

/** Scores a whole series over its frozen mask and replaces the readings of all its photos at once. Never rejects. */
export async function scoreSeries({ key, photos }: Series): Promise<void> {
  try {
    const readings = await twiceIfCrashed(async () => {
      const measured = await Promise.all(photos.map(withMaps));
      // Read for this and used for nothing else: handed over, not copied.
      const buffers = measured.flatMap(({ measurement }) => mapBuffers(measurement));
      return inAnalysisWorker(async (api) => api.score(transfer(measured, buffers)));
    });
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

async function withMaps({ entry, isBaseline }: Series['photos'][number]): Promise<SeriesPhoto> {
  const measurement = await reader.measurement(entry.photo.id);
  if (measurement === undefined) throw new AppError('storage-lost');
  return { photoId: entry.photo.id, measurement, isBaseline };
}
