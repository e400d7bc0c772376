import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addPhotos } from '../../src/actions/addPhotos.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { comparePhotos } from '../../src/actions/comparePhotos.ts';
import { eraseClient } from '../../src/actions/eraseClient.ts';
import { readCourseRecord } from '../../src/actions/readCourseRecord.ts';
import { readReadings } from '../../src/actions/readReadings.ts';
import { removePhoto } from '../../src/actions/removePhoto.ts';
import { scorePhotos } from '../../src/actions/scorePhotos.ts';
import type { ClientId, CourseId, IsoDay, PhotoId } from '../../src/domain/ids.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { trendOf } from '../../src/domain/trend.ts';
import { useDatabase, withDatabase } from '../../src/storage/database.ts';
import { revisePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { CLIENT_STORES } from '../../src/storage/schema.ts';
import { endWorkers } from '../../workers/channel.ts';
import { hasLondonFiles, londonFile } from './pictures.ts';

/** Two photographs of one person, from the public data beside the checkout. */
const FILES = ['001_neutral.jpg', '001_smiling.jpg'] as const;
const DAYS = ['2026-01-05', '2026-02-02'] as const;

describe.skipIf(!hasLondonFiles)('two photographs of one person, by the real workers', () => {
  let clientId: ClientId;
  let courseId: CourseId;
  const photoIds: PhotoId[] = [];

  beforeAll(async () => {
    await useDatabase(`measured ${crypto.randomUUID()}`);
    clientId = await addClient({ label: 'London 001' });
    courseId = await addCourse({ clientId, area: 'face', concern: 'redness', protocolId: null, plannedSessions: 3 });
    for (const [i, name] of FILES.entries()) {
      const sessionId = await addSession({ courseId, on: DAYS[i] as string as IsoDay });
      await addPhotos([await londonFile(name)], { courseId, sessionId }, ({ state, photoId }) => {
        if (state === 'saved' && photoId !== undefined) photoIds.push(photoId);
      });
    }
    await scorePhotos(courseId);
  });
  afterAll(() => endWorkers());

  it('are both measured, the second over what the first one fixed', async () => {
    const [first, second] = await Promise.all(photoIds.map((id) => reader.photo(id)));
    expect(first?.photo).toMatchObject({ view: 'front', status: { kind: 'measured', pipeline: PIPELINE } });
    expect(second?.photo.status.kind).toBe('measured');
    expect(first?.facts?.scaleSource).toBe('iris');
    expect(second?.facts?.scaleSource).toBe('baseline');
    expect(second?.mark?.baselineStamp).toBe(first?.mark?.stamp);
  });

  it('have readings of every measure, and a change with its noise', async () => {
    const readings = await readReadings(courseId)(reader);
    const ofFace = readings.filter(({ region }) => region === 'face');
    expect(ofFace).toHaveLength(8);
    expect(ofFace.find(({ measure }) => measure === 'redness')?.value).not.toBeNull();
    const record = await readCourseRecord(courseId)(reader);
    if (record === null) throw new Error('the course is not stored');
    const trend = trendOf(record, { view: 'front', region: 'face', measure: 'redness' });
    expect(trend.points.map(({ on }) => on)).toEqual(DAYS);
    if (trend.points[1]?.excluded === undefined) expect(trend.total?.sdcUpPct).toBeGreaterThan(0);
  });

  it('take a few megabytes of maps each, and no buffer behind them', async () => {
    const measurement = await reader.measurement(photoIds[0] as PhotoId);
    if (measurement === undefined || measurement.geometry.kind !== 'face') throw new Error('no face was measured');
    const { atlas, geometry } = measurement;
    const values = [...Object.values(atlas), ...Object.values(atlas.texture ?? {}), geometry.landmarks];
    const buffers = new Set(values.filter(ArrayBuffer.isView).map(({ buffer }) => buffer));
    const bytes = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(bytes).toBeLessThan(5_000_000);
  });

  it('a photo planned with the wrong view joins its own, and stands on that baseline', async () => {
    const [first, second] = photoIds;
    await revisePhoto(second as PhotoId, ({ photo }) => ({
      photo: { ...photo, view: 'left45', status: { kind: 'awaiting' } },
      mark: null,
      facts: null,
    }));
    await scorePhotos(courseId);
    const [baseline, moved] = [await reader.photo(first as PhotoId), await reader.photo(second as PhotoId)];
    expect(moved?.photo).toMatchObject({ view: 'front', viewChosen: false, status: { kind: 'measured' } });
    expect(moved?.mark?.baselineStamp).toBe(baseline?.mark?.stamp);
  });

  it('are lined up in one frame', async () => {
    const pair = await comparePhotos(photoIds[0] as PhotoId, photoIds[1] as PhotoId);
    expect(pair.pictures.map(({ width, height }) => [width, height])).toEqual([
      [pair.widthPx, pair.heightPx],
      [pair.widthPx, pair.heightPx],
    ]);
    for (const picture of pair.pictures) picture.close();
  });

  it('the second becomes the baseline where the first is removed', async () => {
    await removePhoto(photoIds[0] as PhotoId);
    await scorePhotos(courseId);
    const left = await reader.photo(photoIds[1] as PhotoId);
    expect(left).toMatchObject({ mark: { baselineStamp: null }, facts: { scaleSource: 'iris' } });
    expect((await readReadings(courseId)(reader)).every(({ photoId }) => photoId === photoIds[1])).toBe(true);
  });

  it('leave nothing behind when the client is erased', async () => {
    await eraseClient(clientId);
    const left = await withDatabase((database) => Promise.all(CLIENT_STORES.map((name) => database.count(name))));
    expect(left).toEqual(CLIENT_STORES.map(() => 0));
  });
});
