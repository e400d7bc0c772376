import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { type AddProgress, addPhotos } from '../../src/actions/addPhotos.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { cancelPhoto } from '../../src/actions/cancelPhoto.ts';
import { eraseClient } from '../../src/actions/eraseClient.ts';
import { movePhoto } from '../../src/actions/movePhoto.ts';
import { readCourse } from '../../src/actions/readCourse.ts';
import { removePhoto } from '../../src/actions/removePhoto.ts';
import { scorePhotos } from '../../src/actions/scorePhotos.ts';
import { drain } from '../../src/actions/scoring/drain.ts';
import { setArea } from '../../src/actions/setArea.ts';
import type { BodyArea } from '../../src/domain/course.ts';
import { localDay } from '../../src/domain/day.ts';
import type { ClientId, CourseId, IsoDay, PhotoId } from '../../src/domain/ids.ts';
import { useDatabase, withDatabase } from '../../src/storage/database.ts';
import { revisePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { CLIENT_STORES } from '../../src/storage/schema.ts';
import { endWorkers } from '../../workers/channel.ts';
import { stripes } from './pictures.ts';

beforeEach(() => useDatabase(`actions ${crypto.randomUUID()}`));
// What a test began in the background ends in its own database.
afterEach(() => drain([]));
afterAll(() => endWorkers());

async function newCourse(area: BodyArea = 'face'): Promise<{ clientId: ClientId; courseId: CourseId }> {
  const clientId = await addClient({ label: 'Ann' });
  const courseId = await addCourse({ clientId, area, concern: 'redness', protocolId: null, plannedSessions: 4 });
  return { clientId, courseId };
}

/** Adds files and gives the last thing said of each. */
async function add(files: File[], courseId: CourseId): Promise<AddProgress[]> {
  const last: AddProgress[] = [];
  await addPhotos(files, { courseId }, (progress) => {
    last[progress.index] = progress;
  });
  return last;
}

async function viewOf(courseId: CourseId) {
  const view = await readCourse(courseId)(reader);
  if (view === null) throw new Error('no such course');
  return view;
}

describe('adding photos', () => {
  it('one bad file never stops the others, and a file is known again', async () => {
    const { courseId } = await newCourse('hands');
    const text = new File(['not a picture'], 'notes.jpg');
    const first = await stripes('first.png', 3);
    const states = await add([first, text, new File([], 'empty.png'), await stripes('second.png', 5), first], courseId);
    expect(states.map(({ state }) => state)).toEqual(['saved', 'refused', 'refused', 'saved', 'duplicate']);
    expect(states[1]?.code).toBe('not-an-image');
    expect(states[2]?.code).toBe('empty-file');
    expect(states[4]?.photoId).toBe(states[0]?.photoId);

    const { sessions, photos } = await viewOf(courseId);
    expect(sessions.map(({ on }) => on)).toEqual([localDay(new Date())]);
    expect(photos).toHaveLength(2);
    expect((await reader.thumbnail(photos[0]?.id as PhotoId))?.byteLength).toBeGreaterThan(0);
  });

  it('stops when told to, and keeps what was saved', async () => {
    const { courseId } = await newCourse('hands');
    const abort = new AbortController();
    const files = [await stripes('first.png', 3), await stripes('second.png', 5)];
    const adding = addPhotos(files, { courseId }, ({ state }) => state === 'saved' && abort.abort(), abort.signal);
    await expect(adding).rejects.toMatchObject({ code: 'aborted' });
    expect((await viewOf(courseId)).photos).toHaveLength(1);
  });

  it('needs a course that exists', async () => {
    await expect(addPhotos([], { courseId: 'gone' as CourseId }, () => undefined)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('measuring', () => {
  it('goes on after a reload with what still awaits it', async () => {
    const { courseId } = await newCourse('face');
    const [added] = await add([await stripes('no face.png', 3)], courseId);
    await scorePhotos();
    // As a tab leaves it that is closed before the measuring.
    await revisePhoto(added?.photoId as PhotoId, (entry) => ({
      photo: { ...entry.photo, view: 'front', status: { kind: 'awaiting' } },
      mark: null,
      facts: null,
    }));
    await scorePhotos();
    const [photo] = (await viewOf(courseId)).photos;
    expect(photo?.status).toEqual({ kind: 'needs-area' });
    expect(photo?.view).toBe('area');
  });

  it('asks for the area of a body course, and looks for it on the others once it is drawn', async () => {
    const { courseId } = await newCourse('hands');
    const states = await add([await stripes('first.png', 3), await stripes('second.png', 5)], courseId);
    await scorePhotos(courseId);
    expect((await viewOf(courseId)).photos.map(({ status }) => status.kind)).toEqual(['needs-area', 'needs-area']);
    const square = [
      { x: 100, y: 50 },
      { x: 300, y: 50 },
      { x: 300, y: 250 },
      { x: 100, y: 250 },
    ];
    await setArea(states[0]?.photoId as PhotoId, square, 5);
    await scorePhotos(courseId);
    // Stripes are no skin: what matters here is that both were tried.
    const kinds = (await viewOf(courseId)).photos.map(({ status }) => status.kind);
    expect(kinds).not.toContain('awaiting');
    expect(kinds[0]).not.toBe('needs-area');
  });

  it('leaves a cancelled photo waiting until it is asked for again', async () => {
    const { courseId } = await newCourse('face');
    await addPhotos([await stripes('no face.png', 3)], { courseId }, ({ photoId }) => photoId && cancelPhoto(photoId));
    expect((await viewOf(courseId)).photos[0]?.status.kind).toBe('awaiting');
    await scorePhotos(courseId);
    expect((await viewOf(courseId)).photos[0]?.status.kind).toBe('needs-area');
  });
});

describe('correcting', () => {
  it('moves a photo to another day and view, and takes the empty session away', async () => {
    const { courseId } = await newCourse('hands');
    const [added] = await add([await stripes('first.png', 3)], courseId);
    await movePhoto(added?.photoId as PhotoId, { on: '2026-01-05' as IsoDay, view: 'right45' });
    const { sessions, photos } = await viewOf(courseId);
    expect(sessions.map(({ on }) => on)).toEqual(['2026-01-05']);
    expect(photos[0]).toMatchObject({ view: 'right45', viewChosen: true, sessionId: sessions[0]?.id });
  });

  it('makes one session a day, however often it is asked for', async () => {
    const { courseId } = await newCourse();
    const on = '2026-01-05' as IsoDay;
    expect(await addSession({ courseId, on })).toBe(await addSession({ courseId, on }));
  });
});

it('erasing a client leaves nothing in any store, even while it is being measured', async () => {
  const { clientId, courseId } = await newCourse('face');
  const [added] = await add([await stripes('first.png', 3), await stripes('second.png', 5)], courseId);
  await removePhoto(added?.photoId as PhotoId);
  await eraseClient(clientId);
  await scorePhotos();
  const left = await withDatabase((database) => Promise.all(CLIENT_STORES.map((name) => database.count(name))));
  expect(left).toEqual(CLIENT_STORES.map(() => 0));
});
