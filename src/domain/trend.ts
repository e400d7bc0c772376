import type { Session } from './course.ts';
import type { IsoDay, PhotoId, SessionId } from './ids.ts';
import { type MeasureId, offChangeScale, onChangeScale } from './measure.ts';
import { asPct, type Difference, differenceOf, type Level, levelOf, type NoiseScale, noiseScale } from './noise.ts';
import type { Photo, View } from './photo.ts';
import type { Reading, ReadingMode } from './reading.ts';
import type { RegionId } from './region.ts';
import { fitLine, type LinePoint, type Slope } from './trendLine.ts';
import { commonOf, type ExclusionReason, judge, type MeasuredShot, type Visit, visitsOf } from './visit.ts';

export type { ExclusionReason };

export interface TrendPoint {
  readonly sessionId: SessionId;
  readonly on: IsoDay;
  /** Mean of the session's shots, in the measure's unit; `null`: it has none. */
  readonly value: number | null;
  /** Change from the baseline, per cent, with its 95 % interval; 0, 0, 0 at the baseline; `null` if excluded. */
  readonly changePct: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** SD of the session's mean on the change scale, visit-to-visit variation included. */
  readonly noise: number | null;
  readonly shots: readonly { readonly photoId: PhotoId; readonly value: number }[];
  readonly isBaseline: boolean;
  /** Set where the session is not comparable: it is shown, and touches neither line nor total. */
  readonly excluded?: ExclusionReason;
}

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

export interface Trend {
  readonly view: View;
  readonly region: RegionId;
  readonly measure: MeasureId;
  /** One per session that has photos, by day. */
  readonly points: readonly TrendPoint[];
  /** The cumulative trend with its 95 % band, from the baseline to the latest comparable session; `null` under three. */
  readonly line: readonly LinePoint[] | null;
  readonly slope: Slope | null;
  /** `null` under two comparable sessions. */
  readonly total: TotalChange | null;
  /** What all readings on the line have in common; `null`: there is none. */
  readonly mode: ReadingMode | null;
  readonly pipeline: string | null;
  /** Regions, and whole areas read against control skin inside them: shown, never a verdict. */
  readonly isDescriptive: boolean;
}

/** Which line: like views only, one region, one measure. */
export interface TrendOf {
  readonly view: View;
  readonly region: RegionId;
  readonly measure: MeasureId;
}

/**
 * The change of one measure over a course. Baseline is the earliest session with a measurable shot in this view; pipeline
 * and reference mode are those of most of its shots, and other ones never share its line.
 *
 * var_k = s2 / n_k + tau2: s2 is the readings' assumed one-photo variance pooled with the repeats of this course, tau
 * the assumed variation between visits (noise.ts).
 */
export function trendOf(
  readings: readonly Reading[],
  photos: readonly Photo[],
  sessions: readonly Session[],
  of: TrendOf,
): Trend {
  const visits = visitsOf(readings, photos, sessions, of);
  const common = commonOf(visits.find(({ shots }) => shots.length > 0));
  const judged = visits.map((visit) => judge(visit, common));
  const comparable = judged.filter(({ reason }) => reason === null);
  const scale = noiseScale(comparable.map(({ kept }) => kept.map(onScale)));
  const levels = new Map(comparable.map(({ visit, kept }) => [visit, levelOf(kept.map(onScale), scale)]));
  const baseline = comparable[0] && levels.get(comparable[0].visit);

  const points = judged.map(({ visit, kept, reason }): TrendPoint => {
    const level = levels.get(visit);
    if (reason !== null || baseline === undefined || level === undefined)
      return excludedPoint(visit, reason ?? 'not-measured');
    return pointOf(visit, kept, baseline, level, scale);
  });
  const onLine = comparable.flatMap(({ visit }) => {
    const level = levels.get(visit);
    return level === undefined ? [] : [{ on: visit.session.on, level }];
  });
  const fit = fitLine(onLine, scale);
  return {
    ...of,
    points,
    line: fit?.line ?? null,
    slope: fit?.slope ?? null,
    total: totalOf(onLine, scale),
    mode: common?.mode ?? null,
    pipeline: common?.pipeline ?? null,
    isDescriptive:
      (of.region !== 'face' && of.region !== 'area') || (common?.mode !== 'control' && common?.mode !== 'none'),
  };
}

function onScale({ measure, value, noise }: MeasuredShot): { readonly y: number; readonly noise: number } {
  return { y: onChangeScale(measure, value), noise };
}

function excludedPoint({ session, shots }: Visit, excluded: ExclusionReason): TrendPoint {
  const [shot] = shots;
  const value = shot === undefined ? null : meanValue(shots);
  const nothing = { changePct: null, low: null, high: null, noise: null };
  return {
    sessionId: session.id,
    on: session.on,
    value,
    ...nothing,
    shots: shots.map(shotOf),
    isBaseline: false,
    excluded,
  };
}

function pointOf(
  { session }: Visit,
  kept: readonly MeasuredShot[],
  baseline: Level,
  level: Level,
  scale: NoiseScale,
): TrendPoint {
  const isBaseline = level === baseline;
  const change = differenceOf(baseline, level, scale);
  return {
    sessionId: session.id,
    on: session.on,
    value: meanValue(kept),
    changePct: asPct(change.ln),
    low: isBaseline ? 0 : asPct(change.ln - change.sdc),
    high: isBaseline ? 0 : asPct(change.ln + change.sdc),
    noise: Math.sqrt(level.within + level.between),
    shots: kept.map(shotOf),
    isBaseline,
  };
}

/** The mean is taken where changes are differences, and given in the measure's own unit. */
function meanValue(shots: readonly MeasuredShot[]): number {
  const sum = shots.reduce((total, { measure, value }) => total + onChangeScale(measure, value), 0);
  return offChangeScale(shots[0]?.measure ?? 'redness', sum / shots.length);
}

function shotOf({ photoId, value }: MeasuredShot) {
  return { photoId, value };
}

function totalOf(
  onLine: readonly { readonly on: IsoDay; readonly level: Level }[],
  scale: NoiseScale,
): TotalChange | null {
  const first = onLine[0];
  const last = onLine.at(-1);
  if (first === undefined || last === undefined || first === last) return null;
  const change: Difference = differenceOf(first.level, last.level, scale);
  return {
    from: first.on,
    to: last.on,
    changePct: asPct(change.ln),
    low: asPct(change.ln - change.sdc),
    high: asPct(change.ln + change.sdc),
    sdcDownPct: -asPct(-change.sdc),
    sdcUpPct: asPct(change.sdc),
    isWithinError: Math.abs(change.ln) <= change.sdc,
  };
}
