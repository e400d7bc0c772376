import type { Session } from '../../src/domain/course.ts';
import { addDays } from '../../src/domain/day.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../src/domain/ids.ts';
import type { PhotoFacts } from '../../src/domain/measurement.ts';
import type { Photo } from '../../src/domain/photo.ts';
import { SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { StoredCourse } from '../../src/domain/repeats.ts';
import { measurement } from '../storage/photoRecord.ts';
import { photo as aPhoto, reading as aReading, session as aSession } from './course.ts';

export const FIRST_DAY = '2026-01-05' as IsoDay;

export interface ShotPlan {
  readonly y: number | null;
  readonly photo?: Partial<Photo>;
  readonly reading?: Partial<Reading>;
  /** Redness of patch B against A. */
  readonly check?: number;
  readonly yawDeg?: number;
}

export interface VisitPlan {
  readonly onDay: number;
  readonly shots: readonly (number | ShotPlan)[];
  readonly session?: Partial<Session>;
}

/** A course of made-up redness readings of a whole face, one list of photos a visit. */
export function storedCourse(
  person: string,
  visits: readonly VisitPlan[],
  { purpose = 'calibration', name = person }: { purpose?: 'treatment' | 'calibration'; name?: string } = {},
): StoredCourse {
  const clientId = person as ClientId;
  const courseId = `course of ${name}` as CourseId;
  const sessions: Session[] = [];
  const photos: Photo[] = [];
  const readings: Reading[] = [];
  const facts = new Map<PhotoId, PhotoFacts>();
  for (const [v, visit] of visits.entries()) {
    const on = addDays(FIRST_DAY, visit.onDay);
    const id = `${courseId} ${v}` as SessionId;
    const session = { ...aSession(on), id, clientId, courseId, ...visit.session };
    sessions.push(session);
    for (const [s, given] of visit.shots.entries()) {
      const shot = typeof given === 'number' ? { y: given } : given;
      const photo = aPhoto(`${id} ${s}`, session, { clientId, courseId, ...shot.photo });
      photos.push(photo);
      readings.push(aReading(photo.id, shot.y, shot.reading));
      if (shot.check !== undefined || shot.yawDeg !== undefined) facts.set(photo.id, factsOf(shot));
    }
  }
  const course = {
    id: courseId,
    clientId,
    purpose,
    area: 'face',
    concern: 'redness',
    protocolId: null,
    plannedSessions: 1,
    createdAt: 0,
    treatedRegions: null,
  } as const;
  return { course, sessions, photos, readings, facts, library: SHIPPED_LIBRARY };
}

function factsOf({ check = 0, yawDeg = 0 }: ShotPlan): PhotoFacts {
  const { control, ...measured } = measurement(1);
  const conditions = { ...measured.conditions, pose: { yawDeg, pitchDeg: 0, rollDeg: 0 } };
  const { quality, pxPerMm, scaleSource, textureReason } = measured;
  return { quality, pxPerMm, scaleSource, textureReason, conditions, control: { ...control, checkRedness: check } };
}
