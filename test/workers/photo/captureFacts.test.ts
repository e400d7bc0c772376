import { expect, test } from 'vitest';
import { orientationOnly } from '../../../src/analysis/container/exif.ts';
import { inspectPhoto } from '../../../src/analysis/container/inspect.ts';
import { PHOTO_LIMITS } from '../../../src/analysis/container/limits.ts';
import { captureFacts, wallClock } from '../../../workers/photo/captureFacts.ts';
import { SAMPLE_FORMATS, samplePhoto } from '../../analysis/container/samples.ts';

test.each(SAMPLE_FORMATS)('reads how a %s was taken', async (format) => {
  const inspection = inspectPhoto(await samplePhoto(format), { ...PHOTO_LIMITS, minSidePx: 1 });
  expect(inspection.kind === 'photo' && captureFacts(inspection.header.exif)).toEqual({
    takenAt: '2026-03-04T05:06:07',
    cameraMake: 'Maker',
    cameraModel: 'Phone 1',
    exposureTimeS: 0.02,
    fNumber: 1.8,
    iso: 64,
    focalLengthMm: null,
    flashFired: true,
  });
});

test('what is no EXIF gives no facts', () => {
  const nothing = captureFacts(null);
  expect(Object.values(nothing).every((fact) => fact === null)).toBe(true);
  expect(captureFacts(Uint8Array.of(1, 2, 3))).toEqual(nothing);
});

test('directories that point at themselves come to an end', () => {
  const loop = orientationOnly(6);
  const view = new DataView(loop.buffer);
  view.setUint32(22, 8, true);
  expect(captureFacts(loop).takenAt).toBeNull();
  const EXIF_DIRECTORY = 0x8769;
  view.setUint16(10, EXIF_DIRECTORY, true);
  view.setUint16(12, 4, true);
  view.setUint32(18, 8, true);
  expect(captureFacts(loop).takenAt).toBeNull();
});

test('a time is a moment of the calendar or none', () => {
  expect(wallClock('2026:02:28 23:59:59')).toBe('2026-02-28T23:59:59');
  for (const time of [
    '0000:00:00 00:00:00',
    '2026:02:30 10:00:00',
    '2026:01:01 25:00:00',
    '    :  :     :  :  ',
    '1904:01:01 00:00:00',
    null,
  ]) {
    expect(wallClock(time)).toBeNull();
  }
});
