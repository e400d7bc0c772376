import type { IsoDay, SessionId } from '../../domain/ids.ts';
import { relativeChange } from '../../domain/measure.ts';
import type { ExclusionReason, Trend, TrendPoint } from '../../domain/trend.ts';
import { pointLines } from './pointLines.ts';

/** A session as the chart draws it; all numbers in per cent of change from the baseline. */
export interface ChartPoint {
  readonly sessionId: SessionId;
  readonly on: IsoDay;
  /** Where it stands; `null`: it has no value that could be placed, and stands hollow at the foot of the chart. */
  readonly at: number | null;
  /** Left out of the line: drawn hollow. */
  readonly isExcluded: boolean;
  /** 95 % interval; `null` at the baseline, which is zero by definition, and where it is left out. */
  readonly span: { readonly low: number; readonly high: number } | null;
  /** Its photos, where it has several. */
  readonly shots: readonly { readonly pct: number; readonly isExcluded: boolean }[];
  /** Counted although a window or a sign would leave it out. */
  readonly isOverridden: boolean;
  /** Inside a settling window, or comparable with caution. */
  readonly isCautious: boolean;
  /** The first session with another device or room than the baseline's. */
  readonly startsStratum: boolean;
  /** Everything the axis must make room for. */
  readonly reach: readonly number[];
  /** What a reader hears and a pointer is shown, line by line. */
  readonly lines: readonly string[];
}

/** A value read by other means doesn't stand on this scale. */
const OTHER_SCALE: ReadonlySet<ExclusionReason> = new Set(['other-pipeline', 'other-reference', 'other-view']);

/** @param nameOf name of a session with its day, `Session 3, 4 May 2026` */
export function chartPoints(trend: Trend, nameOf: (point: TrendPoint) => string): ChartPoint[] {
  const { baseline, measure } = trend;
  const pctOf = (value: number) => (baseline === null ? null : 100 * relativeChange(measure, baseline, value));
  return trend.points.map((point, index): ChartPoint => {
    const { sessionId, on, changePct, low, high, isBaseline, excluded, override, track, comparability } = point;
    const isPlaced = point.value !== null && !(excluded && OTHER_SCALE.has(excluded));
    const at = changePct ?? (isPlaced ? pctOf(point.value) : null);
    const span = isBaseline || excluded || low === null || high === null ? null : { low, high };
    const shots = point.shots.flatMap((shot) => {
      const pct = at === null ? null : pctOf(shot.value);
      return pct === null ? [] : [{ pct, isExcluded: shot.excluded !== undefined }];
    });
    return {
      sessionId,
      on,
      at,
      isExcluded: excluded !== undefined,
      span,
      shots: shots.length > 1 ? shots : [],
      isOverridden: override !== null,
      isCautious: excluded === undefined && (track === 'settling' || comparability?.verdict === 'caution'),
      startsStratum: point.isNewStratum && trend.points[index - 1]?.isNewStratum !== true,
      reach: [at, span?.low, span?.high, ...shots.map(({ pct }) => pct)].filter((pct) => pct != null),
      lines: pointLines(point, measure, nameOf(point)),
    };
  });
}
