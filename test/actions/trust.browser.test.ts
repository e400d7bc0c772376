import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addPhotos } from '../../src/actions/addPhotos.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { readCourseRecord } from '../../src/actions/readCourseRecord.ts';
import { scorePhotos } from '../../src/actions/scorePhotos.ts';
import { updateSession } from '../../src/actions/updateSession.ts';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { CourseId, IsoDay } from '../../src/domain/ids.ts';
import type { MeasureId } from '../../src/domain/measure.ts';
import { type Trend, trendOf } from '../../src/domain/trend.ts';
import { verdictsOf } from '../../src/domain/verdict.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import { endWorkers } from '../../workers/channel.ts';
import { type FaceOptions, PLAIN_FACE, renderFace } from '../fixtures/face/renderFace.ts';

/** A picture of the example, or one rendered here, as a file; `spoil` draws it otherwise than it is. */
async function photo(
  of: string | Partial<FaceOptions>,
  spoil?: (pen: Pen, picture: ImageBitmap) => void,
): Promise<File> {
  const picture = await createImageBitmap(typeof of === 'string' ? await example(of) : rendered(of));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d') as Pen;
  pen.drawImage(picture, 0, 0);
  spoil?.(pen, picture);
  return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.93 })], 'photo.jpg');
}

type Pen = OffscreenCanvasRenderingContext2D;

async function example(name: string): Promise<Blob> {
  return (await fetch(`/example/${name}.jpg`)).blob();
}

function rendered(options: Partial<FaceOptions>): ImageData {
  const { picture } = renderFace({ ...PLAIN_FACE, ...options });
  return new ImageData(new Uint8ClampedArray(picture.data), picture.widthPx, picture.heightPx);
}

const GOOD = { '2026-03-02': 'light-1', '2026-03-30': 'light-2', '2026-04-27': 'light-3', '2026-06-22': 'light-5' };
const SPOILT = {
  blurred: '2026-04-06',
  yellow: '2026-04-13',
  turned: '2026-04-20',
  /** Two days after the treatment of 27 April. */
  healing: '2026-04-29',
} as const;

/** What the treated cheeks have enough of: they have hardly a line. */
const READ = ['redness', 'pigmentation', 'pores'] as const;

const blur = (pen: Pen, picture: ImageBitmap) => {
  pen.filter = 'blur(9px)';
  pen.drawImage(picture, 0, 0);
};
const yellow = (pen: Pen, { width, height }: ImageBitmap) => {
  pen.globalCompositeOperation = 'multiply';
  pen.fillStyle = 'rgb(255 225 90)';
  pen.fillRect(0, 0, width, height);
};

describe('a course with four good visits and four photos that can’t be compared', () => {
  let courseId: CourseId;
  let before: CourseRecord;
  let after: CourseRecord;

  async function add(on: string, file: File): Promise<void> {
    const sessionId = await addSession({ courseId, on: on as IsoDay });
    await addPhotos([file], { courseId, sessionId }, () => undefined);
  }
  async function record(): Promise<CourseRecord> {
    await scorePhotos(courseId);
    const read = await readCourseRecord(courseId)(reader);
    if (read === null) throw new Error('the course is not stored');
    return read;
  }
  const trend = (of: CourseRecord, measure: MeasureId): Trend =>
    trendOf(of, { view: 'front', region: 'treated', measure });
  const changeOn = (of: Trend, on: string) => pointOn(of, on)?.changePct ?? Number.NaN;
  const pointOn = (of: Trend, on: string) => of.points.find((point) => point.on === on);

  beforeAll(async () => {
    await useDatabase(`trust ${crypto.randomUUID()}`);
    const clientId = await addClient({ label: 'K-7' });
    courseId = await addCourse({
      clientId,
      area: 'face',
      concern: 'redness',
      protocolId: 'microneedling',
      plannedSessions: 4,
      treatedRegions: ['cheek-right', 'cheek-left'],
    });
    for (const [on, name] of Object.entries(GOOD)) await add(on, await photo(name));
    for (const on of ['2026-03-02', '2026-04-27']) {
      const sessionId = await addSession({ courseId, on: on as IsoDay });
      const treatments = [{ id: on, protocolId: 'microneedling', performedBy: '', detail: '' }];
      await updateSession({ courseId, sessionId }, { on: on as IsoDay, treatments, signs: [], roomId: null, note: '' });
    }
    before = await record();
    await add(SPOILT.blurred, await photo('light-2', blur));
    await add(SPOILT.yellow, await photo('light-3', yellow));
    await add(SPOILT.turned, await photo({ redness: 0.6, yawDeg: 19 }));
    await add(SPOILT.healing, await photo('light-1b'));
    after = await record();
  }, 240_000);
  afterAll(() => endWorkers());

  it('each of the four is left out where it is unfit, with a reason', () => {
    const whyOn = (measure: MeasureId, on: string) => pointOn(trend(after, measure), on)?.excluded;
    for (const measure of ['lines', 'pores'] as const) expect(whyOn(measure, SPOILT.blurred)).toBe('out-of-focus');
    expect(whyOn('pigmentation', SPOILT.blurred)).toBe('not-comparable');
    expect(whyOn('redness', SPOILT.yellow)).toBe('coloured-light');
    expect(whyOn('pigmentation', SPOILT.yellow)).toBe('coloured-light');
    for (const measure of ['redness', 'pigmentation'] as const)
      expect(whyOn(measure, SPOILT.turned)).toBe('turned-away');
    for (const measure of READ) expect(whyOn(measure, SPOILT.healing)).toBe('healing');
  });

  it('the trend of the good visits is what it was without them', () => {
    for (const measure of READ) {
      const [was, is] = [trend(before, measure), trend(after, measure)];
      for (const on of Object.keys(GOOD)) {
        // Percentage points. Spots are looked for on all photos of a course: one that a spoilt photo adds is measured everywhere.
        const tolerance = measure === 'pigmentation' ? 5 : 1e-6;
        expect(Math.abs(changeOn(is, on) - changeOn(was, on)), `${measure} on ${on}`).toBeLessThan(tolerance);
      }
      expect(is.total?.isWithinError).toBe(was.total?.isWithinError);
      expect(Math.abs((is.slope?.changePct ?? Number.NaN) - (was.slope?.changePct ?? Number.NaN))).toBeLessThan(1);
    }
    expect(verdictsOf(after, 'front').map(({ kind }) => kind)).toEqual(
      verdictsOf(before, 'front').map(({ kind }) => kind),
    );
  });
});
