import type { Session } from './course.ts';
import type { MeasureId } from './measure.ts';
import type { Photo, View } from './photo.ts';
import type { NotMeasurable, Reading, ReadingMode } from './reading.ts';
import type { RegionId } from './region.ts';

/** Why a session is not on the line. */
export type ExclusionReason = NotMeasurable | 'not-measured' | 'other-view' | 'other-pipeline' | 'other-reference';

/** A photo's reading that has a number. */
export interface MeasuredShot extends Reading {
  readonly value: number;
  readonly noise: number;
}

/** A session, as far as one view, region and measure go. */
export interface Visit {
  readonly session: Session;
  readonly shots: readonly MeasuredShot[];
  /** Why it has no shots, where it has none. */
  readonly reason: ExclusionReason;
}

/** The sessions that have photos, by day. */
export function visitsOf(
  readings: readonly Reading[],
  photos: readonly Photo[],
  sessions: readonly Session[],
  { view, region, measure }: { readonly view: View; readonly region: RegionId; readonly measure: MeasureId },
): Visit[] {
  const byPhoto = new Map(
    readings
      .filter((reading) => reading.region === region && reading.measure === measure)
      .map((reading) => [reading.photoId, reading]),
  );
  return sessions
    .filter(({ id }) => photos.some(({ sessionId }) => sessionId === id))
    .sort((a, b) => a.on.localeCompare(b.on))
    .map((session): Visit => {
      const own = photos.filter(({ sessionId, view: itsView }) => sessionId === session.id && itsView === view);
      const found = own.flatMap(({ id }) => byPhoto.get(id) ?? []);
      const reason =
        own.length === 0 ? 'other-view' : (found.find((reading) => reading.reason !== null)?.reason ?? 'not-measured');
      return { session, shots: found.filter(isMeasured), reason };
    });
}

function isMeasured(reading: Reading): reading is MeasuredShot {
  return reading.value !== null && reading.noise !== null;
}

/** What every shot on the line has in common. */
type Common = Pick<Reading, 'pipeline' | 'mode'>;

/** Best reference first. */
const MODES: readonly ReadingMode[] = ['none', 'control', 'grey', 'within-face', 'unreferenced'];

/** What most shots of the baseline visit have in common: one odd shot of several doesn't decide. */
export function commonOf(baseline: Visit | undefined): Common | null {
  const pipeline = baseline?.shots[0]?.pipeline;
  if (baseline === undefined || pipeline === undefined) return null;
  const count = (mode: ReadingMode) => baseline.shots.filter((shot) => shot.mode === mode).length;
  const [mode = 'unreferenced'] = [...MODES].sort((a, b) => count(b) - count(a));
  return { pipeline, mode };
}

/** Which of a visit's shots may share the line, and why none may. */
export function judge(visit: Visit, common: Common | null) {
  const ofPipeline = visit.shots.filter(({ pipeline }) => pipeline === common?.pipeline);
  const kept = ofPipeline.filter(({ mode }) => mode === common?.mode);
  const reason: ExclusionReason | null =
    kept.length > 0
      ? null
      : visit.shots.length === 0
        ? visit.reason
        : ofPipeline.length === 0
          ? 'other-pipeline'
          : 'other-reference';
  return { visit, kept, reason };
}
