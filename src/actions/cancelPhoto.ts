import type { PhotoId } from '../domain/ids.ts';
import { scoringProgress } from './scoring/progress.ts';

/** Stops the measuring of a photo. It stays saved and unmeasured until `scorePhotos` is asked for again. */
export function cancelPhoto(photoId: PhotoId): void {
  scoringProgress.cancel(photoId);
}
