import { verdictsOf } from '../../src/domain/verdict.ts';
import { NOMINAL, SCORES, withinSds } from './clinics.ts';
import { calibrationOf, makeCourse } from './course.ts';
import { type Rate, rateOf } from './rate.ts';
import { seeded } from './seeded.ts';

export interface PowerCell {
  readonly shots: number;
  readonly sessions: number;
  /** True fall of redness over the course, in SDs of one photo; the other two scores don't change. */
  readonly sds: number;
  readonly isCalibrated: boolean;
}

/** How often a true fall of redness is told as improved at the planned end, in the nominal clinic, Holm included. */
export function powerOf({ shots, sessions, sds, isCalibrated }: PowerCell, courses: number, seed: number): Rate {
  const uniform = seeded(seed);
  const change = [-sds * (withinSds(NOMINAL)[0] ?? Number.NaN), 0, 0];
  let told = 0;
  for (let i = 0; i < courses; i++) {
    const calibrated = isCalibrated ? calibrationOf(NOMINAL, uniform) : [];
    const record = makeCourse(NOMINAL, { sessions, shots, change }, uniform, calibrated);
    const [verdict] = verdictsOf(record, 'front');
    if (verdict?.measure === SCORES[0] && verdict.kind === 'improved') told++;
  }
  return rateOf(told, courses);
}
