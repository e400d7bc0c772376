import type { ClientId } from '../domain/ids.ts';
import type { StoreName } from './schema.ts';

/** Something was written or removed. */
export interface Change {
  readonly stores: readonly StoreName[];
  /** Whose it is; `null`: the clinic's own. */
  readonly clientId: ClientId | null;
}

const listeners = new Set<(change: Change) => void>();
let channel: BroadcastChannel | null = null;

/** Opens the line to the other tabs, which hear of our changes and tell us of theirs. */
function otherTabs(): BroadcastChannel {
  if (channel === null) {
    channel = new BroadcastChannel('skinseries-changes');
    channel.onmessage = (event: MessageEvent<Change>) => tell(event.data);
  }
  return channel;
}

function tell(change: Change): void {
  for (const listener of [...listeners]) listener(change);
}

/** Says, here and in every other tab, that rows were committed. */
export function announce(change: Change): void {
  otherTabs().postMessage(change);
  tell(change);
}

/** Hears of every committed change, this tab's and the others'. Returns the way to stop. */
export function subscribe(listener: (change: Change) => void): () => void {
  otherTabs();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      channel?.close();
      channel = null;
    }
  };
}
