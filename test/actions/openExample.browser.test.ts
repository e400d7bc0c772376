import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseClient } from '../../src/actions/eraseClient.ts';
import { openExample } from '../../src/actions/openExample.ts';
import { readCourse } from '../../src/actions/readCourse.ts';
import { readCourseRecord } from '../../src/actions/readCourseRecord.ts';
import { scorePhotos } from '../../src/actions/scorePhotos.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { trendOf } from '../../src/domain/trend.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import { endWorkers } from '../../workers/channel.ts';

const shipped = Object.keys(import.meta.glob('../../public/example/readings-*.json', { query: '?url' }));
const tones = (['light', 'dark'] as const).filter((tone) => shipped.some((path) => path.includes(tone)));

describe.skipIf(tones.length === 0)('the example', () => {
  const base = document.createElement('base');
  beforeAll(async () => {
    // The test page lies in a folder of the test runner; the product's pages lie beside the example.
    base.href = '/';
    document.head.append(base);
    await useDatabase(`example ${crypto.randomUUID()}`);
  });
  afterAll(() => {
    base.remove();
    endWorkers();
  });

  it.each(tones)('of %s skin shows its chart without measuring anything', async (tone) => {
    const courseId = await openExample(tone);
    await scorePhotos(courseId);
    const view = await readCourse(courseId)(reader);
    expect(view?.client.isExample).toBe(true);
    expect(view?.photos.map(({ status }) => status)).toEqual(
      view?.photos.map(() => ({ kind: 'measured', pipeline: PIPELINE })),
    );
    for (const photo of view?.photos ?? []) expect(await reader.measurement(photo.id)).toBeUndefined();

    const record = await readCourseRecord(courseId)(reader);
    if (record === null) throw new Error('the example is not stored');
    const of = { view: 'front', region: 'face', measure: 'redness' } as const;
    const trend = trendOf(record, of);
    expect(trend.points).toHaveLength(5);
    expect(trend.line).not.toBeNull();
    expect(await openExample(tone)).toBe(courseId);
  });

  it('can be erased and opened again', async () => {
    const [tone] = tones;
    if (tone === undefined) return;
    const first = await openExample(tone);
    const course = await reader.course(first);
    if (course !== undefined) await eraseClient(course.clientId);
    expect(await openExample(tone)).not.toBe(first);
  });
});
