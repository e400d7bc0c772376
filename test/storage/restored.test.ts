import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientRecords } from '../../src/archive/recordSchemas.ts';
import { sha256Hex } from '../../src/bytes/sha256.ts';
import { readClientRecords } from '../../src/storage/clientRecords.ts';
import { eraseClientRows } from '../../src/storage/clients.ts';
import { useDatabase, withDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import {
  commitRestored,
  putPicture,
  putThumbnail,
  type RestoredClient,
  sweepPictures,
} from '../../src/storage/restored.ts';
import { CLIENT_STORES } from '../../src/storage/schema.ts';
import { clientRecords, pictureOf } from '../archive/records.ts';

beforeEach(() => useDatabase(`restored ${crypto.randomUUID()}`));

const there = clientRecords(1, 3);

function asNew({ client, courses, sessions, photos, consents }: ClientRecords): RestoredClient {
  const over = <T extends object>(one: T) => ({ over: 0, ...one });
  return {
    clientId: client.record.id,
    client: over(client),
    courses: courses.map(over),
    sessions: sessions.map(over),
    photos: photos.map(over),
    consents: consents.map(over),
    mayReturn: false,
  };
}

async function putPictures(): Promise<void> {
  for (const { record } of there.photos) {
    const { photo } = record;
    const bytes = pictureOf(photo.id);
    await putPicture(photo.id, photo, bytes.buffer, await sha256Hex(bytes));
    await putThumbnail(photo.id, photo, pictureOf(photo.id, 100).buffer);
  }
}

const counts = () => withDatabase((database) => Promise.all(CLIENT_STORES.map((name) => database.count(name))));
const NOTHING = CLIENT_STORES.map(() => 0);

/**
 * Ends a restore at its n-th write, as a closed browser would: that write fails, its transaction is gone, nothing follows.
 *
 * @returns how many writes there were
 */
async function endedAt(n: number, work: () => Promise<unknown>): Promise<number> {
  const put = IDBObjectStore.prototype.put;
  let writes = 0;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
    writes += 1;
    if (writes > n) {
      this.transaction.abort();
      throw new DOMException('The browser was closed.', 'AbortError');
    }
    return put.apply(this, given as Parameters<typeof put>);
  };
  try {
    await work();
  } catch {
    // Ended, as it should be.
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  return writes;
}

const restore = async () => {
  await sweepPictures();
  await putPictures();
  await commitRestored(asNew(there));
};

describe('restoring a client', () => {
  it('brings all of it', async () => {
    await restore();
    const here = await readClientRecords(there.client.record.id);
    expect(here?.photos.map(({ record: { photo } }) => photo)).toEqual(there.photos.map(({ record }) => record.photo));
    expect(await counts()).toEqual([1, 1, 3, 3, 3, 3, 0, 3, 1]);
    expect(
      new Uint8Array((await reader.kept(there.photos[0]?.record.photo.id as never))?.bytes as ArrayBuffer),
    ).toEqual(pictureOf(there.photos[0]?.record.photo.id as string));
  });

  const WRITES = 3 + 3 + 1 + 1 + 3 + 3 + 3 + 1;
  it.each(Array.from({ length: WRITES }, (_, n) => n))(
    'ended after %i writes leaves nothing of the client, and begun again brings all',
    async (n) => {
      expect(await endedAt(n, restore)).toBe(n + 1);
      // Nothing of the client shows; pictures alone may lie there, and are swept.
      expect(await reader.clients()).toEqual([]);
      expect(await reader.photosOfClient(there.client.record.id)).toEqual([]);
      expect(await sweepPictures()).toBe(Math.min(3, Math.ceil(n / 2)));
      expect(await counts()).toEqual(NOTHING);
      await restore();
      expect(await counts()).toEqual([1, 1, 3, 3, 3, 3, 0, 3, 1]);
    },
  );

  it('ended after its last write is there', async () => {
    expect(await endedAt(WRITES, restore)).toBe(WRITES);
    expect(await counts()).toEqual([1, 1, 3, 3, 3, 3, 0, 3, 1]);
  });

  it('is refused without its pictures, and after an erasure nobody took back', async () => {
    await expect(commitRestored(asNew(there))).rejects.toMatchObject({ code: 'backup-changed' });
    await putPictures();
    const id = there.client.record.id;
    await eraseClientRows(id, { id, on: '2026-11-22' as never });
    await putPictures();
    await expect(commitRestored(asNew(there))).rejects.toMatchObject({ code: 'backup-changed' });
    expect(await reader.clients()).toEqual([]);
    expect(await commitRestored({ ...asNew(there), mayReturn: true })).toBe(true);
    expect(await reader.tombstones()).toEqual([]);
  });

  it('writes nothing over what was changed since it was compared', async () => {
    await restore();
    expect(await commitRestored(asNew(there))).toBe(false);
  });

  it('takes back no erasure where it then writes nothing', async () => {
    const { id } = there.client.record;
    await eraseClientRows(id, { id, on: '2026-11-22' as never });
    const wanted = { ...asNew(there), mayReturn: true };
    // Compared with a client who was erased since, and one whose own record never came.
    const [first, ...others] = wanted.sessions;
    const stale = { ...wanted, sessions: [{ ...first!, over: 4 }, ...others] };
    for (const refused of [stale, { ...wanted, client: null, photos: [], consents: [] }]) {
      expect(await commitRestored(refused)).toBe(false);
      expect(await reader.tombstones()).toEqual([{ id, on: '2026-11-22' }]);
      expect(await counts()).toEqual(NOTHING);
    }
  });

  it('leaves pictures alone that have their record', async () => {
    await restore();
    expect(await sweepPictures()).toBe(0);
    expect(await counts()).toEqual([1, 1, 3, 3, 3, 3, 0, 3, 1]);
  });
});

describe('erasing', () => {
  it('counts what went, and leaves an id and a day', async () => {
    await restore();
    const id = there.client.record.id;
    const erased = await eraseClientRows(id, { id, on: '2026-11-22' as never });
    expect(erased).toEqual({
      ...{ clients: 1, courses: 1, sessions: 3, photos: 3 },
      ...{ blobs: 3, thumbnails: 3, measurements: 0, readings: 3, consents: 1 },
    });
    expect(await reader.tombstones()).toEqual([{ id, on: '2026-11-22' }]);
    expect(await counts()).toEqual(NOTHING);
  });
});
