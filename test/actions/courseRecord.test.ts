import { PIPELINE } from '../../src/domain/pipeline.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addRoom } from '../../src/actions/addRoom.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { readCalibration } from '../../src/actions/readCalibration.ts';
import { readCourseRecord } from '../../src/actions/readCourseRecord.ts';
import { renameRoom } from '../../src/actions/renameRoom.ts';
import { startCalibration } from '../../src/actions/startCalibration.ts';
import type { CourseId, IsoDay, PhotoId, RoomId } from '../../src/domain/ids.ts';
import { putClient } from '../../src/storage/clients.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { savePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { newPhoto, reading } from '../storage/photoRecord.ts';

beforeEach(() => useDatabase(`record ${crypto.randomUUID()}`));

/** A person with measured photos of today that have these redness values. */
async function person(label: string, values: readonly number[], roomId: RoomId | null = null): Promise<CourseId> {
  const courseId = await startCalibration({ label, roomId });
  await addShots(courseId, values);
  return courseId;
}

async function addShots(courseId: CourseId, values: readonly number[]): Promise<void> {
  const [session] = await reader.sessions(courseId);
  if (session === undefined) throw new Error('no session');
  for (const value of values) {
    const id = crypto.randomUUID() as string as PhotoId;
    const made = newPhoto(id, session, null);
    const photo = { ...made.photo, status: { kind: 'measured', pipeline: PIPELINE } as const };
    await savePhoto({ ...made, photo, readings: { readings: [reading(id, value)], seriesKey: 'x' } });
  }
}

async function becomeExample(courseId: CourseId): Promise<void> {
  const course = await reader.course(courseId);
  const client = course && (await reader.client(course.clientId));
  if (client) await putClient({ ...client, isExample: true });
}

const withinOf = async (courseId: CourseId) => (await readCourseRecord(courseId)(reader))?.calibrated[0]?.within;

describe('the record of a course', () => {
  it('holds what is stored of it', async () => {
    const courseId = await person('A', [0.1, 0.2]);
    const record = await readCourseRecord(courseId)(reader);
    expect(record?.course.id).toBe(courseId);
    expect(record?.sessions).toHaveLength(1);
    expect(record?.photos).toHaveLength(2);
    expect(record?.readings.map(({ value }) => value).sort()).toEqual([0.1, 0.2]);
    expect(record?.facts.size).toBe(0);
    expect(record?.library.protocols.length).toBeGreaterThan(10);
  });

  it('is null where there is no such course', async () => {
    expect(await readCourseRecord('none' as CourseId)(reader)).toBeNull();
  });

  it('has the noise of the other courses; its own repeats belong to its trend', async () => {
    const a = await person('A', [0.1, 0.2]);
    expect(await withinOf(a)).toBeUndefined();
    await person('B', [0, 0.2, 0.4]);
    expect(await withinOf(a)).toMatchObject({ df: 2, people: 1 });
  });

  it('hears of photos that are added after it was first read', async () => {
    const a = await person('A', [0.1]);
    const b = await person('B', [0, 0.2]);
    expect(await withinOf(a)).toMatchObject({ df: 1 });
    await addShots(b, [0.4]);
    expect(await withinOf(a)).toMatchObject({ df: 2 });
  });

  it('keeps the noise of rendered examples to themselves', async () => {
    const a = await person('A', [0.1, 0.2]);
    const example = await person('Example', [0, 0.001]);
    await becomeExample(example);
    expect(await withinOf(a)).toBeUndefined();
    expect(await withinOf(example)).toBeUndefined();
    expect((await readCalibration()(reader)).noise).toMatchObject([{ within: { df: 1, people: 1 } }]);
  });
});

describe('rooms', () => {
  it('are added and renamed', async () => {
    const first = await addRoom({ name: ' Room 1 ' });
    await addRoom({ name: 'Room 2' });
    await renameRoom(first, 'North');
    expect((await reader.rooms()).map(({ name }) => name)).toEqual(['North', 'Room 2']);
    await expect(renameRoom('none' as RoomId, 'x')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are calibrated by people whose course is never treated', async () => {
    const roomId = await addRoom({ name: 'Room 1' });
    const courseId = await person('A', [0.1, 0.2, 0.3], roomId);
    expect(await reader.course(courseId)).toMatchObject({ purpose: 'calibration', protocolId: null });
    const { people, noise } = await readCalibration()(reader);
    expect(people).toMatchObject([{ client: { label: 'A' }, roomIds: [roomId], photos: 3 }]);
    expect(noise).toMatchObject([{ stratum: `${roomId}|`, within: { df: 2 } }]);
  });

  it('are expected to be the same at the next visit', async () => {
    const roomId = await addRoom({ name: 'Room 1' });
    const courseId = await startCalibration({ label: 'A', roomId });
    await addSession({ courseId, on: '2031-01-01' as IsoDay });
    expect((await reader.sessions(courseId)).map((session) => session.roomId)).toEqual([roomId, roomId]);
  });
});
