import type { ServiceNews } from '../../workers/service.worker.ts';

/** What this page has asked for since it was opened. */
export interface RequestCount {
  /** Answered by the copy of the app on this device. */
  readonly fromDevice: number;
  /** Asked of the address the app came from. */
  readonly fromHost: number;
  /** Every other address that was asked, by its host; empty is the promise. */
  readonly elsewhere: readonly string[];
  /** Addresses that the browser or the service worker turned away on this device, or that nobody answered. */
  readonly refused: number;
}

const listeners = new Set<() => void>();
let count: RequestCount = { fromDevice: 0, fromHost: 0, elsewhere: [], refused: 0 };

function set(next: Partial<RequestCount>): void {
  count = { ...count, ...next };
  for (const listener of listeners) listener();
}

function add(entry: PerformanceResourceTiming): void {
  const { protocol, origin, host } = new URL(entry.name, location.href);
  if (protocol === 'blob:' || protocol === 'data:') return;
  if (origin !== location.origin) set({ elsewhere: [...new Set([...count.elsewhere, host])] });
  else if (entry.workerStart > 0) set({ fromDevice: count.fromDevice + 1 });
  else if (entry.responseStatus === 0) set({ refused: count.refused + 1 });
  else set({ fromHost: count.fromHost + 1 });
}

/**
 * Starts counting: the page's own requests from the browser's timings, those before this call included, and what the
 * service worker asks of the host or turns away for the page and all its workers. Workers of a page that no service
 * worker serves yet aren't seen.
 */
export function countRequests(): void {
  for (const type of ['navigation', 'resource']) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) add(entry as PerformanceResourceTiming);
    }).observe({ type, buffered: true });
  }
  globalThis.navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<ServiceNews>) => {
    if (data.news === 'fetched') set({ fromHost: count.fromHost + 1 });
    if (data.news === 'refused') set({ refused: count.refused + 1 });
  });
}

/** For `useSyncExternalStore`. */
export function onRequestCount(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const requestCount = (): RequestCount => count;
