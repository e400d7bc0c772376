import type { PhotoId } from '../domain/ids.ts';
import type { ImagePolygon } from '../domain/photo.ts';
import { measureWith } from './measureWith.ts';

/**
 * Takes the grey card that a person marked, in upright image pixels (`null`: none), and measures the photo again.
 *
 * @throws AppError `not-found`: no such photo
 */
export function setGrey(photoId: PhotoId, grey: ImagePolygon | null): Promise<void> {
  return measureWith(photoId, { grey });
}
