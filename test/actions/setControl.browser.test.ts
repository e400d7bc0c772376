import { beforeEach, expect, it } from 'vitest';
import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { cancelPhoto } from '../../src/actions/cancelPhoto.ts';
import { setControl } from '../../src/actions/setControl.ts';
import { newSession } from '../../src/domain/course.ts';
import type { IsoDay, PhotoId } from '../../src/domain/ids.ts';
import type { View } from '../../src/domain/photo.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { savePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { newPhoto, reading } from '../storage/photoRecord.ts';

beforeEach(() => useDatabase(`control ${crypto.randomUUID()}`));

/** Photos with readings and no maps, as the example ships them, left alone by the workers. */
async function shipped(views: readonly View[]): Promise<PhotoId[]> {
  const clientId = await addClient({ label: 'Ann' });
  const courseId = await addCourse({
    clientId,
    area: 'face',
    concern: 'redness',
    protocolId: null,
    plannedSessions: 4,
  });
  const on = '2026-03-02' as string as IsoDay;
  const id = await addSession({ courseId, on });
  const ids: PhotoId[] = [];
  for (const view of views) {
    const made = newPhoto(crypto.randomUUID(), newSession({ id, courseId, clientId, on }), null);
    const photo = { ...made.photo, view, status: { kind: 'measured', pipeline: PIPELINE } as const };
    await savePhoto({ ...made, photo, readings: { readings: [reading(photo.id, 0.3)], seriesKey: 'shipped' } });
    cancelPhoto(photo.id);
    ids.push(photo.id);
  }
  return ids;
}

it('has the whole view measured where its readings came without maps, and leaves other views alone', async () => {
  const [picked, beside, turned] = (await shipped(['front', 'front', 'left45'])) as [PhotoId, PhotoId, PhotoId];
  const patch = [
    { x: 1, y: 1 },
    { x: 40, y: 1 },
    { x: 20, y: 30 },
  ];
  await setControl(picked, patch);
  const statusOf = async (id: PhotoId) => (await reader.photo(id))?.photo.status.kind;
  expect((await reader.photo(picked))?.photo.control).toEqual(patch);
  expect(await statusOf(picked)).toBe('awaiting');
  expect(await statusOf(beside)).toBe('awaiting');
  expect((await reader.photo(beside))?.photo.control).toBeNull();
  expect(await statusOf(turned)).toBe('measured');
});
