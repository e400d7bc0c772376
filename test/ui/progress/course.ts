import { type Course, newSession, type Session } from '../../../src/domain/course.ts';
import type { CourseRecord } from '../../../src/domain/courseRecord.ts';
import type { IsoDay, PhotoId, SessionId } from '../../../src/domain/ids.ts';
import { MEASURES, type MeasureId } from '../../../src/domain/measure.ts';
import type { PhotoFacts } from '../../../src/domain/measurement.ts';
import type { Photo } from '../../../src/domain/photo.ts';
import { type Trend, trendOf } from '../../../src/domain/trend.ts';
import { courseRecord, photo, reading } from '../../domain/course.ts';
import { measurement } from '../../storage/photoRecord.ts';

interface ShotPlan {
  readonly value: number | null;
  readonly photo?: Partial<Photo>;
  readonly facts?: Partial<PhotoFacts>;
}

/** A visit with its photos; numbers are redness, one photo each, and `null` is out of focus. */
interface VisitPlan {
  readonly on: string;
  readonly shots: readonly (number | null | ShotPlan)[];
  readonly session?: Partial<Session>;
  /** The check patch against the reference patch, ln. */
  readonly check?: number;
}

/** Values of the other measures: what they do here is nobody's business. */
const OTHERS: Readonly<Record<Exclude<MeasureId, 'redness'>, number>> = { pigmentation: 0.12, lines: 9, pores: 40 };

/** The record of a face as its visits are told, read against clear skin outside the face. */
export function recordOf(visits: readonly VisitPlan[], changes: Partial<Course> = {}): CourseRecord {
  const facts = new Map<PhotoId, PhotoFacts>();
  const told = visits.map(({ on, shots, session, check = 0 }) => {
    const { courseId, clientId } = { courseId: 'course', clientId: 'client' } as Pick<Session, 'courseId' | 'clientId'>;
    const visit = {
      ...newSession({ id: `visit ${on}` as SessionId, courseId, clientId, on: on as IsoDay }),
      ...session,
    };
    const photos = shots.map((given, index) => {
      const shot = given === null || typeof given === 'number' ? { value: given } : given;
      const made = photo(`${on} ${index}`, visit, shot.photo);
      const { control, ...rest } = measurement(1);
      facts.set(made.id, { ...rest, control: { ...control, checkRedness: check }, ...shot.facts });
      return { made, value: shot.value };
    });
    return { visit, photos };
  });
  const photos = told.flatMap((visit) => visit.photos);
  return courseRecord(
    {
      sessions: told.map(({ visit }) => visit),
      photos: photos.map(({ made }) => made),
      readings: photos.flatMap(({ made, value }) =>
        MEASURES.map((measure) =>
          reading(made.id, value === null ? null : measure === 'redness' ? value : OTHERS[measure], {
            measure,
            reason: value === null ? 'out-of-focus' : null,
            noise: value === null ? null : 0.05,
            mode: measure === 'redness' || measure === 'pigmentation' ? 'control' : 'none',
          }),
        ),
      ),
      facts,
    },
    changes,
  );
}

const FRONT_REDNESS = { view: 'front', region: 'face', measure: 'redness' } as const;

/** The redness of a face over visits a month apart, one photo each; `null`: that photo is out of focus. */
export function trendOfValues(values: readonly (number | null)[]): Trend {
  return rednessOf(recordOf(values.map((value, index) => ({ on: `2026-0${index + 1}-05`, shots: [value] }))));
}

export function rednessOf(record: CourseRecord): Trend {
  return trendOf(record, FRONT_REDNESS);
}

const given = (protocolId: string, detail = '') => ({ id: protocolId, protocolId, performedBy: '', detail });

/**
 * A course with one of everything: repeats, a visit with two treatments, a photo in the healing window, one let in
 * by a person, a new room, a photo without a value, a check patch that wanders.
 */
export function eventfulRecord(): CourseRecord {
  return recordOf(
    [
      {
        on: '2026-01-05',
        shots: [0.5, 0.54, 0.47],
        session: { treatments: [given('microneedling', '1.0 mm'), given('led')] },
      },
      { on: '2026-01-08', shots: [0.86], check: 0.02 },
      {
        on: '2026-02-05',
        shots: [0.52, { value: 0.56, photo: { isAfterTreatment: true } }],
        session: { treatments: [given('microneedling')] },
        check: 0.03,
      },
      {
        on: '2026-02-11',
        shots: [
          { value: 0.41, photo: { override: { reason: 'skin calm, seen by Dr. N.', on: '2026-02-11' as IsoDay } } },
        ],
        check: 0.01,
      },
      { on: '2026-03-05', shots: [null], session: { treatments: [given('microneedling')] } },
      { on: '2026-03-15', shots: [0.04, 0], session: { roomId: 'room 2' as Session['roomId'] }, check: -0.03 },
      {
        on: '2026-04-06',
        shots: [-0.28, -0.22, -0.25],
        session: { roomId: 'room 2' as Session['roomId'] },
        check: 0.02,
      },
    ],
    { plannedSessions: 4, protocolId: 'microneedling' },
  );
}
