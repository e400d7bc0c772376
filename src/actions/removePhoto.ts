import type { PhotoId } from '../domain/ids.ts';
import { removePhotoRows } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { scoringProgress } from './scoring/progress.ts';
import { requireRight } from './vault/rights.ts';

/** Removes a photo with its picture, maps and readings. What stood on it as a baseline is measured again. */
export async function removePhoto(photoId: PhotoId): Promise<void> {
  requireRight('erase');
  const entry = await reader.photo(photoId);
  if (entry === undefined) return;
  scoringProgress.cancel(photoId);
  await removePhotoRows(photoId, entry.photo.clientId);
  scorePhotosInBackground(entry.photo.courseId);
}
