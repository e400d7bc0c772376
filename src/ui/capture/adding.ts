import { useSyncExternalStore } from 'react';
import { type AddProgress, addPhotos } from '../../actions/addPhotos.ts';
import { AppError, type FaultCode, type RefusalCode } from '../../domain/errors.ts';
import type { CourseId, SessionId } from '../../domain/ids.ts';
import { announce } from '../app/announce.ts';
import { messages } from '../messages.ts';

/** Files on their way into one course. They outlive the screen: one may look at the chart meanwhile. */
export interface Adding {
  readonly entries: readonly AddProgress[];
  readonly isBusy: boolean;
}

const NOTHING: Adding = { entries: [], isBusy: false };
const byCourse = new Map<CourseId, Adding>();
const stops = new Map<CourseId, AbortController>();
const listeners = new Set<() => void>();

function put(courseId: CourseId, adding: Adding): void {
  byCourse.set(courseId, adding);
  for (const tell of listeners) tell();
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Adds files to a course and keeps the list of how each fares. A batch that follows another joins its list. */
export async function startAdding(
  files: readonly File[],
  where: { readonly courseId: CourseId; readonly sessionId?: SessionId },
): Promise<void> {
  const { courseId } = where;
  if (files.length === 0) return;
  const before = (byCourse.get(courseId) ?? NOTHING).entries;
  const stop = stops.get(courseId) ?? new AbortController();
  stops.set(courseId, stop);
  const waiting = files.map(
    (file, index): AddProgress => ({ file: file.name, index: before.length + index, state: 'waiting' }),
  );
  put(courseId, { entries: [...before, ...waiting], isBusy: true });
  addEventListener('beforeunload', askBeforeLeaving);
  const take = (progress: AddProgress) => {
    const index = before.length + progress.index;
    const { entries } = byCourse.get(courseId) ?? NOTHING;
    put(courseId, {
      entries: entries.map((entry) => (entry.index === index ? { ...progress, index } : entry)),
      isBusy: true,
    });
  };
  let failure: FaultCode | RefusalCode | null = null;
  try {
    await addPhotos(files, where, take, stop.signal);
  } catch (error) {
    failure = error instanceof AppError ? error.code : 'unexpected';
  }
  finish(courseId, failure);
}

const isPending = ({ state }: AddProgress) => state === 'waiting' || state === 'opening';

function finish(courseId: CourseId, failure: FaultCode | RefusalCode | null): void {
  const entries = afterFailure((byCourse.get(courseId) ?? NOTHING).entries, failure);
  const isBusy = entries.some(isPending);
  put(courseId, { entries, isBusy });
  if (isBusy) return;
  stops.delete(courseId);
  removeEventListener('beforeunload', askBeforeLeaving);
  announce(messages.photos.added(entries.filter(({ state }) => state === 'saved').length));
}

/** What was stopped by hand leaves the list; what a fault kept from being tried is told as failed. */
function afterFailure(
  entries: readonly AddProgress[],
  failure: FaultCode | RefusalCode | null,
): readonly AddProgress[] {
  if (failure === null) return entries;
  if (failure === 'aborted') return entries.filter((entry) => !isPending(entry) && entry.code !== 'aborted');
  return entries.map((entry): AddProgress => (isPending(entry) ? { ...entry, state: 'failed', code: failure } : entry));
}

/** Stops what has not been saved yet; saved photos stay. */
export function stopAdding(courseId: CourseId): void {
  stops.get(courseId)?.abort();
}

export function clearAdding(courseId: CourseId): void {
  put(courseId, NOTHING);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useAdding(courseId: CourseId): Adding {
  return useSyncExternalStore(subscribe, () => byCourse.get(courseId) ?? NOTHING);
}
