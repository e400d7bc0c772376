import type { PublishApi } from '../workerApi.ts';
import { inPublishWorker } from './inPublishWorker.ts';

export type SetCheck = Awaited<ReturnType<PublishApi['verify']>>;

/** Verifies the file of a set, on this device alone. */
export function verifySetFile(file: Blob, signal?: AbortSignal): Promise<SetCheck> {
  return inPublishWorker(async (api) => api.verify(file), signal);
}
