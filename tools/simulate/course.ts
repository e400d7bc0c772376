import { noiseOf } from '../../src/analysis/score/noise.ts';
import { type Course, newSession, type Session } from '../../src/domain/course.ts';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import { addDays } from '../../src/domain/day.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../src/domain/ids.ts';
import { type MeasureId, offChangeScale } from '../../src/domain/measure.ts';
import type { PhotoFacts } from '../../src/domain/measurement.ts';
import type { CalibratedNoise } from '../../src/domain/noise.ts';
import { NO_CAPTURE_FACTS, NOTHING_STATED, type Photo } from '../../src/domain/photo.ts';
import { SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { type Clinic, drawVisit, SCORES, withinSds } from './clinics.ts';
import { normal } from './seeded.ts';

/** One visit of a made-up course: shots[i][m] is the change scale value of score m in shot i. */
interface MadeVisit {
  readonly day: number;
  readonly isTreated: boolean;
  readonly shots: readonly (readonly number[])[];
  /** Redness of the check patch in each shot. */
  readonly checks: readonly number[];
}

/** What one course is made with. */
export interface CoursePlan {
  readonly sessions: number;
  readonly shots: number;
  /** True change over the planned sessions, linear in time, by score. */
  readonly change?: readonly number[];
  /** Visits after the planned end, without treatment. */
  readonly followUps?: number;
}

const INTERVAL_DAYS = 30;
const FOLLOW_UP_DAYS = 56;

/** A course of a clinic, photographed before each treatment and at its follow-ups. */
export function makeCourse(
  clinic: Clinic,
  { sessions, shots, change = [0, 0, 0], followUps = 0 }: CoursePlan,
  uniform: () => number,
  calibrated: readonly CalibratedNoise[] = [],
): CourseRecord {
  const drifts = SCORES.map(() => clinic.drift * normal(uniform));
  const visits = Array.from({ length: sessions + followUps }, (_, v): MadeVisit => {
    const done = Math.min(1, v / (sessions - 1));
    const drawn = drawVisit(clinic, shots, uniform);
    return {
      day: v < sessions ? v * INTERVAL_DAYS : (sessions - 1) * INTERVAL_DAYS + (v - sessions + 1) * FOLLOW_UP_DAYS,
      isTreated: v < sessions,
      shots: drawn.map((shot) => SCORES.map((_, m) => (shot[m] ?? 0) + done * ((change[m] ?? 0) + (drifts[m] ?? 0)))),
      checks: drawn.map((shot) => shot[SCORES.length] ?? 0),
    };
  });
  return recordOf(visits, sessions, calibrated);
}

/** Where a person's skin stands before, on the change scale; any value does. */
const START: Readonly<Record<MeasureId, number>> = { redness: 0.4, pigmentation: -1, lines: 2, pores: 3 };

const PIPELINE = 'simulated';
const FIRST_DAY = '2026-01-05' as IsoDay;
const place = { clientId: 'client' as ClientId, courseId: 'course' as CourseId };

const COURSE: Omit<Course, 'plannedSessions'> = {
  id: place.courseId,
  clientId: place.clientId,
  area: 'face',
  concern: 'redness',
  protocolId: 'microneedling',
  createdAt: 0,
  purpose: 'treatment',
  treatedRegions: null,
};

/** A course as the product stores it, with readings and facts as made up and all else plain. */
function recordOf(
  visits: readonly MadeVisit[],
  plannedSessions: number,
  calibrated: readonly CalibratedNoise[] = [],
): CourseRecord {
  const photos: Photo[] = [];
  const readings: Reading[] = [];
  const facts = new Map<PhotoId, PhotoFacts>();
  const sessions = visits.map(({ day, isTreated, shots, checks }, v): Session => {
    const session = newSession({ ...place, id: `session ${v}` as SessionId, on: addDays(FIRST_DAY, day) });
    for (const [i, shot] of shots.entries()) {
      const id = `photo ${v}.${i}` as PhotoId;
      photos.push({ ...PHOTO, id, sessionId: session.id });
      facts.set(id, factsWith(checks[i] ?? 0));
      for (const [m, measure] of SCORES.entries()) readings.push(readingOf(id, measure, shot[m] ?? 0));
    }
    return isTreated ? { ...session, treatments: [TREATMENT] } : session;
  });
  const course = { ...COURSE, plannedSessions };
  return { course, sessions, photos, readings, facts, library: SHIPPED_LIBRARY, calibrated };
}

/** How much a clinic that has calibrated knows: ten sets of three repeats and a score of untreated repeat visits. */
const CALIBRATION_DF = { within: 20, between: 20 } as const;

/** What such a clinic's own repeats tell: variances as they are estimated, not as they are. */
export function calibrationOf(clinic: Clinic, uniform: () => number): CalibratedNoise[] {
  const sds = withinSds(clinic);
  return SCORES.map((measure, m): CalibratedNoise => {
    const estimate = (sd: number, df: number) => ({
      variance: (sd ** 2 * chiSquare(df, uniform)) / df,
      df,
      people: df,
    });
    return {
      stratum: '|',
      measure,
      region: 'face',
      mode: MODE[measure],
      pipeline: PIPELINE,
      within: estimate(sds[m] ?? Number.NaN, CALIBRATION_DF.within),
      between: estimate(clinic.between, CALIBRATION_DF.between),
    };
  });
}

function chiSquare(df: number, uniform: () => number): number {
  let sum = 0;
  for (let i = 0; i < df; i++) sum += normal(uniform) ** 2;
  return sum;
}

/** The course as it was known after its first visits. */
export function until(record: CourseRecord, visits: number): CourseRecord {
  const sessions = record.sessions.slice(0, visits);
  const known = new Set(sessions.map(({ id }) => id));
  return { ...record, sessions, photos: record.photos.filter(({ sessionId }) => known.has(sessionId)) };
}

const TREATMENT = { id: 'treatment', protocolId: 'microneedling', performedBy: '', detail: '' };

const PHOTO: Photo = {
  ...place,
  id: '' as PhotoId,
  sessionId: '' as SessionId,
  view: 'front',
  viewChosen: false,
  sha256: '',
  format: 'jpeg',
  byteLength: 1,
  widthPx: 3000,
  heightPx: 4000,
  capture: NO_CAPTURE_FACTS,
  addedAt: 0,
  status: { kind: 'measured', pipeline: PIPELINE },
  ...NOTHING_STATED,
};

const MODE = { redness: 'control', pigmentation: 'control', lines: 'none', pores: 'none' } as const;

function readingOf(photoId: PhotoId, measure: MeasureId, change: number): Reading {
  return {
    photoId,
    region: 'face',
    measure,
    value: offChangeScale(measure, START[measure] + change),
    reason: null,
    noise: noiseOf(measure, 'face', 1, MODE[measure], 0),
    coverage: 1,
    pixels: 50_000,
    areaCm2: 200,
    quality: 'good',
    mode: MODE[measure],
    secondary: {},
    pipeline: PIPELINE,
  };
}

const PATCH = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
];

const SKIN = { lnY: -1, u: 0.5, v: 0.3 };

function factsWith(checkRedness: number): PhotoFacts {
  return {
    quality: [],
    conditions: {
      pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
      pxPerMm: 8,
      subjectPx: 900,
      blurMm: 0.05,
      controlA: SKIN,
      controlB: SKIN,
      background: null,
      grey: null,
      light: { fromLeft: 0, fromAbove: 0 },
      expression: { mouth: 0, smile: 0, brow: 0, squint: 0 },
      registration: 0,
    },
    control: {
      mode: 'control',
      site: null,
      reference: PATCH,
      check: PATCH,
      referenceRgb: [0.5, 0.3, 0.2],
      spreadU: 0.02,
      spreadV: 0.02,
      halvesApart: 0.02,
      reliable: true,
      checkRedness,
    },
    pxPerMm: 8,
    scaleSource: 'iris',
    textureReason: null,
  };
}
