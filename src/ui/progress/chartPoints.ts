import type { IsoDay, SessionId } from '../../domain/ids.ts';
import { relativeChange } from '../../domain/measure.ts';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatValue } from '../format.ts';
import { EXCLUSION_WORDS, messages } from '../messages.ts';

/** A session as the chart draws it; all numbers in per cent of change from the baseline. */
export interface ChartPoint {
  readonly sessionId: SessionId;
  readonly on: IsoDay;
  /** `null`: left out of the line, drawn hollow at the foot of the chart. */
  readonly changePct: number | null;
  /** 95 % interval; `null` at the baseline, which is zero by definition. */
  readonly span: { readonly low: number; readonly high: number } | null;
  readonly shotPcts: readonly number[];
  /** Everything the axis must make room for. */
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** What a reader hears and a pointer is shown. */
  readonly words: string;
}

/** @param nameOf name of a session with its day, `Session 3, 4 May 2026` */
export function chartPoints(trend: Trend, nameOf: (point: TrendPoint) => string): ChartPoint[] {
  const baseline = trend.points.find(({ isBaseline }) => isBaseline)?.value ?? null;
  return trend.points.map((point): ChartPoint => {
    const { sessionId, on, changePct, low, high, isBaseline, shots } = point;
    const shotPcts =
      changePct === null || baseline === null
        ? []
        : shots.map(({ value }) => 100 * relativeChange(trend.measure, baseline, value));
    const span = isBaseline || low === null || high === null ? null : { low, high };
    const reach = [...shotPcts, ...(changePct === null ? [] : [changePct])];
    return {
      sessionId,
      on,
      changePct,
      span,
      shotPcts: shotPcts.length > 1 ? shotPcts : [],
      lows: span ? [...reach, span.low] : reach,
      highs: span ? [...reach, span.high] : reach,
      words: wordsOf(point, trend, nameOf(point)),
    };
  });
}

function wordsOf(
  { value, changePct, low, high, isBaseline, excluded }: TrendPoint,
  { measure }: Trend,
  name: string,
): string {
  const { progress } = messages;
  if (excluded) return progress.excludedPoint(name, EXCLUSION_WORDS[excluded].what);
  const inUnit = value === null ? '' : formatValue(measure, value);
  if (isBaseline || changePct === null || low === null || high === null) return progress.basePoint(name, inUnit);
  return progress.point(name, formatChange(changePct), progress.range(formatChange(low), formatChange(high)), inUnit);
}
