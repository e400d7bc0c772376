import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { ImagePolygon, Photo } from '../domain/photo.ts';
import { revisePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { requireRight } from './vault/rights.ts';

/**
 * Takes the body area a person drew, in upright image pixels, and the scale they stated, and measures the photo. Photos
 * that waited for the course's area, or on which it wasn't found, are looked through for it.
 *
 * @throws AppError `not-found`: no such photo
 */
export async function setArea(photoId: PhotoId, area: ImagePolygon, statedPxPerMm: number | null): Promise<void> {
  requireRight('measure');
  const drawn = await revisePhoto(photoId, ({ photo }) => ({
    photo: { ...photo, area, statedPxPerMm, view: 'area', viewChosen: true, status: { kind: 'awaiting' } },
    mark: null,
    facts: null,
  }));
  if (drawn === undefined) throw new AppError('not-found');
  for (const { photo } of await reader.photos(drawn.courseId)) {
    if (!lacksArea(photo)) continue;
    await revisePhoto(photo.id, (entry) => ({
      ...entry,
      photo: { ...entry.photo, view: 'area', status: { kind: 'awaiting' } },
    }));
  }
  scorePhotosInBackground(drawn.courseId);
}

function lacksArea({ status }: Photo): boolean {
  return status.kind === 'needs-area' || (status.kind === 'refused' && status.code === 'area-not-found');
}
