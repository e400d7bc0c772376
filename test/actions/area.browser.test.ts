import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addPhotos } from '../../src/actions/addPhotos.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { readReadings } from '../../src/actions/readReadings.ts';
import { scorePhotos } from '../../src/actions/scorePhotos.ts';
import { setArea } from '../../src/actions/setArea.ts';
import type { CourseId, IsoDay, PhotoId } from '../../src/domain/ids.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import { endWorkers } from '../../workers/channel.ts';
import { hasLondonFiles, londonFile } from './pictures.ts';

const ring = (...corners: readonly (readonly [number, number])[]) => corners.map(([x, y]) => ({ x, y }));

/** Two people's foreheads: the second stands for skin that changed beyond recognition. */
const PHOTOS = [
  {
    name: '007_neutral.jpg',
    on: '2026-01-05',
    area: ring([510, 485], [560, 466], [740, 459], [843, 487], [819, 545], [533, 540]),
  },
  {
    name: '013_neutral.jpg',
    on: '2026-02-02',
    area: ring([514, 490], [563, 469], [739, 460], [838, 493], [806, 546], [544, 547]),
  },
] as const;

describe.skipIf(!hasLondonFiles)('a drawn area over two photographs, by the real workers', () => {
  let courseId: CourseId;
  const photoIds: PhotoId[] = [];
  const entryOf = (i: number) => reader.photo(photoIds[i] as PhotoId);

  beforeAll(async () => {
    await useDatabase(`area ${crypto.randomUUID()}`);
    const clientId = await addClient({ label: 'Ann' });
    courseId = await addCourse({ clientId, area: 'neck', concern: 'redness', protocolId: null, plannedSessions: 3 });
    for (const { name, on } of PHOTOS) {
      const sessionId = await addSession({ courseId, on: on as string as IsoDay });
      await addPhotos([await londonFile(name)], { courseId, sessionId }, ({ state, photoId }) => {
        if (state === 'saved' && photoId !== undefined) photoIds.push(photoId);
      });
    }
    await scorePhotos(courseId);
  });
  afterAll(() => endWorkers());

  it('both ask for the area, though a face is seen', async () => {
    expect((await entryOf(0))?.photo.status.kind).toBe('needs-area');
    expect((await entryOf(1))?.photo.status.kind).toBe('needs-area');
  });

  it('the first is measured where it is drawn; the second says that it was not found', async () => {
    await setArea(photoIds[0] as PhotoId, PHOTOS[0].area, 3.2);
    await scorePhotos(courseId);
    expect((await entryOf(0))?.facts?.scaleSource).toBe('stated');
    expect((await entryOf(1))?.photo.status).toMatchObject({ kind: 'refused', code: 'area-not-found' });
  });

  it('drawn there too it is measured, with a caution and more noise', async () => {
    await setArea(photoIds[1] as PhotoId, PHOTOS[1].area, null);
    await scorePhotos(courseId);
    const facts = (await entryOf(1))?.facts;
    expect(facts?.scaleSource).toBe('baseline');
    expect(facts?.quality.find(({ check }) => check === 'alignment')?.level).toBe('caution');
    const redness = (await readReadings(courseId)(reader)).filter(({ measure }) => measure === 'redness');
    const [first, second] = photoIds.map((id) => redness.find(({ photoId }) => photoId === id));
    expect(second?.value).not.toBeNull();
    expect(second?.noise ?? 0).toBeGreaterThan(first?.noise ?? 1);
  });
});
