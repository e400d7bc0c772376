import type { CourseId, PhotoId } from '../../domain/ids.ts';
import { PIPELINE } from '../../domain/pipeline.ts';
import { type PhotoAtRev, reader } from '../../storage/reader.ts';
import { ANALYSIS_WORKERS } from '../workers.ts';
import { markNeedsArea, measureJob } from './measureJob.ts';
import { type CourseState, planCourse } from './plan.ts';
import { scoringProgress } from './progress.ts';
import { scoreSeries } from './scoreSeries.ts';

const pending = new Set<CourseId>();
const wanted = new Set<PhotoId>();
let draining: Promise<void> | null = null;
let wake: () => void = () => undefined;

/**
 * Works until nothing is left to do for these courses. Calls join the work that runs already; another tab's work is
 * waited for, and what it left is done here.
 *
 * @param mapsOf photos whose maps are wanted even where their readings came with the product
 */
export function drain(courseIds: Iterable<CourseId>, mapsOf: Iterable<PhotoId> = []): Promise<void> {
  for (const id of courseIds) pending.add(id);
  for (const id of mapsOf) wanted.add(id);
  wake();
  draining ??= navigator.locks.request('skinseries-scoring', drainPending).then(
    () => {
      draining = null;
      // Something was asked for between the last look and the end.
      return pending.size > 0 ? drain([]) : undefined;
    },
    (error: unknown) => {
      draining = null;
      throw error;
    },
  );
  return draining;
}

type Task = () => Promise<void>;

async function drainPending(): Promise<void> {
  const active = new Set<Promise<void>>();
  const scoring = new Set<string>();
  for (;;) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const task = active.size < ANALYSIS_WORKERS ? await nextTask(scoring) : null;
    if (task !== null) {
      const work: Promise<void> = task().finally(() => active.delete(work));
      active.add(work);
    } else if (active.size === 0) {
      break;
    } else {
      await Promise.race([woken, ...active]);
    }
  }
  wanted.clear();
}

/** The next piece of work; `null`: none can begin now. Courses with nothing left leave the list. */
async function nextTask(scoring: Set<string>): Promise<Task | null> {
  for (const courseId of pending) {
    const state = await readState(courseId);
    if (state === null) {
      pending.delete(courseId);
      continue;
    }
    const plan = planCourse(state);
    const [job] = plan.jobs;
    if (plan.needArea.length > 0) return () => markNeedsArea(plan.needArea);
    if (job !== undefined) return () => measureJob(job, state.course, hasAreaBaseline(state.entries));
    const series = plan.series.find(({ key }) => !scoring.has(key));
    if (series !== undefined) {
      scoring.add(series.key);
      return () => scoreSeries(series).finally(() => scoring.delete(series.key));
    }
    const isInWork = plan.series.length > 0 || state.entries.some(({ photo }) => state.running.has(photo.id));
    if (!isInWork) pending.delete(courseId);
  }
  return null;
}

async function readState(courseId: CourseId): Promise<CourseState | null> {
  const [course, sessions, entries, readings] = await Promise.all([
    reader.course(courseId),
    reader.sessions(courseId),
    reader.photos(courseId),
    reader.readings(courseId),
  ]);
  if (course === undefined) return null;
  const skipped = scoringProgress.skipped();
  const running = scoringProgress.running();
  return { course, sessions, entries, readings, pipeline: PIPELINE, skipped, running, wanted };
}

function hasAreaBaseline(entries: readonly PhotoAtRev[]): boolean {
  return entries.some(({ photo }) => photo.view === 'area' && photo.area !== null);
}
