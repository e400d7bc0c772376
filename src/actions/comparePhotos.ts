import { transfer } from '../../workers/channel.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { Measurement } from '../domain/measurement.ts';
import { measurementsOf } from './measurementsOf.ts';
import { openPicture } from './openPicture.ts';
import type { AlignedPair } from './workerApi.ts';
import { inAnalysisWorker } from './workers.ts';

export type { AlignedPair };

const MAX_SIDE_PX = 1600;

/**
 * Two photos of one view, lined up: both in the frame of the first, with the overlays of each measure on one scale and
 * their difference. Photos whose maps are not stored yet (the example's) are measured first; see `useScoring`. The caller
 * closes the bitmaps.
 *
 * @throws AppError `not-found`: a photo is gone or can't be measured; `aborted`; what measuring failed with
 */
export async function comparePhotos(a: PhotoId, b: PhotoId, signal?: AbortSignal): Promise<AlignedPair> {
  const measurements = await measurementsOf([a, b]);
  const first = await openPicture(a, signal);
  const second = await openPicture(b, signal).catch((error: unknown) => {
    first.close();
    throw error;
  });
  const pair = [
    { picture: first, measurement: measurements[0] as Measurement },
    { picture: second, measurement: measurements[1] as Measurement },
  ];
  return inAnalysisWorker(async (api) => api.align(transfer(pair, [first, second]), MAX_SIDE_PX), signal, true);
}
