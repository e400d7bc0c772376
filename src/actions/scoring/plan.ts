import type { Course, Session } from '../../domain/course.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { VIEWS, type View } from '../../domain/photo.ts';
import { byVisit } from '../../domain/visitOrder.ts';
import type { PhotoAtRev } from '../../storage/reader.ts';
import type { MeasuredMark, PhotoReadings } from '../../storage/schema.ts';

/** A photo to measure, and the baseline photo it takes scale, blur or area from; `null`: it is the baseline itself. */
export interface Job {
  readonly entry: PhotoAtRev;
  readonly baseline: PhotoAtRev | null;
}

/** All measured photos of one view: they are scored together, over what the baseline shows. */
export interface Series {
  readonly key: string;
  readonly photos: readonly { readonly entry: PhotoAtRev; readonly isBaseline: boolean }[];
}

export interface Plan {
  /** Can begin now, in this order. Others follow once these are done. */
  readonly jobs: readonly Job[];
  /** Measured throughout, but not scored as they stand now. */
  readonly series: readonly Series[];
  /** Body-area photos that nobody can measure before an area is drawn. */
  readonly needArea: readonly PhotoAtRev[];
}

export interface CourseState {
  readonly course: Course;
  readonly sessions: readonly Session[];
  readonly entries: readonly PhotoAtRev[];
  readonly readings: ReadonlyMap<PhotoId, PhotoReadings>;
  /** The pipeline that measures now: work of another one is done again. */
  readonly pipeline: string;
  /** Left alone for now: cancelled, or failing for a reason that is not the photo's. */
  readonly skipped: ReadonlySet<PhotoId>;
  /** In a worker now. */
  readonly running: ReadonlySet<PhotoId>;
  /** Photos whose maps are wanted, even where their readings came with the product. */
  readonly wanted: ReadonlySet<PhotoId>;
}

/**
 * What is to be done for a course, from what storage holds: nothing else is remembered, so a reload goes on where it was.
 *
 * The earliest photo of a view is its baseline. It is measured before the others, because they take over its frozen
 * scale and blur (and area); whenever it changes, what stood on it is measured again.
 */
export function planCourse(state: CourseState): Plan {
  const plans = VIEWS.map((view) => planView(state, view));
  return {
    jobs: plans.flatMap((plan) => plan.jobs),
    series: plans.flatMap((plan) => plan.series),
    needArea: plans.flatMap((plan) => plan.needArea),
  };
}

function planView(state: CourseState, view: View): Plan {
  const { sessions, entries, pipeline, skipped, running } = state;
  const order = byVisit(sessions);
  const candidates = entries
    .filter(({ photo }) => photo.view === view && !skipped.has(photo.id) && mayBeMeasured(photo, pipeline))
    .sort((a, b) => order(a.photo, b.photo));
  // A later body-area photo is found again by its baseline; the baseline's own area must be drawn.
  const baseline = candidates.find(({ photo }) => view !== 'area' || photo.area !== null);
  if (baseline === undefined) return { jobs: [], series: [], needArea: candidates };

  const needsMaps = needsMapsIn(state, candidates);
  const isDue = (entry: PhotoAtRev) => isWorkDue(entry, baseline, pipeline, needsMaps);
  const due = candidates.filter(isDue);
  // What is due needs the baseline's maps, so a baseline without them comes first.
  const isBaselineDue = due.includes(baseline) || (due.length > 0 && baseline.mark === null);
  const jobs = (isBaselineDue ? [baseline] : due)
    .filter(({ photo }) => !running.has(photo.id))
    .map((entry) => ({ entry, baseline: entry === baseline ? null : baseline }));
  return { jobs, series: due.length > 0 ? [] : seriesToScore(state, candidates, baseline), needArea: [] };
}

function mayBeMeasured({ status }: PhotoAtRev['photo'], pipeline: string): boolean {
  if (status.kind === 'refused') return status.pipeline !== pipeline;
  return status.kind !== 'needs-area';
}

/** Readings that came with the product stand without maps until the series changes or somebody wants to see them. */
function needsMapsIn(
  { readings, wanted }: CourseState,
  candidates: readonly PhotoAtRev[],
): (entry: PhotoAtRev) => boolean {
  const isChanged = candidates.some(({ photo }) => photo.status.kind === 'awaiting' || !readings.has(photo.id));
  return ({ photo }) => isChanged || wanted.has(photo.id);
}

function isWorkDue(
  entry: PhotoAtRev,
  baseline: PhotoAtRev,
  pipeline: string,
  needsMaps: (entry: PhotoAtRev) => boolean,
): boolean {
  const { status } = entry.photo;
  if (status.kind !== 'measured' || status.pipeline !== pipeline) return true;
  if (entry.mark === null) return needsMaps(entry);
  return entry.mark.baselineStamp !== (entry === baseline ? null : (baseline.mark?.stamp ?? ''));
}

function seriesToScore(
  { readings }: CourseState,
  candidates: readonly PhotoAtRev[],
  baseline: PhotoAtRev,
): readonly Series[] {
  const marks: MeasuredMark[] = [];
  for (const { mark } of candidates) {
    if (mark === null) return [];
    marks.push(mark);
  }
  const key = [baseline.photo.sessionId, ...candidates.map(({ photo }, i) => `${photo.id}@${marks[i]?.stamp}`)].join(
    ' ',
  );
  if (candidates.every(({ photo }) => readings.get(photo.id)?.seriesKey === key)) return [];
  const photos = candidates.map((entry) => ({ entry, isBaseline: entry.photo.sessionId === baseline.photo.sessionId }));
  return [{ key, photos }];
}
