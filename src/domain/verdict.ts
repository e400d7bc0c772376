import type { Session } from './course.ts';
import { type CourseLine, courseLine, isControlMoved, totalDifference } from './courseLine.ts';
import type { CourseRecord } from './courseRecord.ts';
import { addDays } from './day.ts';
import { healingOf, healingVisits } from './healing.ts';
import type { IsoDay } from './ids.ts';
import type { MeasureId } from './measure.ts';
import { type Difference, intervalPct } from './noise.ts';
import type { Photo, View } from './photo.ts';
import { protocolIn } from './protocol.ts';
import { tQuantile, tTwoSided } from './statistics.ts';
import type { TrendRegion } from './treatedArea.ts';
import { primaryMeasures, primaryRegion } from './trend.ts';
import { scatterOf } from './trendLine.ts';
import { firstTreatedOn } from './visit.ts';
import { byDay } from './visitOrder.ts';

/** What may be said of one measure over a course: baseline against the latest comparable visit. */
export interface Verdict {
  readonly measure: MeasureId;
  readonly region: TrendRegion;
  readonly kind: 'improved' | 'within-error' | 'worse' | 'withheld';
  /** Why nothing is said yet; `null`: something is. */
  readonly withheld: 'control-moved' | 'within-face' | 'unreferenced' | 'one-visit' | 'no-value' | 'not-due' | null;
  /** The latest comparable visit. */
  readonly on: IsoDay | null;
  /** The session with which verdicts fall due, counted from 1. */
  readonly dueAtSession: number;
  readonly changePct: number | null;
  /** Interval at 1 - alpha. */
  readonly low: number | null;
  readonly high: number | null;
  /** Changes from -sdcDownPct to +sdcUpPct are within measurement error at alpha. */
  readonly sdcDownPct: number | null;
  readonly sdcUpPct: number | null;
  /** Two-sided, what is left for this measure after three scores and all looks. */
  readonly alpha: number;
}

/** Two-sided, over all three scores and all looks of a course. */
export const VERDICT_ALPHA = 0.05;

/** Share of alpha for the verdict that falls due at the planned end; each look after it gets half of what is left. */
const FIRST_LOOK_SHARE = 0.9;

/**
 * One verdict for each of the three primary scores of the pre-declared area: baseline against the latest visit that counts,
 * two-sided, Holm over the three.
 *
 * Looking at every visit is paid for by when a verdict falls due: with the last planned session, or on the day by which the
 * protocol's longest intervals would have brought it. Before, every look says *not due*; there nine tenths of alpha are
 * spent, and each visit after it has half of what is left. Spending over the planned visits was the other choice. It was not
 * taken because early looks cost power at the one visit that the course was planned for and buy verdicts on courses that
 * are not done; `npm run simulate` prints what is left of it.
 *
 * The control is never subtracted: h is relative to it already. Where the check patch moved, the verdict is withheld.
 */
export function verdictsOf(record: CourseRecord, view: View): readonly Verdict[] {
  const region = primaryRegion(record, view);
  const due = dueOf(record);
  const scores = primaryMeasures(record).map((measure) =>
    scoreOf(measure, courseLine(record, { view, region, measure }), due),
  );
  const alphas = holm(scores.map(({ p, share }) => p / share));
  return scores.map(({ measure, on, withheld, share, p, change }, i): Verdict => {
    const alpha = share * (alphas[i] ?? 0);
    // Less of any of the measures is better.
    const isLess = change !== null && change.ln < 0;
    return {
      measure,
      region,
      kind: withheld !== null ? 'withheld' : p > alpha ? 'within-error' : isLess ? 'improved' : 'worse',
      withheld,
      on,
      dueAtSession: due.session,
      ...intervalOf(change, alpha),
      alpha,
    };
  });
}

function intervalOf(change: Change | null, alpha: number) {
  if (change === null) return { changePct: null, low: null, high: null, sdcDownPct: null, sdcUpPct: null };
  const { ln, se, df } = change;
  return intervalPct(ln, se * tQuantile(1 - alpha / 2, df));
}

type Change = Pick<Difference, 'ln' | 'se' | 'df'>;

