import type { Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../../src/domain/ids.ts';
import type { Photo } from '../../../src/domain/photo.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { type Trend, trendOf } from '../../../src/domain/trend.ts';
import { courseRecord } from '../../domain/course.ts';

const place = { clientId: 'client' as ClientId, courseId: 'course' as CourseId };

function photoOf(index: number): Photo {
  return {
    ...place,
    id: `photo ${index}` as PhotoId,
    sessionId: `session ${index}` as SessionId,
    view: 'front',
    viewChosen: false,
    sha256: '',
    format: 'jpeg',
    byteLength: 1,
    widthPx: 1,
    heightPx: 1,
    capture: {
      takenAt: null,
      cameraMake: null,
      cameraModel: null,
      exposureTimeS: null,
      fNumber: null,
      iso: null,
      focalLengthMm: null,
      flashFired: null,
    },
    addedAt: index,
    status: { kind: 'measured', pipeline: 'p' },
    area: null,
    control: null,
    statedPxPerMm: null,
    grey: null,
    isAfterTreatment: false,
    override: null,
  };
}

function readingOf(value: number | null, index: number): Reading {
  return {
    photoId: `photo ${index}` as PhotoId,
    region: 'face',
    measure: 'redness',
    value,
    reason: value === null ? 'out-of-focus' : null,
    noise: value === null ? null : 0.05,
    coverage: 1,
    pixels: 100,
    areaCm2: 50,
    quality: 'good',
    mode: 'control',
    secondary: {},
    pipeline: 'p',
  };
}

/** The redness of a face over visits a month apart, one photo each; `null`: that photo is out of focus. */
export function courseOf(values: readonly (number | null)[]): Trend {
  const sessions = values.map(
    (_, index): Session => ({
      ...place,
      id: `session ${index}` as SessionId,
      on: `2026-0${index + 1}-05` as IsoDay,
      note: '',
      treatments: [],
      signs: [],
      roomId: null,
    }),
  );
  const photos = values.map((_, index) => photoOf(index));
  const record = courseRecord({ sessions, photos, readings: values.map(readingOf) });
  return trendOf(record, { view: 'front', region: 'face', measure: 'redness' });
}
