import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { ImagePolygon } from '../domain/photo.ts';
import { revisePhoto } from '../storage/photos.ts';
import { awaitMapsBeside } from './awaitMapsBeside.ts';
import { scorePhotosInBackground } from './scoring/background.ts';

/**
 * Takes the grey card that a person marked, in upright image pixels (`null`: none), and measures the photo again.
 *
 * @throws AppError `not-found`: no such photo
 */
export async function setGrey(photoId: PhotoId, grey: ImagePolygon | null): Promise<void> {
  const photo = await revisePhoto(photoId, (entry) => ({
    photo: { ...entry.photo, grey, status: { kind: 'awaiting' } },
    mark: null,
    facts: null,
  }));
  if (photo === undefined) throw new AppError('not-found');
  await awaitMapsBeside(photo);
  scorePhotosInBackground(photo.courseId);
}
