import analysisUrl from '../../workers/analysis.worker.ts?worker&url';
import { type Channel, connect, type Remote } from '../../workers/channel.ts';
import photoUrl from '../../workers/photo.worker.ts?worker&url';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import type { AnalysisApi, PhotoApi } from './workerApi.ts';

/** Each analysis worker holds its own models and wasm heap: more of them than this gain nothing on a tablet. */
export const ANALYSIS_WORKERS = Math.max(1, Math.min(2, navigator.hardwareConcurrency));
const IDLE_MS = 60_000;

interface Lane {
  readonly channel: Channel<AnalysisApi>;
  isBusy: boolean;
}

const photoChannel = connect<PhotoApi>(() => spawn(photoUrl, 'photo'));
const lanes: Lane[] = Array.from({ length: ANALYSIS_WORKERS }, () => ({
  channel: connect<AnalysisApi>(() => spawn(analysisUrl, 'analysis')),
  isBusy: false,
}));
const waiting: ((lane: Lane) => void)[] = [];
let idleTimer: ReturnType<typeof setTimeout> | undefined;

function spawn(url: string, name: string): Worker {
  return new Worker(trustedScriptUrl(url), { type: 'module', name });
}

/** Runs a job in the photo worker. Abort ends the worker and rejects with `aborted`. */
export function inPhotoWorker<T>(use: (api: Remote<PhotoApi>) => Promise<T>, signal?: AbortSignal): Promise<T> {
  return photoChannel.call(use, signal);
}

/**
 * Runs a job in the next free analysis worker, one job a worker. Abort ends that worker and rejects with `aborted`.
 *
 * @param isUrgent a person is looking at the screen and waits: goes before the queue
 */
export async function inAnalysisWorker<T>(
  use: (api: Remote<AnalysisApi>) => Promise<T>,
  signal?: AbortSignal,
  isUrgent = false,
): Promise<T> {
  const lane = await freeLane(isUrgent);
  try {
    return await lane.channel.call(use, signal);
  } finally {
    release(lane);
  }
}

function freeLane(isUrgent: boolean): Promise<Lane> {
  clearTimeout(idleTimer);
  const free = lanes.find((lane) => !lane.isBusy);
  if (free !== undefined) {
    free.isBusy = true;
    return Promise.resolve(free);
  }
  return new Promise((resolve) => {
    if (isUrgent) waiting.unshift(resolve);
    else waiting.push(resolve);
  });
}

function release(lane: Lane): void {
  const next = waiting.shift();
  if (next !== undefined) {
    next(lane);
    return;
  }
  lane.isBusy = false;
  if (lanes.every(({ isBusy }) => !isBusy)) idleTimer = setTimeout(stopAnalysis, IDLE_MS);
}

/** Frees the memory of models and maps; the next job starts the workers again. */
function stopAnalysis(): void {
  for (const { channel } of lanes) channel.stop();
}
