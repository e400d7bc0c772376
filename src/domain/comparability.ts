import type { Session } from './course.ts';
import type { MeasureId } from './measure.ts';
import type { PhotoFacts } from './measurement.ts';
import { type PairDifferences, pairDifferences } from './pairDifferences.ts';
import { PAIR_LIMITS, type PairCheck, type PairLimit, RESIDUAL, UNREFERENCED_LIGHT_COLOUR } from './pairLimits.ts';
import type { Photo } from './photo.ts';
import type { QualityCheck } from './quality.ts';

export type { PairCheck };

/** Why a pair is not plainly comparable. */
export interface PairReason {
  readonly check: PairCheck;
  readonly value: number;
  readonly cautionAt: number;
  /** `Infinity`: this check never refuses. */
  readonly refuseAt: number;
  readonly level: 'caution' | 'refused';
  /** Which check of a single photo, where `check` is `quality`. */
  readonly finding?: QualityCheck;
}

/** Whether two photos may be compared in one measure. */
export interface Comparability {
  readonly verdict: 'comparable' | 'caution' | 'not-comparable';
  /** Weightiest first: refused before caution, then by how far beyond the limit. */
  readonly reasons: readonly PairReason[];
  /** SD on the change scale that the pair's corrected but imperfect light adds to its noise. */
  readonly residualLn: number;
}

/** How far a verdict is from plainly comparable. */
export const DISTANCE: Readonly<Record<Comparability['verdict'], number>> = {
  comparable: 0,
  caution: 1,
  'not-comparable': 2,
};

/** A photo with what is known of its taking. */
export interface PhotoContext {
  readonly photo: Photo;
  readonly session: Session;
  readonly facts: PhotoFacts;
}

const SAME: Comparability = { verdict: 'comparable', reasons: [], residualLn: 0 };

/** Holds the differences of two photos against the limits of one measure; the same in either order. */
export function comparabilityOf(a: PhotoContext, b: PhotoContext, measure: MeasureId): Comparability {
  if (a.photo.id === b.photo.id) return SAME;
  const differences = pairDifferences(a, b);
  const limits = limitsFor(measure, a, b);
  const reasons: PairReason[] = [...qualityReasons(a, b, measure)];
  let unread = 0;
  for (const [check, limit] of limits) {
    const value = differences[check];
    if (value === null || Number.isNaN(value)) unread++;
    else if (value !== undefined) reasons.push(...reasonFor(check, value, limit));
  }
  const [unknown] = PAIR_LIMITS.unknown;
  if (unknown) reasons.push(...reasonFor('unknown', unread, unknown));
  const told = reasons.filter(({ check }) => check !== 'size' || !reasons.some((other) => other.check === 'scale'));
  const sorted = told.sort((one, other) => weight(other) - weight(one));
  return { verdict: verdictOf(sorted[0]), reasons: sorted, residualLn: residualOf(differences, measure) };
}

function verdictOf(weightiest: PairReason | undefined): Comparability['verdict'] {
  if (weightiest === undefined) return 'comparable';
  return weightiest.level === 'refused' ? 'not-comparable' : 'caution';
}

/** The limits that hold for this pair, one per check. */
function limitsFor(measure: MeasureId, a: PhotoContext, b: PhotoContext): Map<PairCheck, PairLimit> {
  const all = Object.entries(PAIR_LIMITS) as [PairCheck, readonly PairLimit[]][];
  const limits = new Map(
    all.flatMap(([check, rows]) =>
      rows.filter(({ touches }) => touches.includes(measure)).map((limit) => [check, limit] as const),
    ),
  );
  const light = limits.get('light-colour');
  const isUnreferenced = [a, b].some(({ facts }) => facts.control.mode === 'unreferenced');
  if (light !== undefined && isUnreferenced) limits.set('light-colour', UNREFERENCED_LIGHT_COLOUR);
  // Only in a room that is known to be the same is the background known to be the same wall.
  const background = limits.get('background');
  const isSameRoom = a.session.roomId !== null && a.session.roomId === b.session.roomId;
  if (background !== undefined && !isSameRoom)
    limits.set('background', { ...background, refuseAt: Number.POSITIVE_INFINITY });
  return limits;
}

function reasonFor(check: PairCheck, value: number, { cautionAt, refuseAt }: PairLimit): PairReason[] {
  if (value < cautionAt) return [];
  return [{ check, value, cautionAt, refuseAt, level: value >= refuseAt ? 'refused' : 'caution' }];
}

/** The worst refused check of either photo. */
function qualityReasons(a: PhotoContext, b: PhotoContext, measure: MeasureId): PairReason[] {
  const reasons = [...a.facts.quality, ...b.facts.quality]
    .filter(({ level, touches }) => level === 'refused' && touches.includes(measure))
    .map(({ check, value, cautionAt, refuseAt }): PairReason => {
      const beyond = refuseAt < cautionAt ? refuseAt / Math.max(value, refuseAt / 10) : value / refuseAt;
      return { check: 'quality', finding: check, value: beyond, cautionAt: 1, refuseAt: 1, level: 'refused' };
    });
  return reasons.sort((one, other) => weight(other) - weight(one)).slice(0, 1);
}

/** Any refusal outweighs any caution. */
const REFUSAL = 1e3;

function weight({ level, value, cautionAt, refuseAt }: PairReason): number {
  return level === 'refused' ? REFUSAL + value / refuseAt : Math.min(value / cautionAt, REFUSAL);
}

function residualOf(differences: PairDifferences, measure: MeasureId): number {
  const residual = RESIDUAL[measure];
  if (residual === undefined) return 0;
  const unevenFrom = PAIR_LIMITS['light-uneven'][0]?.cautionAt ?? 0;
  return Math.hypot(
    residual.perCast * (differences['light-colour'] ?? 0),
    residual.perEv * (differences.exposure ?? 0),
    residual.perUneven * Math.max(0, (differences['light-uneven'] ?? 0) - unevenFrom),
    residual.ofDevice * (differences.device ?? 0),
  );
}
