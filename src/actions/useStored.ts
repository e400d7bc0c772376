import { useMemo, useSyncExternalStore } from 'react';
import { subscribe } from '../storage/changes.ts';
import { type Reader, watchedReader } from '../storage/reader.ts';
import type { StoreName } from '../storage/schema.ts';
import { limitedReader } from './clientView/limitedReader.ts';
import { clientView } from './clientView/state.ts';

export type { Reader };

/**
 * What storage holds, read again whenever a store it was read from changes, in this tab or another: the one way screens
 * get their data. While the screen is a client's, names and pictures of others are not there.
 *
 * @param read a named reader of this folder, as `readCourse(courseId)`
 * @param deps what `read` depends on, as in `useMemo`; a change starts over with `undefined`
 * @returns `undefined` while the first reading runs
 * @throws AppError in rendering, where storage can't be read: for the error boundary
 */
export function useStored<T>(read: (db: Reader) => Promise<T>, deps: readonly unknown[]): T | undefined {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller's deps stand for `read`, which is new at every rendering.
  const live = useMemo(() => liveReading(read), deps);
  const { value, error } = useSyncExternalStore(live.subscribe, live.snapshot);
  if (error !== undefined) throw error;
  return value;
}

interface Snapshot<T> {
  readonly value: T | undefined;
  readonly error: unknown;
}

function liveReading<T>(read: (db: Reader) => Promise<T>) {
  let snapshot: Snapshot<T> = { value: undefined, error: undefined };
  const listeners = new Set<() => void>();
  const stores = new Set<StoreName>();
  const watched = watchedReader((store) => stores.add(store));
  const only = clientView();
  const db = only === null ? watched : limitedReader(watched, only.clientId);
  let isReading = false;
  let isStale = false;

  /** Changes that arrive during a reading lead to one more, however many they are. */
  async function refresh(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale) {
      isStale = false;
      try {
        snapshot = { value: await read(db), error: undefined };
      } catch (error) {
        snapshot = { value: undefined, error: error ?? new Error('unknown') };
      }
    }
    isReading = false;
    for (const tell of listeners) tell();
  }

  return {
    snapshot: () => snapshot,
    subscribe(tell: () => void): () => void {
      const stop = subscribe((change) => {
        if (change.stores.some((store) => stores.has(store))) void refresh();
      });
      listeners.add(tell);
      void refresh();
      return () => {
        stop();
        listeners.delete(tell);
      };
    },
  };
}
