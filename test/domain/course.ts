import { type Course, newSession, type Session } from '../../src/domain/course.ts';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../src/domain/ids.ts';
import { NO_CAPTURE_FACTS, NOTHING_STATED, type Photo } from '../../src/domain/photo.ts';
import { SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import type { Reading } from '../../src/domain/reading.ts';

const clientId = 'client' as ClientId;
const courseId = 'course' as CourseId;

/** A session of a made-up course. */
export function session(on: string): Session {
  return newSession({ id: `visit ${on}` as SessionId, courseId, clientId, on: on as IsoDay });
}

/** A measured front photo of a session. */
export function photo(id: string, { id: sessionId }: Session, changes: Partial<Photo> = {}): Photo {
  return {
    id: id as PhotoId,
    clientId,
    courseId,
    sessionId,
    view: 'front',
    viewChosen: false,
    sha256: id,
    format: 'jpeg',
    byteLength: 1,
    widthPx: 1000,
    heightPx: 1000,
    capture: NO_CAPTURE_FACTS,
    addedAt: 0,
    status: { kind: 'measured', pipeline: 'p' },
    ...NOTHING_STATED,
    ...changes,
  };
}

/** A redness reading of a whole face. */
export function reading(photoId: string, value: number | null, changes: Partial<Reading> = {}): Reading {
  return {
    photoId: photoId as PhotoId,
    region: 'face',
    measure: 'redness',
    value,
    reason: null,
    noise: 0.125,
    coverage: 1,
    pixels: 1000,
    areaCm2: 100,
    quality: 'good',
    mode: 'control',
    secondary: {},
    pipeline: 'p',
    ...changes,
  };
}

/** A course of a face for redness, no protocol chosen, nothing calibrated, its photos without facts. */
export function courseRecord(
  known: Pick<CourseRecord, 'sessions' | 'photos' | 'readings'> & Partial<CourseRecord>,
  changes: Partial<Course> = {},
): CourseRecord {
  const course: Course = {
    id: courseId,
    clientId,
    area: 'face',
    concern: 'redness',
    protocolId: null,
    plannedSessions: 4,
    createdAt: 0,
    purpose: 'treatment',
    treatedRegions: null,
    ...changes,
  };
  return { course, facts: new Map(), library: SHIPPED_LIBRARY, calibrated: [], ...known };
}
