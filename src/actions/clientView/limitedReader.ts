import type { ClientId, PhotoId } from '../../domain/ids.ts';
import type { Reader } from '../../storage/reader.ts';

/**
 * A reader that gives names, pictures and consents of one client alone, and nothing of the staff. Numbers of other courses
 * pass, nameless: the noise of a room is learnt from them.
 */
export function limitedReader(db: Reader, only: ClientId): Reader {
  const ifOwn = async <T>(photoId: PhotoId, read: () => Promise<T | undefined>): Promise<T | undefined> =>
    (await db.photo(photoId))?.photo.clientId === only ? read() : undefined;
  const limits: Partial<Reader> = {
    clients: async () => (await db.clients()).map((client) => (client.id === only ? client : { ...client, label: '' })),
    client: async (id) => (id === only ? db.client(id) : undefined),
    thumbnail: (id) => ifOwn(id, () => db.thumbnail(id)),
    kept: (id) => ifOwn(id, () => db.kept(id)),
    measurement: (id) => ifOwn(id, () => db.measurement(id)),
    consentsOf: async (id) => (id === only ? db.consentsOf(id) : []),
    staff: async () => [],
    audit: async () => [],
  };
  return new Proxy(db, { get: (target, name) => limits[name as keyof Reader] ?? target[name as keyof Reader] });
}
