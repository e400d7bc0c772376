import { type Comparability, comparabilityOf, type PhotoContext } from './comparability.ts';
import type { Session } from './course.ts';
import type { CourseRecord } from './courseRecord.ts';
import { type Healing, healingOf, healingVisits, isFit } from './healing.ts';
import type { IsoDay } from './ids.ts';
import type { LineDepth } from './lineDepth.ts';
import { type MeasureId, onChangeScale } from './measure.ts';
import type { PhotoFacts } from './measurement.ts';
import type { Photo, View } from './photo.ts';
import type { NotMeasurable, Reading, ReadingMode } from './reading.ts';
import { type Stratum, stratumOf } from './stratum.ts';
import { type AreaReading, readingsIn, type TrendRegion } from './treatedArea.ts';
import type { SkinSign } from './treatment.ts';
import { byDay } from './visitOrder.ts';

/** Why a session or a shot is not on the line. */
export type ExclusionReason =
  | NotMeasurable
  | 'not-measured'
  | 'other-view'
  | 'other-pipeline'
  | 'other-reference'
  | 'healing'
  | 'not-comparable'
  | SkinSign;

/** Which line: like views only, one region, one measure. */
export interface TrendOf {
  readonly view: View;
  readonly region: TrendRegion;
  readonly measure: MeasureId;
}

/** One photo's number with all that decides whether it counts. */
export interface Shot {
  readonly photo: Photo;
  readonly session: Session;
  readonly facts: PhotoFacts | null;
  /** In the measure's unit, and on the change scale. */
  readonly value: number;
  readonly y: number;
  /** Assumed SD of one photo within a visit, change scale. */
  readonly noise: number;
  readonly depth: LineDepth | null;
  readonly mode: ReadingMode;
  readonly pipeline: string;
  readonly healing: Healing;
  /** With the baseline's reference photo; `null`: one of the two was not looked at. */
  readonly comparability: Comparability | null;
  /** `null`: it counts. */
  readonly excluded: ExclusionReason | null;
}

/** A session, as far as one view, region and measure go. */
export interface Visit {
  readonly session: Session;
  readonly shots: readonly Shot[];
  /** Those that count. */
  readonly kept: readonly Shot[];
  /** Why none counts; `null`: some do. */
  readonly reason: ExclusionReason | null;
  /** Of the photo that is furthest from progress among those that count, or among all where none does. */
  readonly healing: Healing;
  readonly isBaseline: boolean;
  /** Another room or device than the baseline: to be read with caution. */
  readonly isNewStratum: boolean;
}

/** The visits of one line and what their counting shots have in common. */
export interface Series {
  /** One per session that has photos, by day. */
  readonly visits: readonly Visit[];
  readonly mode: ReadingMode | null;
  readonly pipeline: string | null;
  /** Room and device of the baseline. */
  readonly stratum: Stratum | null;
}

/**
 * The visits of one view, region and measure, each shot judged: fit to count by its healing, read by the pipeline and
 * against the reference of the baseline, and comparable with the baseline's photo.
 *
 * The baseline is all visits up to the day of the first treatment; without a recorded treatment, or where none of them
 * can be used, the earliest visit that can.
 */
export function seriesOf(record: CourseRecord, of: TrendOf): Series {
  const drafts = draftsOf(record, of);
  const usable = drafts.filter(({ shots }) => shots.some(({ excluded }) => excluded === null));
  const firstTreated = firstTreatedOn(record.sessions);
  const untreated = usable.filter(({ session }) => firstTreated !== null && session.on <= firstTreated);
  const baseline = untreated.length > 0 ? untreated : usable.slice(0, 1);
  const common = commonOf(baseline[0]?.shots.filter(({ excluded }) => excluded === null) ?? []);
  const first = baseline[0]?.shots.filter((shot) => shot.excluded === null && isLike(shot, common)) ?? [];
  const reference = referenceOf(first, of.measure);
  const stratum = reference === null ? null : stratumOf(reference.photo, reference.session);
  return {
    visits: drafts.map((draft) => {
      const shots = draft.shots.map((shot) => judged(shot, common, reference, of.measure));
      const kept = shots.filter(({ excluded }) => excluded === null);
      return {
        session: draft.session,
        shots,
        kept,
        reason: kept.length > 0 ? null : (shots[0]?.excluded ?? draft.reason),
        healing: furthest(kept.length > 0 ? kept.map(({ healing }) => healing) : draft.healings),
        isBaseline: kept.length > 0 && baseline.includes(draft),
        isNewStratum: kept.some(({ photo }) => stratumOf(photo, draft.session) !== stratum),
      };
    }),
    mode: common?.mode ?? null,
    pipeline: common?.pipeline ?? null,
    stratum,
  };
}

