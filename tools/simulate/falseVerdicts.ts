import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { verdictsOf } from '../../src/domain/verdict.ts';
import { type Clinic, drawClinic, expectedExcess } from './clinics.ts';
import { makeCourse, until } from './course.ts';
import { type Rate, rateOf } from './rate.ts';
import { seeded } from './seeded.ts';

const isChange = ({ kind }: Verdict) => kind === 'improved' || kind === 'worse';

/** Whether anyone who looks after every visit is ever told of a change in any of the three measures. */
export function isEverChanged(record: CourseRecord): boolean {
  return record.sessions.some((_, i) => verdictsOf(until(record, i + 1), 'front').some(isChange));
}

/** Courses of one clinic, and in how many a change was told that was none. */
export interface ClinicCount {
  readonly clinic: Clinic;
  readonly shots: 1 | 3;
  readonly courses: number;
  readonly falseCourses: number;
}

/** Untreated skin in many clinics: each takes one or three shots, its courses have 3 to 6 sessions and one follow-up. */
export function untreatedCourses(clinics: number, coursesEach: number, seed: number): ClinicCount[] {
  const uniform = seeded(seed);
  return Array.from({ length: clinics }, (_, c): ClinicCount => {
    const clinic = drawClinic(uniform);
    const shots = c % 2 === 0 ? 1 : 3;
    const courses = Array.from({ length: coursesEach }, (_, i) =>
      isEverChanged(makeCourse(clinic, { sessions: 3 + (i % 4), shots, followUps: 1 }, uniform)),
    );
    return { clinic, shots, courses: coursesEach, falseCourses: courses.filter(Boolean).length };
  });
}

/** False verdicts over whole courses, with 95 % Monte-Carlo intervals. */
export interface FalseRates {
  readonly overall: Rate;
  /** The tenth of clinics whose drawn noise exceeds the assumed by most: chosen without looking at their verdicts. */
  readonly noisiest: Rate;
  /** The tenth with the most false verdicts: chosen by the outcome, so its rate is on the high side. */
  readonly unluckiest: Rate;
}

export function falseRates(counts: readonly ClinicCount[]): FalseRates {
  const tenth = Math.ceil(counts.length / 10);
  const worst = (badness: (count: ClinicCount) => number) =>
    pooled([...counts].sort((a, b) => badness(b) - badness(a)).slice(0, tenth));
  return {
    overall: pooled(counts),
    noisiest: worst(({ clinic, shots }) => expectedExcess(clinic, shots)),
    unluckiest: worst(({ falseCourses, courses }) => falseCourses / courses),
  };
}

function pooled(counts: readonly ClinicCount[]): Rate {
  const sum = (part: (count: ClinicCount) => number) => counts.reduce((total, count) => total + part(count), 0);
  return rateOf(
    sum(({ falseCourses }) => falseCourses),
    sum(({ courses }) => courses),
  );
}
