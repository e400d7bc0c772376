import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import { revisePhoto } from '../storage/photos.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { requireRight } from './vault/rights.ts';

/** Says whether a photo was taken after the treatment of its own day. @throws AppError `not-found`: no such photo */
export async function setAfterTreatment(photoId: PhotoId, isAfterTreatment: boolean): Promise<void> {
  requireRight('capture');
  const photo = await revisePhoto(photoId, (entry) => ({ ...entry, photo: { ...entry.photo, isAfterTreatment } }));
  if (photo === undefined) throw new AppError('not-found');
  // A measuring that was under way is void now, and begins again.
  scorePhotosInBackground(photo.courseId);
}
