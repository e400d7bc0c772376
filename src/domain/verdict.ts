import type { CourseRecord } from './courseRecord.ts';
import { addDays } from './day.ts';
import { healingOf, isFit } from './healing.ts';
import type { IsoDay, SessionId } from './ids.ts';
import type { MeasureId } from './measure.ts';
import { asPct } from './noise.ts';
import type { View } from './photo.ts';
import { protocolIn } from './protocol.ts';
import { tQuantile, tTwoSided } from './statistics.ts';
import { primaryMeasures, primaryRegion, type Trend, type TrendRegion, trendOf } from './trend.ts';

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
 * The verdicts on the three primary scores of the pre-declared area.
 */
export function verdictsOf(record: CourseRecord, view: View): readonly Verdict[] {
  const region = primaryRegion(record, view);
  const due = dueOf(record);
  const scores = primaryMeasures(record).map((measure) => scoreOf(trendOf(record, { view, region, measure }), due));
  const alphas = holm(scores.map(({ p, share }) => p / share));
  return scores.map(({ trend, withheld, share, p }, i): Verdict => {
    const alpha = share * (alphas[i] ?? 0);
    return {
      measure: trend.measure,
      region,
      kind: withheld !== null ? 'withheld' : p > alpha ? 'within-error' : isBetter(trend) ? 'improved' : 'worse',
      withheld,
      on: trend.total?.to ?? null,
      dueAtSession: due.session,
      ...intervalOf(trend, alpha),
      alpha,
    };
  });
}

/** Less redness, fewer spots, lines or pores. */
function isBetter({ total }: Trend): boolean {
  return (total?.changePct ?? 0) < 0;
}

function intervalOf({ total }: Trend, alpha: number) {
  if (total === null) return { changePct: null, low: null, high: null, sdcDownPct: null, sdcUpPct: null };
  const { ln, se, df } = total.difference;
  const sdc = se * tQuantile(1 - alpha / 2, df);
  return {
    changePct: asPct(ln),
    low: asPct(ln - sdc),
    high: asPct(ln + sdc),
    sdcDownPct: -asPct(-sdc),
    sdcUpPct: asPct(sdc),
  };
}

interface Score {
  readonly trend: Trend;
  readonly withheld: Verdict['withheld'];
  /** Share of alpha that this look may use. */
  readonly share: number;
  /** 1 where the verdict is withheld: a score that can't be judged still counts as one of the three. */
  readonly p: number;
}

function scoreOf(trend: Trend, due: Due): Score {
  const looks = trend.points.filter((point) => point.excluded === undefined && !point.isBaseline && due.isDue(point));
  const share = looks.length === 0 ? FIRST_LOOK_SHARE : shareOf(looks.length);
  const withheld = withheldFor(trend, looks.length);
  const { total } = trend;
  const p =
    withheld !== null || total === null ? 1 : tTwoSided(total.difference.ln / total.difference.se, total.difference.df);
  return { trend, withheld, share, p };
}

/** @param look 1 for the first visit at or after the planned end */
function shareOf(look: number): number {
  return look === 1 ? FIRST_LOOK_SHARE : (1 - FIRST_LOOK_SHARE) / 2 ** (look - 1);
}

function withheldFor({ mode, total, baseline }: Trend, looks: number): Verdict['withheld'] {
  if (baseline === null) return 'no-value';
  if (mode === 'unreferenced' || mode === 'within-face') return mode;
  if (total === null) return 'one-visit';
  if (looks === 0) return 'not-due';
  return total.isControlMoved && mode !== 'none' ? 'control-moved' : null;
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
  readonly isDue: (visit: { readonly sessionId: SessionId; readonly on: IsoDay }) => boolean;
}

/**
 * The planned end: the last planned session, or the day by which the protocol's longest intervals would have brought it.
 * Both were fixed before the first change was seen. A visit that only shows healing is no session of the plan.
 */
function dueOf({ course, sessions, photos, library }: CourseRecord): Due {
  const planned = Math.max(2, course.plannedSessions);
  const byDay = [...sessions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const counted = byDay.filter(({ id, treatments }) => {
    const own = photos.filter(({ sessionId }) => sessionId === id);
    const isCheckOnly = own.length > 0 && own.every((photo) => !isFit(healingOf(photo, sessions, library, 'redness')));
    return treatments.length > 0 || !isCheckOnly;
  });
  const place = new Map(counted.map(({ id }, i) => [id, i + 1]));
  const [, longest] = protocolIn(library, course.protocolId)?.intervalDays ?? [0, null];
  const first = counted[0]?.on;
  const lastDay = first === undefined || longest === null ? null : addDays(first, longest * (planned - 1));
  return {
    session: planned,
    isDue: ({ sessionId, on }) => (place.get(sessionId) ?? 0) >= planned || (lastDay !== null && on >= lastDay),
  };
}
