import { controlChangeOf } from './controlMoved.ts';
import type { CourseRecord } from './courseRecord.ts';
import {
  type CalibratedNoise,
  type Difference,
  differenceOf,
  isBeyond,
  type Level,
  levelOf,
  meanLevel,
  type NoiseScale,
  noiseScale,
} from './noise.ts';
import type { TrendRegion } from './treatedArea.ts';
import type { LineVisit } from './trendLine.ts';
import { type Series, seriesOf, type TrendOf, type Visit } from './visit.ts';

/** What trend and verdict of one measure stand on: the visits that count, their levels and their noise. */
export interface CourseLine {
  readonly series: Series;
  /** The baseline's visits, and those after it that count, by day. */
  readonly first: readonly Visit[];
  readonly later: readonly Visit[];
  readonly levels: ReadonlyMap<Visit, Level>;
  readonly scale: NoiseScale;
  /** `null`: no visit counts. */
  readonly baseline: Level | null;
  /** The baseline as one, on its last day, then the later visits. */
  readonly visits: readonly LineVisit[];
}

/** Levels of the visits that count: var_k = s2 / n_k + tau2 + residual2, the residual of the least comparable shot. */
export function courseLine(record: CourseRecord, of: TrendOf): CourseLine {
  const series = seriesOf(record, of);
  const counted = series.visits.filter(({ kept }) => kept.length > 0);
  const scale = noiseScale(
    counted.map(({ kept }) => kept),
    calibratedFor(record, series, of),
  );
  const levels = new Map(counted.map((visit) => [visit, levelOf(visit.kept, scale, residualOf(visit))]));
  const first = counted.filter(({ isBaseline }) => isBaseline);
  const later = counted.filter(({ isBaseline }) => !isBaseline);
  const from = first.at(-1)?.session.on;
  const baseline = from === undefined ? null : meanLevel(first.flatMap((visit) => levels.get(visit) ?? []));
  const visits =
    baseline === null || from === undefined
      ? []
      : [
          { on: from, level: baseline },
          ...later.map((visit) => ({ on: visit.session.on, level: levels.get(visit) ?? baseline })),
        ];
  return { series, first, later, levels, scale, baseline, visits };
}

/** Baseline against the latest visit that counts; `null`: there is none after the baseline. */
export function totalDifference({ visits, scale }: CourseLine): Difference | null {
  const [first] = visits;
  const last = visits.at(-1);
  return first === undefined || last === undefined || first === last
    ? null
    : differenceOf(first.level, last.level, scale);
}

/** Whether the check patch moved by more than its own smallest detectable change at the latest visit that counts. */
export function isControlMoved({ first, later }: CourseLine): boolean {
  const latest = later.at(-1);
  const control = latest === undefined ? null : controlChangeOf(first, latest);
  return control !== null && isBeyond(control);
}

/** What imperfectly corrected light leaves in a visit, ln: that of its worst shot. */
function residualOf({ kept }: Visit): number {
  return kept.reduce((worst, { comparability }) => Math.max(worst, comparability?.residualLn ?? 0), 0);
}

/** The noisiest that the room's calibration tells of the region, or of the treated regions; `null`: nothing. */
function calibratedFor(
  { calibrated, course }: CourseRecord,
  { stratum, mode, pipeline }: Series,
  { region, measure }: TrendOf,
): Pick<CalibratedNoise, 'within' | 'between'> | null {
  const regions: readonly TrendRegion[] = region === 'treated' ? (course.treatedRegions ?? []) : [region];
  const own = calibrated.filter(
    (noise) =>
      noise.stratum === stratum &&
      noise.measure === measure &&
      noise.mode === mode &&
      noise.pipeline === pipeline &&
      regions.includes(noise.region),
  );
  const [first] = own;
  if (first === undefined) return null;
  return own.reduce(
    (worst, { within, between }) => ({
      within: within.variance > worst.within.variance ? within : worst.within,
      between: between.variance > worst.between.variance ? between : worst.between,
    }),
    { within: first.within, between: first.between },
  );
}
