import type { CourseId } from '../domain/ids.ts';
import { revisePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { scorePhotos } from './scorePhotos.ts';
import { requireRight } from './vault/rights.ts';

/** Measures all photos of a course anew. The readings shown so far stay until the new ones replace them. */
export async function measureAgain(courseId: CourseId): Promise<void> {
  requireRight('measure');
  for (const { photo } of await reader.photos(courseId)) {
    await revisePhoto(photo.id, (entry) => ({
      photo: { ...entry.photo, status: { kind: 'awaiting' } },
      mark: null,
      facts: null,
    }));
  }
  await scorePhotos(courseId);
}
