import { localDay } from '../../domain/day.ts';
import type { ClientId } from '../../domain/ids.ts';
import { type OwnShare, ownShareOf } from '../../domain/ownShare.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Reader } from '../../storage/reader.ts';

/** What a client may take home today. For `useStored`, and asked anew whenever something is about to go. */
export function readOwnShare(
  clientId: ClientId,
): (db: Reader) => Promise<OwnShare & { readonly photos: readonly Photo[] }> {
  return async (db) => {
    const [entries, consents] = await Promise.all([db.photosOfClient(clientId), db.consentsOf(clientId)]);
    const photos = entries.map(({ photo }) => photo);
    return { ...ownShareOf(photos, consents, localDay(new Date())), photos };
  };
}
