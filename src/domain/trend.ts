import { controlChangeOf, isBeyond } from './controlMoved.ts';
import type { CourseRecord } from './courseRecord.ts';
import type { IsoDay } from './ids.ts';
import { type MeasureId, offChangeScale } from './measure.ts';
import {
  asPct,
  type CalibratedNoise,
  type Difference,
  differenceOf,
  type Level,
  levelOf,
  meanLevel,
  type NoiseBasis,
  type NoiseScale,
  noiseScale,
} from './noise.ts';
import type { View } from './photo.ts';
import { protocolIn } from './protocol.ts';
import type { ReadingMode } from './reading.ts';
import type { TrendRegion } from './treatedArea.ts';
import { fitLine, type LinePoint, type Slope } from './trendLine.ts';
import { pointOf, residualOf, type TrendPoint } from './trendPoint.ts';
import { type ExclusionReason, type Series, seriesOf, type TrendOf, type Visit } from './visit.ts';

export type { ExclusionReason, TrendOf, TrendPoint, TrendRegion };

/** Baseline against the latest comparable session. */
interface TotalChange {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly changePct: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Changes from `-sdcDownPct` to `+sdcUpPct` are within measurement error (95 %, one look). */
  readonly sdcDownPct: number;
  readonly sdcUpPct: number;
  readonly isWithinError: boolean;
  readonly difference: Difference;
  /** The check patch moved by more than its own smallest detectable change. */
  readonly isControlMoved: boolean;
}

export interface Trend extends TrendOf {
  /** One per session that has photos, by day. */
  readonly points: readonly TrendPoint[];
  /** Mean of the baseline's shots, in the measure's unit; `null`: there is none. */
  readonly baseline: number | null;
  /** The cumulative trend with its 95 % band, from the baseline to the latest comparable session; `null` under three. */
  readonly line: readonly LinePoint[] | null;
  readonly slope: Slope | null;
  /** Whether effects add up over the sessions; where they don't there is no cumulative line. */
  readonly isCumulative: boolean;
  /** `null` under two comparable sessions. */
  readonly total: TotalChange | null;
  /** What all readings on the line have in common; `null`: there is none. */
  readonly mode: ReadingMode | null;
  readonly pipeline: string | null;
  readonly basis: NoiseBasis;
  /** One of the three scores of the pre-declared area that get a verdict. */
  readonly isPrimary: boolean;
  /** No verdict stands on it: regions, secondary measures, and whole areas read against control skin inside them. */
  readonly isDescriptive: boolean;
}

/** The three primary scores of a course; texture is pores where they are the concern, else lines. */
export function primaryMeasures({ course }: Pick<CourseRecord, 'course'>): readonly MeasureId[] {
  return ['redness', 'pigmentation', course.concern === 'pores' ? 'pores' : 'lines'];
}

/** The area that was declared before the first change was seen. */
export function primaryRegion({ course }: Pick<CourseRecord, 'course'>, view: View): TrendRegion {
  if (view === 'area') return 'area';
  return course.treatedRegions === null ? 'face' : 'treated';
}

/**
 * The change of one measure over a course, from the mean of its baseline visits (visit.ts says which those are).
 *
 * var_k = s2 / n_k + tau2 + residual2: s2 is the readings' assumed one-photo variance pooled with repeats, tau the
 * variation between visits (noise.ts), the residual what the light correction of its least comparable shot leaves.
 */
export function trendOf(record: CourseRecord, of: TrendOf): Trend {
  const series = seriesOf(record, of);
  const onLine = series.visits.filter(({ kept }) => kept.length > 0);
  const scale = noiseScale(
    onLine.map(({ kept }) => kept),
    calibratedFor(record, series, of),
  );
  const levels = new Map(onLine.map((visit) => [visit, levelOf(visit.kept, scale, residualOf(visit))]));
  const first = onLine.filter(({ isBaseline }) => isBaseline);
  const later = onLine.filter(({ isBaseline }) => !isBaseline);
  const levelsIn = (visits: readonly Visit[]) => visits.flatMap((visit) => levels.get(visit) ?? []);
  const baseline = first.length > 0 ? meanLevel(levelsIn(first)) : null;
  const from = first.at(-1)?.session.on;
  const line =
    baseline === null || from === undefined
      ? []
      : [
          { on: from, level: baseline },
          ...later.map((visit) => ({ on: visit.session.on, level: levels.get(visit) ?? baseline })),
        ];
  const isCumulative = addsUp(record);
  const fit = isCumulative ? fitLine(line, scale) : null;
  const isPrimary = primaryRegion(record, of.view) === of.region && primaryMeasures(record).includes(of.measure);
  return {
    ...of,
    points: series.visits.map((visit) =>
      pointOf(visit, of.measure, levels.get(visit), baseline, scale, controlChangeOf(first, visit)),
    ),
    baseline: baseline === null ? null : offChangeScale(of.measure, baseline.y),
    line: fit?.line ?? null,
    slope: fit?.slope ?? null,
    isCumulative,
    total: baseline === null ? null : totalOf(line, scale, controlChangeOf(first, later.at(-1) ?? null)),
    mode: series.mode,
    pipeline: series.pipeline,
    basis: scale.basis,
    isPrimary,
    isDescriptive:
      !isPrimary || series.mode === null || series.mode === 'within-face' || series.mode === 'unreferenced',
  };
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

/** Whether all treatments of the course, planned and given, add up over its sessions; unknown ones are taken to. */
function addsUp({ course, sessions, library }: CourseRecord): boolean {
  const given = sessions.flatMap(({ treatments }) => treatments.map(({ protocolId }) => protocolId));
  const ids = course.protocolId === null ? given : [course.protocolId, ...given];
  return ids.every((id) => protocolIn(library, id)?.cumulative !== false);
}

function totalOf(
  line: readonly { readonly on: IsoDay; readonly level: Level }[],
  scale: NoiseScale,
  control: Difference | null,
): TotalChange | null {
  const first = line[0];
  const last = line.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const difference = differenceOf(first.level, last.level, scale);
  const { ln, sdc } = difference;
  return {
    from: first.on,
    to: last.on,
    changePct: asPct(ln),
    low: asPct(ln - sdc),
    high: asPct(ln + sdc),
    sdcDownPct: -asPct(-sdc),
    sdcUpPct: asPct(sdc),
    isWithinError: !isBeyond(difference),
    difference,
    isControlMoved: control !== null && isBeyond(control),
  };
}
