import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { verdictsOf } from '../../src/domain/verdict.ts';
import { type Clinic, drawClinic, expectedExcess } from './clinics.ts';
import { calibrationOf, makeCourse, until } from './course.ts';
import { type Rate, rateOf } from './rate.ts';
import { seeded } from './seeded.ts';

const isChange = ({ kind }: Verdict) => kind === 'improved' || kind === 'worse';

/** Whether anyone who looks after every visit is ever told of a change in any of the three measures. */
function isEverChanged(record: CourseRecord): boolean {
  return record.sessions.some((_, i) => verdictsOf(until(record, i + 1), 'front').some(isChange));
}

/** Courses of one clinic, and in how many a change was told that was none. */
export interface ClinicCount {
  readonly clinic: Clinic;
  readonly shots: 1 | 3;
  readonly isFalse: readonly boolean[];
}

/**
 * Untreated skin in many clinics: each takes one or three shots, its courses have 3 to 6 sessions and one follow-up.
 *
 * @param isCalibrated whether each clinic knows what its own repeats and untreated visits told it
 */
export function untreatedCourses(
  clinics: number,
  coursesEach: number,
  seed: number,
  isCalibrated = false,
): ClinicCount[] {
  const uniform = seeded(seed);
  return Array.from({ length: clinics }, (_, c): ClinicCount => {
    const clinic = drawClinic(uniform);
    const shots = c % 2 === 0 ? 1 : 3;
    const calibrated = isCalibrated ? calibrationOf(clinic, uniform) : [];
    const isFalse = Array.from({ length: coursesEach }, (_, i) =>
      isEverChanged(makeCourse(clinic, { sessions: 3 + (i % 4), shots, followUps: 1 }, uniform, calibrated)),
    );
    return { clinic, shots, isFalse };
  });
}

/** False verdicts over whole courses, with 95 % Monte-Carlo intervals. */
export interface FalseRates {
  readonly overall: Rate;
  /** The tenth of clinics whose drawn noise exceeds the assumed by most. */
  readonly noisiest: Rate;
  /** The tenth with the most false verdicts in one half of their courses, rated by the other half, both ways round. */
  readonly unluckiest: Rate;
}

export function falseRates(counts: readonly ClinicCount[]): FalseRates {
  const tenth = Math.ceil(counts.length / 10);
  const worst = (badness: (count: ClinicCount) => number) =>
    [...counts].sort((a, b) => badness(b) - badness(a)).slice(0, tenth);
  const half = ({ isFalse }: ClinicCount, which: 0 | 1) => isFalse.filter((_, i) => (i >> 2) % 2 === which);
  const crossed = ([0, 1] as const).flatMap((which) =>
    worst((count) => half(count, which).filter(Boolean).length).flatMap((count) => half(count, which === 0 ? 1 : 0)),
  );
  return {
    overall: shareOf(counts.flatMap(({ isFalse }) => isFalse)),
    noisiest: shareOf(worst(({ clinic, shots }) => expectedExcess(clinic, shots)).flatMap(({ isFalse }) => isFalse)),
    unluckiest: shareOf(crossed),
  };
}

const shareOf = (courses: readonly boolean[]) => rateOf(courses.filter(Boolean).length, courses.length);
