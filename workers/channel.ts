import { expose as exposeApi, proxy, type Remote, transfer, transferHandlers, wrap } from 'comlink';
import { AppError, type FaultCode, type RefusalCode } from '../src/domain/errors.ts';

/** Marks a function handed to a worker, so that its calls come back here, in order; the job's answer may overtake the last. */
export const callback = proxy;
export type { Remote };
/** Marks buffers or bitmaps inside a value as handed over, not copied. The sender can't use them afterwards. */
export { transfer };

/** One worker behind a typed border. */
export interface Channel<Api> {
  /**
   * Runs one job in the worker and gives its result. Jobs run one after another; a job may make several calls.
   *
   * @param use the job; it must await everything it asks of the worker.
   * @param signal ends the worker where the job has begun (wasm can't be interrupted), else drops the waiting job.
   * @throws AppError `worker-crashed` (the next job starts a fresh worker), `aborted`, or what the worker threw:
   *   an AppError keeps its code and message, any other error arrives as `unexpected`.
   */
  call<T>(use: (api: Remote<Api>) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Ends the worker; a running job is rejected as aborted. A later job starts a fresh worker. */
  stop(): void;
}

interface Running<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  /** Ends what waits for this worker's answers: Comlink itself would wait for ever for a dead worker. */
  readonly giveUp: Set<(reason: AppError) => void>;
}

/** Every border with a worker behind it that runs. */
const open = new Set<{ stop(): void }>();

/**
 * Ends every worker of this page, whoever started it: what they hold of anybody goes with their memory.
 *
 * @param but the one that is left
 */
export function endWorkers(but?: { stop(): void }): void {
  for (const channel of [...open]) if (channel !== but) channel.stop();
}

/**
 * Opens a border to a worker, which is started with the first job.
 *
 * @param spawn starts a module worker that ends in `expose(api)` of this file.
 */
export function connect<Api>(spawn: () => Worker): Channel<Api> {
  let running: Running<Api> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const end = (reason: AppError, which: Running<Api> | null = running) => {
    if (!which) return;
    if (which === running) {
      running = null;
      open.delete(channel);
    }
    which.worker.terminate();
    for (const reject of which.giveUp) reject(reason);
    which.giveUp.clear();
  };

  const start = (): Running<Api> => {
    const worker = spawn();
    open.add(channel);
    const started: Running<Api> = { worker, api: wrap<Api>(worker), giveUp: new Set() };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(new AppError('worker-crashed', event.message || 'The worker could not be loaded'), started);
    });
    worker.addEventListener('messageerror', () =>
      end(new AppError('worker-crashed', 'A message could not be read'), started),
    );
    return started;
  };

  const run = <T>(use: (api: Remote<Api>) => Promise<T>, signal?: AbortSignal): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (signal?.aborted) {
        reject(aborted());
        return;
      }
      running ??= start();
      const { api, giveUp } = running;
      const onAbort = () => end(aborted());
      giveUp.add(reject);
      signal?.addEventListener('abort', onAbort, { once: true });
      Promise.resolve()
        .then(() => use(api))
        .then(resolve, (cause: unknown) => reject(asAppError(cause)))
        .finally(() => {
          giveUp.delete(reject);
          signal?.removeEventListener('abort', onAbort);
        });
    });

  const channel: Channel<Api> = {
    call(use, signal) {
      const result = queue.then(() => run(use, signal));
      queue = result.catch(() => {});
      return signal ? orAborted(result, signal) : result;
    },
    stop: () => end(aborted()),
  };
  return channel;
}

/** The worker's side of the border: answers the calls of `connect`. */
export function expose(api: object): void {
  exposeApi(api);
}

function aborted(): AppError {
  return new AppError('aborted');
}

/** A job that still waits in the queue is let go at once; the queue itself skips it later. */
function orAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(aborted());
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function asAppError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError('unexpected', cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), {
    cause,
  });
}

interface WireError {
  readonly code: FaultCode | RefusalCode;
  readonly message: string;
}

/**
 * Comlink's own handler keeps only name and message. This one replaces it on both sides (both import this file): on one
 * side only, every rejection would arrive as `undefined`.
 */
const comlinkThrow = transferHandlers.get('throw');
if (comlinkThrow) {
  transferHandlers.set('throw', {
    canHandle: comlinkThrow.canHandle,
    serialize(thrown: unknown): [WireError, Transferable[]] {
      const { code, message } = asAppError((thrown as { value: unknown }).value);
      return [{ code, message }, []];
    },
    deserialize(wire: unknown): never {
      const { code, message } = wire as WireError;
      throw new AppError(code, message);
    },
  });
}
