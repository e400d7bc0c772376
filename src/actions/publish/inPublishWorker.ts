import { connect, type Remote } from '../../../workers/channel.ts';
import publishUrl from '../../../workers/publish.worker.ts?worker&url';
import { trustedScriptUrl } from '../../../workers/scriptUrl.ts';
import type { PublishApi } from '../workerApi.ts';

/** Runs a job in a worker of its own, which ends with it: pictures and model go with it. Abort rejects with `aborted`. */
export async function inPublishWorker<T>(
  use: (api: Remote<PublishApi>) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const channel = connect<PublishApi>(
    () => new Worker(trustedScriptUrl(publishUrl), { type: 'module', name: 'publish' }),
  );
  try {
    return await channel.call(use, signal);
  } finally {
    channel.stop();
  }
}