interface Score {
  readonly measure: MeasureId;
  readonly on: IsoDay | null;
  readonly withheld: Verdict['withheld'];
  /** Share of alpha that this look may use. */
  readonly share: number;
  /** 1 where the verdict is withheld: a score that can't be judged still counts as one of the three. */
  readonly p: number;
  readonly change: Change | null;
}

function scoreOf(measure: MeasureId, line: CourseLine, due: Due): Score {
  const looks = line.later.filter(({ session }) => due.isDue(session)).length;
  const change = cautiousChange(line);
  const withheld = withheldFor(line, looks);
  return {
    measure,
    on: change === null ? null : (line.later.at(-1)?.session.on ?? null),
    withheld,
    share: shareOf(Math.max(1, looks)),
    p: withheld !== null || change === null ? 1 : tTwoSided(change.ln / change.se, change.df),
    change,
  };
}

function withheldFor(line: CourseLine, looks: number): Verdict['withheld'] {
  const { mode } = line.series;
  if (line.baseline === null) return 'no-value';
  if (mode === 'unreferenced' || mode === 'within-face') return mode;
  if (line.later.length === 0) return 'one-visit';
  if (looks === 0) return 'not-due';
  return mode !== 'none' && isControlMoved(line) ? 'control-moved' : null;
}

/**
 * Degrees of freedom that the clinic's variance, assumed or calibrated, weighs against the scatter of the course itself: few,
 * because a room can be out of its usual order in any one course.
 */
const CLINIC_WEIGHT = 1;

/**
 * The change with its standard error stretched where the visits scatter more about their own course than their variances
 * say: then these are too kind to it. Never shrunk, so that a course can't make itself look more precise than its clinic.
 */
function cautiousChange(line: CourseLine): Change | null {
  const difference = totalDifference(line);
  const scatter = scatterOf(line.visits);
  if (difference === null || scatter === null) return difference;
  const stretch = (CLINIC_WEIGHT + scatter.df * scatter.ratio) / (CLINIC_WEIGHT + scatter.df);
  return { ...difference, se: difference.se * Math.sqrt(Math.max(1, stretch)) };
}

/** @param look 1 for the first visit at or after the planned end */
function shareOf(look: number): number {
  return look === 1 ? FIRST_LOOK_SHARE : (1 - FIRST_LOOK_SHARE) / 2 ** (look - 1);
}

/** The level each of the scores is held against, in their order. [Holm 1979] */
function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1));
  const levels = ps.map(() => 0);
  let left = ps.length;
  for (const i of order) {
    const level = VERDICT_ALPHA / left;
    levels[i] = level;
    // The first that isn't rejected stops the stepping: the others are held against the same level.
    if ((ps[i] ?? 1) <= level && left > 1) left--;
  }
  return levels;
}

interface Due {
  readonly session: number;
  readonly isDue: (session: Session) => boolean;
}

/**
 * The planned end: the last planned session, or the day by which the protocol's longest intervals would have brought it.
 * Both were fixed before the first change was seen. Sessions count from the last visit before the first treatment; a visit
 * that only shows healing is none.
 */
function dueOf(record: CourseRecord): Due {
  const { course, library } = record;
  const planned = Math.max(2, course.plannedSessions);
  const counted = plannedVisits(record);
  const place = new Map(counted.map(({ id }, i) => [id, i + 1]));
  const longest = protocolIn(library, course.protocolId)?.intervalDays?.[1] ?? null;
  const first = counted[0]?.on;
  const lastDay = first === undefined || longest === null ? null : addDays(first, longest * (planned - 1));
  return {
    session: planned,
    isDue: ({ id, on }) => (place.get(id) ?? 0) >= planned || (lastDay !== null && on >= lastDay),
  };
}

function plannedVisits(record: CourseRecord): readonly Session[] {
  const { sessions, photos, library } = record;
  const treated = healingVisits(record);
  const visits = [...sessions].sort(byDay).filter(({ id, treatments }) => {
    const own = photos.filter(({ sessionId }) => sessionId === id);
    const isHealing = (photo: Photo) => healingOf(photo, treated, library, 'redness').track === 'healing';
    return treatments.length > 0 || own.length === 0 || !own.every(isHealing);
  });
  const firstTreated = firstTreatedOn(sessions);
  const untreated = visits.filter(({ on }) => firstTreated !== null && on <= firstTreated);
  return visits.slice(Math.max(0, untreated.length - 1));
}
