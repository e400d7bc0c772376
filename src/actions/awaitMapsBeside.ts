import type { Photo } from '../domain/photo.ts';
import { revisePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';

/**
 * Has the other photos of a series measured where they lack maps: a series is scored as a whole, and readings that came
 * with the product have none.
 */
export async function awaitMapsBeside({ courseId, view }: Photo): Promise<void> {
  for (const { photo, mark } of await reader.photos(courseId)) {
    if (mark !== null || photo.view !== view || photo.status.kind !== 'measured') continue;
    await revisePhoto(photo.id, (entry) =>
      entry.mark === null ? { ...entry, photo: { ...entry.photo, status: { kind: 'awaiting' } } } : null,
    );
  }
}
