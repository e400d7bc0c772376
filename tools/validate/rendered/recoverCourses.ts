import type { Models } from '../../../src/analysis/models.ts';
import { calibratedNoise } from '../../../src/domain/calibration.ts';
import type { CourseRecord } from '../../../src/domain/courseRecord.ts';
import type { MeasureId } from '../../../src/domain/measure.ts';
import { trendOf } from '../../../src/domain/trend.ts';
import { type Verdict, verdictsOf } from '../../../src/domain/verdict.ts';
import { seeded } from '../../simulate/seeded.ts';
import { type MeasuredCourse, measureCourse, type Shot } from './measureCourse.ts';
import { placedShot, type RenderedCourse, type RenderedStudy } from './plan.ts';

/** What was put in and what came out, for one measure of one course. */
export interface Recovered {
  readonly planned: RenderedCourse;
  readonly measure: MeasureId;
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
  study: RenderedStudy,
  models: Models,
  onCourse: (done: number, of: number) => void,
): Promise<readonly Recovered[]> {
  const { courses, treated, camera, repeats } = study;
  const random = seeded(20261122);
  const calibrations: CourseRecord[] = [];
  for (const tone of new Set(courses.map((course) => course.tone))) {
    const shots = Array.from({ length: repeats }, () => ({
      visit: 0,
      options: { ...camera, tone, ...placedShot(random) },
    }));
    calibrations.push((await measureCourse(shots, models, 'calibration', treated)).record);
  }
  const calibrated = calibratedNoise(calibrations);
  const recovered: Recovered[] = [];
  for (const [index, planned] of courses.entries()) {
    const measured = await measureCourse(shotsOf(planned, study, random), models, 'treatment', treated);
    recovered.push(...study.measures.map((measure) => recover(planned, measure, measured, calibrated)));
    onCourse(index + 1, courses.length);
  }
  return recovered;
}

function shotsOf(
  { tone, visits, from, to }: RenderedCourse,
  { camera, repeats }: RenderedStudy,
  random: () => number,
): readonly Shot[] {
  return Array.from({ length: visits }, (_, visit) => {
    const between = (first: number, last: number) => first + (visit / (visits - 1)) * (last - first);
    const amounts = {
      redness: between(from.redness, to.redness),
      pigment: between(from.pigment, to.pigment),
      reliefShare: between(from.reliefShare ?? 1, to.reliefShare ?? 1),
    };
    const count = visit === 0 || visit === visits - 1 ? repeats : 1;
    return Array.from({ length: count }, () => ({
      visit,
      options: { ...camera, tone, ...amounts, ...placedShot(random) },
    }));
  }).flat();
}

function recover(
  planned: RenderedCourse,
  measure: MeasureId,
  { record, truthLn }: MeasuredCourse,
  calibrated: CourseRecord['calibrated'],
): Recovered {
  // Of lines and pores the one that the course is about has the verdict.
  const course = { ...record.course, concern: measure === 'pores' ? ('pores' as const) : record.course.concern };
  const asked = { ...record, course, calibrated };
  const { slope } = trendOf(asked, { view: 'front', region: 'treated', measure });
  const days = DAYS_APART * (planned.visits - 1);
  return {
    planned,
    measure,
    putInLn: truthLn.at(-1)![measure] - truthLn[0]![measure],
    foundLn: slope === null ? null : (Math.log1p(slope.changePct / 100) * days) / SLOPE_DAYS,
    verdict: verdictsOf(asked, 'front').find((verdict) => verdict.measure === measure) ?? null,
  };
}
