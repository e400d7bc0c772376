import { type Comparability, DISTANCE } from './comparability.ts';
import type { Healing, Track } from './healing.ts';
import type { IsoDay, PhotoId, SessionId } from './ids.ts';
import { type LineDepth, meanDepth } from './lineDepth.ts';
import { type MeasureId, offChangeScale } from './measure.ts';
import { asPct, type Difference, differenceOf, type Level, type NoiseScale, varianceOf } from './noise.ts';
import { mean } from './statistics.ts';
import type { Override } from './treatment.ts';
import type { ExclusionReason, Shot, Visit } from './visit.ts';

/** One session of a trend. */
export interface TrendPoint {
  readonly sessionId: SessionId;
  readonly on: IsoDay;
  /** Mean of the session's shots that count, of all where none does, in the measure's unit; `null`: it has none. */
  readonly value: number | null;
  /** Of lines, where they were told apart: the parts of `value`. */
  readonly depth: LineDepth | null;
  /**
   * Change from the baseline, per cent, with its 95 % interval; `null` if excluded. A baseline visit stands at its own
   * place about the mean of the baseline, 0 where it is the only one, and has no interval: low = high = changePct.
   */
  readonly changePct: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** SD of the session's mean on the change scale, visit-to-visit variation included. */
  readonly noise: number | null;
  /** Every shot that has a number; `excluded`: why it doesn't count. */
  readonly shots: readonly {
    readonly photoId: PhotoId;
    readonly value: number;
    readonly excluded?: ExclusionReason;
  }[];
  readonly isBaseline: boolean;
  /** Set where the session is not comparable: it is shown, and touches neither line nor total. */
  readonly excluded?: ExclusionReason;
  readonly track: Track;
  readonly healing: Healing;
  /** Its least comparable shot that counts, against the baseline's photo; `null`: not looked at. */
  readonly comparability: Comparability | null;
  /** Where a person lets it count in spite of a window or a sign. */
  readonly override: Override | null;
  /** How far the check patch B moved against the baseline's, ln haemoglobin; `null`: not known. */
  readonly controlChange: number | null;
  /** The smallest such move that is more than measurement error (95 %), ln; `null`: not known. */
  readonly controlSdc: number | null;
  /** Another room or device than the baseline. */
  readonly isNewStratum: boolean;
}

/**
 * @param level `undefined`: none of its shots counts
 * @param control how the check patch moved; `null`: not known
 */
export function pointOf(
  visit: Visit,
  measure: MeasureId,
  level: Level | undefined,
  baseline: Level | null,
  scale: NoiseScale,
  control: Difference | null,
): TrendPoint {
  const { session, shots, kept, reason, healing, isBaseline, isNewStratum } = visit;
  const counted = kept.length > 0 ? kept : shots;
  const facts = {
    sessionId: session.id,
    on: session.on,
    value: counted.length === 0 ? null : offChangeScale(measure, mean(counted.map(({ y }) => y))),
    depth: meanDepth(counted.map(({ depth }) => ({ depth, weight: 1 }))),
    shots: shots.map(({ photo, value, excluded }) => ({
      photoId: photo.id,
      value,
      ...(excluded === null ? {} : { excluded }),
    })),
    isBaseline,
    track: healing.track,
    healing,
    comparability: leastComparable(counted),
    override: healing.override,
    controlChange: control?.ln ?? null,
    controlSdc: control?.sdc ?? null,
    isNewStratum,
  };
  if (level === undefined || baseline === null) {
    const nothing = { changePct: null, low: null, high: null, noise: null };
    return { ...facts, ...nothing, excluded: reason ?? 'not-measured' };
  }
  const { ln, sdc } = differenceOf(baseline, level, scale);
  const half = isBaseline ? 0 : sdc;
  return {
    ...facts,
    changePct: asPct(ln),
    low: asPct(ln - half),
    high: asPct(ln + half),
    noise: Math.sqrt(varianceOf(level)),
  };
}

function leastComparable(shots: readonly Shot[]): Comparability | null {
  const known = shots.flatMap(({ comparability }) => comparability ?? []);
  return known.reduce<Comparability | null>(
    (least, one) => (least === null || DISTANCE[one.verdict] > DISTANCE[least.verdict] ? one : least),
    null,
  );
}
