import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { Photo } from '../domain/photo.ts';
import { revisePhoto } from '../storage/photos.ts';
import { awaitMapsBeside } from './awaitMapsBeside.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { requireRight } from './vault/rights.ts';

/**
 * Takes what a person marked on a photo, and measures the photo again with it.
 *
 * @throws AppError `not-found`: no such photo
 */
export async function measureWith(
  photoId: PhotoId,
  marked: Pick<Photo, 'control'> | Pick<Photo, 'grey'> | Required<Pick<Photo, 'card'>>,
): Promise<void> {
  requireRight('measure');
  const photo = await revisePhoto(photoId, (entry) => ({
    photo: { ...entry.photo, ...marked, status: { kind: 'awaiting' } },
    mark: null,
    facts: null,
  }));
  if (photo === undefined) throw new AppError('not-found');
  await awaitMapsBeside(photo);
  scorePhotosInBackground(photo.courseId);
}
