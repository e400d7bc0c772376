import { controlChangeOf } from './controlMoved.ts';
import { courseLine, totalDifference } from './courseLine.ts';
import type { CourseRecord } from './courseRecord.ts';
import type { IsoDay } from './ids.ts';
import { type MeasureId, offChangeScale } from './measure.ts';
import { type Difference, intervalPct, isBeyond, type NoiseBasis } from './noise.ts';
import type { View } from './photo.ts';
import { protocolIn } from './protocol.ts';
import type { ReadingMode } from './reading.ts';
import type { TrendRegion } from './treatedArea.ts';
import { fitLine, type LinePoint, type LineVisit, type Slope } from './trendLine.ts';
import { pointOf, type TrendPoint } from './trendPoint.ts';
import type { ExclusionReason, TrendOf } from './visit.ts';

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
 * The change of one measure over a course, from the mean of its baseline visits (visit.ts says which those are, noise.ts
 * how far chance carries each).
 */
export function trendOf(record: CourseRecord, of: TrendOf): Trend {
  const line = courseLine(record, of);
  const { series, first, levels, baseline, scale, visits } = line;
  const { mode, pipeline } = series;
  const isCumulative = addsUp(record);
  const fit = isCumulative ? fitLine(visits, scale) : null;
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
    total: totalOf(visits, totalDifference(line)),
    mode,
    pipeline,
    basis: scale.basis,
    isPrimary,
    isDescriptive: !isPrimary || mode === null || mode === 'within-face' || mode === 'unreferenced',
  };
}

/** Whether all treatments of the course, planned and given, add up over its sessions; unknown ones are taken to. */
function addsUp({ course, sessions, library }: CourseRecord): boolean {
  const given = sessions.flatMap(({ treatments }) => treatments.map(({ protocolId }) => protocolId));
  const ids = course.protocolId === null ? given : [course.protocolId, ...given];
  return ids.every((id) => protocolIn(library, id)?.cumulative !== false);
}

function totalOf(visits: readonly LineVisit[], difference: Difference | null): TotalChange | null {
  const [first] = visits;
  const last = visits.at(-1);
  if (first === undefined || last === undefined || difference === null) return null;
  return {
    from: first.on,
    to: last.on,
    ...intervalPct(difference.ln, difference.sdc),
    isWithinError: !isBeyond(difference),
  };
}
