import { AppError } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import { reader } from '../storage/reader.ts';
import { clientView } from './clientView/state.ts';
import { recordAudit } from './vault/recordAudit.ts';
import { inPhotoWorker } from './workers.ts';

/**
 * The stored picture of a photo, upright and at full size. The caller closes it.
 *
 * @throws AppError `not-found`: no such photo, or another's while the screen is a client's; `aborted`; a refusal's code where the browser can no longer open it
 */
export async function openPicture(photoId: PhotoId, signal?: AbortSignal): Promise<ImageBitmap> {
  const [entry, kept] = await Promise.all([reader.photo(photoId), reader.kept(photoId)]);
  const only = clientView();
  if (entry === undefined || kept === undefined) throw new AppError('not-found');
  if (only !== null && entry.photo.clientId !== only.clientId) throw new AppError('not-found');
  const picture = await inPhotoWorker(async (api) => api.reopen(kept.bytes, entry.photo.format), signal);
  if ('kind' in picture) throw new AppError(picture.code);
  await recordAudit('viewed', photoId, entry.photo.clientId);
  return picture;
}
