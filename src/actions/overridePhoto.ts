import { localDay } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import { revisePhoto } from '../storage/photos.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { requireRight } from './vault/rights.ts';

/**
 * Lets a photo count although a healing window or a sign leaves it out, for a reason in the person's words; `null` takes
 * that back.
 *
 * @throws AppError `not-found`: no such photo; `unexpected`: the reason is empty
 */
export async function overridePhoto(photoId: PhotoId, reason: string | null): Promise<void> {
  requireRight('measure');
  if (reason?.trim() === '') throw new AppError('unexpected', 'An override needs a reason.');
  const override = reason === null ? null : { reason: reason.trim(), on: localDay(new Date()) };
  const photo = await revisePhoto(photoId, (entry) => ({ ...entry, photo: { ...entry.photo, override } }));
  if (photo === undefined) throw new AppError('not-found');
  // A measuring that was under way is void now, and begins again.
  scorePhotosInBackground(photo.courseId);
}
