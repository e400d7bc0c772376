import type { Models } from '../../../src/analysis/models.ts';
import { calibratedNoise } from '../../../src/domain/calibration.ts';
import type { CourseRecord } from '../../../src/domain/courseRecord.ts';
import { onChangeScale } from '../../../src/domain/measure.ts';
import { trendOf } from '../../../src/domain/trend.ts';
import { type Verdict, verdictsOf } from '../../../src/domain/verdict.ts';
import { seeded } from '../../simulate/seeded.ts';
import { type MeasuredCourse, measureCourse, type Shot } from './measureCourse.ts';
import { placedShot, RENDERED_COURSES, REPEATED_SHOTS, type RenderedCourse } from './plan.ts';

export const COLOURS = ['redness', 'pigmentation'] as const;
type Colour = (typeof COLOURS)[number];

/** What was put in and what came out, for one measure of one course. */
export interface Recovered {
  readonly planned: RenderedCourse;
  readonly measure: Colour;
  /** Change from first to last visit put in, and the fitted line's, on the change scale (ln). */
  readonly putInLn: number;
  readonly foundLn: number | null;
  readonly verdict: Verdict | null;
}

/** Days of a slope's unit, as `trendLine.ts` gives it. */
const SLOPE_DAYS = 30;
const DAYS_APART = 28;

/**
 * Rendered courses with a known change: the slope found over the slope put in, and the verdict, for each size of change on
 * each tone. The noise is learnt from rendered repeats of unchanged skin, as a clinic's calibration would.
 */
export async function recoverCourses(
  models: Models,
  onCourse: (done: number, of: number) => void,
): Promise<readonly Recovered[]> {
  const random = seeded(20261122);
  const calibrations: CourseRecord[] = [];
  for (const tone of ['light', 'dark', 'veryDark'] as const) {
    const shots = Array.from({ length: REPEATED_SHOTS }, () => ({
      visit: 0,
      options: { tone, ...placedShot(random) },
    }));
    calibrations.push((await measureCourse(shots, models, 'calibration')).record);
  }
  const calibrated = calibratedNoise(calibrations);
  const recovered: Recovered[] = [];
  for (const [index, planned] of RENDERED_COURSES.entries()) {
    const measured = await measureCourse(shotsOf(planned, random), models, 'treatment');
    const record = { ...measured.record, calibrated };
    recovered.push(...COLOURS.map((measure) => recover(planned, measure, record, measured.truth)));
    onCourse(index + 1, RENDERED_COURSES.length);
  }
  return recovered;
}

function shotsOf({ tone, visits, from, to }: RenderedCourse, random: () => number): readonly Shot[] {
  return Array.from({ length: visits }, (_, visit) => {
    const share = visit / (visits - 1);
    const redness = from.redness + share * (to.redness - from.redness);
    const pigment = from.pigment + share * (to.pigment - from.pigment);
    const count = visit === 0 || visit === visits - 1 ? REPEATED_SHOTS : 1;
    return Array.from({ length: count }, () => ({
      visit,
      options: { tone, redness, pigment, ...placedShot(random) },
    }));
  }).flat();
}

function recover(
  planned: RenderedCourse,
  measure: Colour,
  record: CourseRecord,
  truth: MeasuredCourse['truth'],
): Recovered {
  const at = (visit: number) => onChangeScale(measure, truth[visit]![measure]);
  const { slope } = trendOf(record, { view: 'front', region: 'treated', measure });
  const days = DAYS_APART * (planned.visits - 1);
  return {
    planned,
    measure,
    putInLn: at(planned.visits - 1) - at(0),
    foundLn: slope === null ? null : (Math.log1p(slope.changePct / 100) * days) / SLOPE_DAYS,
    verdict: verdictsOf(record, 'front').find((verdict) => verdict.measure === measure) ?? null,
  };
}
