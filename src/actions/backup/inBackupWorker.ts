import backupUrl from '../../../workers/backup.worker.ts?worker&url';
import { callback, connect, transfer } from '../../../workers/channel.ts';
import { trustedScriptUrl } from '../../../workers/scriptUrl.ts';
import type { BackupApi } from '../workerApi.ts';

/** A worker for each file: deriving its key takes much memory, which goes with the worker. */
function startWorker() {
  return connect<BackupApi>(() => new Worker(trustedScriptUrl(backupUrl), { type: 'module', name: 'backup' }));
}

/** Locks a stream with a passphrase in a worker. Abort errors the stream with `aborted`. */
export function lockInWorker(
  plain: ReadableStream<Uint8Array>,
  passphrase: string,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> {
  const channel = startWorker();
  const source = plain.getReader();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const sink = writable.getWriter();
  let broken: unknown;
  const pull = callback(async () => {
    try {
      const { done, value } = await source.read();
      if (done) return null;
      const bytes = value.slice();
      return transfer(bytes, [bytes.buffer]);
    } catch (error) {
      broken = error;
      throw error;
    }
  });
  const put = callback((bytes: Uint8Array<ArrayBuffer>) => sink.write(bytes));
  settle(
    channel.call((api) => api.lock(passphrase, pull, put), signal),
    sink,
    channel,
  ).catch(async (error: unknown) => {
    await source.cancel().catch(() => undefined);
    // What broke here is told as it is: on its way through the worker it has lost its kind.
    await sink.abort(broken ?? error).catch(() => undefined);
  });
  return readable;
}

/** Opens a file with a passphrase in a worker. Abort errors the stream with `aborted`. */
export function openInWorker(file: Blob, passphrase: string, signal?: AbortSignal): ReadableStream<Uint8Array> {
  const channel = startWorker();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const sink = writable.getWriter();
  const put = callback((bytes: Uint8Array<ArrayBuffer>) => sink.write(bytes));
  settle(
    channel.call((api) => api.open(file, passphrase, put), signal),
    sink,
    channel,
  ).catch((error: unknown) => sink.abort(error).catch(() => undefined));
  return readable;
}

async function settle(
  work: Promise<unknown>,
  sink: WritableStreamDefaultWriter<Uint8Array>,
  channel: { stop(): void },
): Promise<void> {
  try {
    await work;
    await sink.close();
  } finally {
    channel.stop();
  }
}