/** The day of the first treatment of a course; `null`: none is recorded. */
export function firstTreatedOn(sessions: readonly Session[]): IsoDay | null {
  const days = sessions.filter(({ treatments }) => treatments.length > 0).map(({ on }) => on);
  return days.sort()[0] ?? null;
}

interface Draft {
  readonly session: Session;
  readonly shots: readonly Shot[];
  readonly healings: readonly Healing[];
  /** Why it has no shots, where it has none. */
  readonly reason: ExclusionReason;
}

function draftsOf(record: CourseRecord, of: TrendOf): Draft[] {
  const { sessions, photos, library } = record;
  const readings = readingsIn(record, of);
  const visits = healingVisits(record);
  return [...sessions].sort(byDay).flatMap((session): Draft[] => {
    const all = photos.filter(({ sessionId }) => sessionId === session.id);
    if (all.length === 0) return [];
    const own = all.filter(({ view }) => view === of.view);
    const healings = new Map(
      (own.length > 0 ? own : all).map((photo) => [photo, healingOf(photo, visits, library, of.measure)]),
    );
    const found = own.flatMap((photo) => readings.get(photo.id) ?? []);
    const missing = found.find(({ reason }) => reason !== null)?.reason ?? 'not-measured';
    return [
      {
        session,
        shots: own.flatMap((photo) => shotOf(record, session, photo, healings.get(photo), readings.get(photo.id))),
        healings: [...healings.values()],
        reason: own.length === 0 ? 'other-view' : missing,
      },
    ];
  });
}

function shotOf(
  { facts }: CourseRecord,
  session: Session,
  photo: Photo,
  healing: Healing | undefined,
  reading: AreaReading | undefined,
): Shot[] {
  if (reading === undefined || healing === undefined || reading.value === null || reading.noise === null) return [];
  const { measure, value, noise, depth, mode, pipeline } = reading;
  return [
    {
      photo,
      session,
      facts: facts.get(photo.id) ?? null,
      value,
      y: onChangeScale(measure, value),
      noise,
      depth,
      mode,
      pipeline,
      healing,
      comparability: null,
      excluded: isFit(healing) ? null : healing.track === 'healing' ? 'healing' : (healing.sign ?? 'healing'),
    },
  ];
}

/** What every shot on the line has in common. */
type Common = Pick<Reading, 'pipeline' | 'mode'>;

/** Best reference first. */
const MODES: readonly ReadingMode[] = ['none', 'card', 'grey', 'control', 'within-face', 'unreferenced'];

/** What most shots of the baseline visit have in common: one odd shot of several doesn't decide. */
function commonOf(shots: readonly Shot[]): Common | null {
  const pipeline = shots[0]?.pipeline;
  if (pipeline === undefined) return null;
  const count = (mode: ReadingMode) => shots.filter((shot) => shot.mode === mode).length;
  const [mode = 'unreferenced'] = [...MODES].sort((a, b) => count(b) - count(a));
  return { pipeline, mode };
}

const isLike = (shot: Shot, common: Common | null) => shot.pipeline === common?.pipeline && shot.mode === common.mode;

const contextOf = ({ photo, session, facts }: Shot): PhotoContext | null =>
  facts === null ? null : { photo, session, facts };

/** The photo that the most of its visit's photos are comparable with, the earliest of equals. */
function referenceOf(shots: readonly Shot[], measure: MeasureId): Shot | null {
  let best: Shot | null = null;
  let most = -1;
  for (const shot of shots) {
    const fellows = shots.filter(
      (other) => other === shot || compared(other, shot, measure)?.verdict !== 'not-comparable',
    ).length;
    if (fellows > most) [best, most] = [shot, fellows];
    if (most === shots.length) break;
  }
  return best;
}

function compared(shot: Shot, reference: Shot, measure: MeasureId): Comparability | null {
  const [a, b] = [contextOf(reference), contextOf(shot)];
  return a === null || b === null ? null : comparabilityOf(a, b, measure);
}

function judged(shot: Shot, common: Common | null, reference: Shot | null, measure: MeasureId): Shot {
  const comparability = reference === null ? null : compared(shot, reference, measure);
  const excluded =
    shot.excluded ??
    (shot.pipeline !== common?.pipeline
      ? 'other-pipeline'
      : shot.mode !== common.mode
        ? 'other-reference'
        : comparability?.verdict === 'not-comparable'
          ? 'not-comparable'
          : null);
  return { ...shot, comparability, excluded };
}

const FAR = { progress: 0, settling: 1, healing: 2 } as const;

function furthest(healings: readonly Healing[]): Healing {
  const none: Healing = { track: 'progress', cause: null, sign: null, override: null };
  return healings.reduce((worst, healing) => {
    const more = FAR[healing.track] - FAR[worst.track];
    return more > 0 || (more === 0 && worst.override === null && healing.override !== null) ? healing : worst;
  }, healings[0] ?? none);
}
