import type { PhotoId } from '../domain/ids.ts';
import type { Photo } from '../domain/photo.ts';
import { measureWith } from './measureWith.ts';

/**
 * Takes the corners of a colour card that a person marked, in upright image pixels, or that none is to be used (`null`: it
 * is looked for), and measures the photo again.
 *
 * @throws AppError `not-found`: no such photo
 */
export function setCard(photoId: PhotoId, card: NonNullable<Photo['card']> | null): Promise<void> {
  return measureWith(photoId, { card });
}
