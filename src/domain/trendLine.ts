import { addDays, daysBetween } from './day.ts';
import type { IsoDay } from './ids.ts';
import { asPct, DESCRIPTIVE_ALPHA, type Level, type NoiseScale, satterthwaite, varianceOf } from './noise.ts';
import { mean, median, tQuantile } from './statistics.ts';

/** The trend at one day, as change from the measured baseline in per cent, with its 95 % band. */
export interface LinePoint {
  readonly on: IsoDay;
  readonly changePct: number;
  readonly low: number;
  readonly high: number;
}

/** Per thirty days, in per cent; descriptive. */
export interface Slope {
  readonly changePct: number;
  readonly low: number;
  readonly high: number;
  /** The median of all pairwise slopes, which a single odd visit can't turn. */
  readonly theilSenPct: number;
  /** The two slopes differ by more than one standard error: one visit may be turning the line. */
  readonly isDoubtful: boolean;
}

/** A visit on the line. */
export interface LineVisit {
  readonly on: IsoDay;
  readonly level: Level;
}

/** Under this many comparable sessions there is no line. */
const FEWEST_SESSIONS = 3;
/** About how many points the line is drawn with: it is curved, being straight in logarithms. */
const LINE_STEPS = 24;
const SLOPE_DAYS = 30;

/**
 * Weighted least squares of the levels over time, each with its own variance. For the slope this is generalised least
 * squares of the changes from baseline with their full covariance (the shared baseline's variance in every element): the
 * two are one fit, written differently. The line is drawn from the first to the last session and no further.
 *
 * The variances are taken as known, so the band doesn't widen where the course isn't a straight line.
 */
export function fitLine(
  visits: readonly LineVisit[],
  scale: NoiseScale,
): { readonly line: readonly LinePoint[]; readonly slope: Slope } | null {
  const first = visits[0];
  const fit = regress(visits);
  if (first === undefined || fit === null) return null;
  const { days, values, total, centreDay, centre, perDay } = fit;
  const se = 1 / Math.sqrt(fit.spread);

  const meanOf = (part: (level: Level) => number) => mean(visits.map(({ level }) => part(level)));
  const df = satterthwaite(
    meanOf(varianceOf),
    meanOf(({ within }) => within),
    meanOf(({ between }) => between),
    scale,
  );
  const t = tQuantile(1 - DESCRIPTIVE_ALPHA / 2, df);
  const lineAt = (day: number): LinePoint => {
    const ln = centre + perDay * (day - centreDay) - first.level.y;
    const half = t * Math.sqrt(1 / total + ((day - centreDay) * se) ** 2);
    return { on: addDays(first.on, day), changePct: asPct(ln), low: asPct(ln - half), high: asPct(ln + half) };
  };
  const theilSen = median(pairwiseSlopes(days, values));
  return {
    line: daysToDraw(at(days, days.length - 1)).map(lineAt),
    slope: {
      changePct: asPct(SLOPE_DAYS * perDay),
      low: asPct(SLOPE_DAYS * (perDay - t * se)),
      high: asPct(SLOPE_DAYS * (perDay + t * se)),
      theilSenPct: asPct(SLOPE_DAYS * theilSen),
      isDoubtful: Math.abs(theilSen - perDay) > se,
    },
  };
}

/**
 * How far the visits scatter about their own course, against what their variances say: chi squared over its degrees of
 * freedom, near 1 where the variances are right. The course is a straight line, or one step after the baseline, whichever
 * fits better: skin that answers to the first treatment and stays is no scatter. `null` under three sessions.
 */
export function scatterOf(visits: readonly LineVisit[]): { readonly ratio: number; readonly df: number } | null {
  const fit = regress(visits);
  if (fit === null) return null;
  const { days, values, weights, centreDay, centre, perDay } = fit;
  const about = (expected: (i: number) => number) =>
    sumOf(values.map((y, i) => at(weights, i) * (y - expected(i)) ** 2));
  const [first = 0, ...later] = weights;
  const steady = (sumOf(values.map((y, i) => y * at(weights, i))) - first * at(values, 0)) / sumOf(later);
  const line = about((i) => centre + perDay * (at(days, i) - centreDay));
  const step = about((i) => (i === 0 ? at(values, 0) : steady));
  const df = visits.length - 2;
  return { ratio: Math.min(line, step) / df, df };
}

function regress(visits: readonly LineVisit[]) {
  const first = visits[0];
  if (first === undefined || visits.length < FEWEST_SESSIONS) return null;
  const days = visits.map(({ on }) => daysBetween(first.on, on));
  const weights = visits.map(({ level }) => 1 / varianceOf(level));
  const values = visits.map(({ level }) => level.y);
  const total = sumOf(weights);
  const centreDay = sumOf(days.map((day, i) => day * at(weights, i))) / total;
  const centre = sumOf(values.map((y, i) => y * at(weights, i))) / total;
  const spread = sumOf(days.map((day, i) => at(weights, i) * (day - centreDay) ** 2));
  if (spread === 0) return null;
  const perDay = sumOf(days.map((day, i) => at(weights, i) * (day - centreDay) * at(values, i))) / spread;
  return { days, values, weights, total, centreDay, centre, spread, perDay };
}

function pairwiseSlopes(days: readonly number[], values: readonly number[]): number[] {
  return days.flatMap((from, i) =>
    days.slice(i + 1).flatMap((to, k) => (to === from ? [] : [(at(values, i + 1 + k) - at(values, i)) / (to - from)])),
  );
}

function daysToDraw(last: number): number[] {
  const step = Math.max(1, Math.ceil(last / LINE_STEPS));
  const days = Array.from({ length: Math.ceil(last / step) }, (_, i) => i * step);
  return [...days, last];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}
