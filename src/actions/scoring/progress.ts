import type { FaultCode } from '../../domain/errors.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { Stage } from '../../domain/progress.ts';

interface Running {
  readonly stage: Stage;
  readonly abort: AbortController;
}

/** What is being worked on in this tab. Not stored: after a reload, storage says what is still to be done. */
const running = new Map<PhotoId, Running>();
const faults = new Map<PhotoId, FaultCode>();
const cancelled = new Set<PhotoId>();
const listeners = new Set<() => void>();

let stages: ReadonlyMap<PhotoId, Stage> = new Map();
let faultCodes: ReadonlyMap<PhotoId, FaultCode> = new Map();

function changed(): void {
  stages = new Map([...running].map(([id, { stage }]) => [id, stage]));
  faultCodes = new Map(faults);
  for (const listener of [...listeners]) listener();
}

export const scoringProgress = {
  /** The stage of every photo in work. The same map until something changes. */
  stages: () => stages,
  /** Why work on a photo stopped, where the photo is not to blame. The same map until something changes. */
  faults: () => faultCodes,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  begin(id: PhotoId): AbortController {
    const abort = new AbortController();
    running.set(id, { stage: 'opening', abort });
    changed();
    return abort;
  },

  enter(id: PhotoId, stage: Stage): void {
    const now = running.get(id);
    if (now === undefined || now.stage === stage) return;
    running.set(id, { ...now, stage });
    changed();
  },

  end(id: PhotoId): void {
    running.delete(id);
    changed();
  },

  fail(id: PhotoId, code: FaultCode): void {
    faults.set(id, code);
    changed();
  },

  /** Stops work on a photo and leaves it be until `resume`. */
  cancel(id: PhotoId): void {
    cancelled.add(id);
    running.get(id)?.abort.abort();
  },

  /** Forgets cancellations and faults of these photos, so that they are tried again. */
  resume(ids: Iterable<PhotoId>): void {
    for (const id of ids) {
      cancelled.delete(id);
      faults.delete(id);
    }
    changed();
  },

  skipped: (): ReadonlySet<PhotoId> => new Set([...cancelled, ...faults.keys()]),
  running: (): ReadonlySet<PhotoId> => new Set(running.keys()),
};
