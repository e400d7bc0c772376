import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { ImagePolygon, Photo } from '../domain/photo.ts';
import { revisePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { scorePhotosInBackground } from './scoring/background.ts';

/**
 * Takes the control skin a person picked, in upright image pixels (`null`: the proposed one), and measures the photo again.
 *
 * @throws AppError `not-found`: no such photo
 */
export async function setControl(photoId: PhotoId, control: ImagePolygon | null): Promise<void> {
  const photo = await revisePhoto(photoId, (entry) => ({
    photo: { ...entry.photo, control, status: { kind: 'awaiting' } },
    mark: null,
    facts: null,
  }));
  if (photo === undefined) throw new AppError('not-found');
  await awaitMapsBeside(photo);
  scorePhotosInBackground(photo.courseId);
}

/** A series is scored as a whole, so photos whose readings came with the product need maps of their own now. */
async function awaitMapsBeside({ courseId, view }: Photo): Promise<void> {
  for (const { photo, mark } of await reader.photos(courseId)) {
    if (mark !== null || photo.view !== view || photo.status.kind !== 'measured') continue;
    await revisePhoto(photo.id, (entry) =>
      entry.mark === null ? { ...entry, photo: { ...entry.photo, status: { kind: 'awaiting' } } } : null,
    );
  }
}
