import type { PhotoId } from '../domain/ids.ts';
import type { ImagePolygon } from '../domain/photo.ts';
import { measureWith } from './measureWith.ts';

/**
 * Takes the control skin a person picked, in upright image pixels (`null`: the proposed one), and measures the photo again.
 *
 * @throws AppError `not-found`: no such photo
 */
export function setControl(photoId: PhotoId, control: ImagePolygon | null): Promise<void> {
  return measureWith(photoId, { control });
}
