import { vaultDatabaseName } from '../../storage/database.ts';

/** How long a tab that has the vault open is given to close it by itself. */
const HAND_OVER_MS = 3_000;

let release: (() => void) | null = null;

/** Becomes the one tab that may have the vault open; `false`: another one is. */
export function holdWriter(onStolen: () => void): Promise<boolean> {
  return request({ ifAvailable: true }, onStolen);
}

/** Becomes it even so: the other tab is asked to close the vault, and after a while not asked any more. */
export async function takeWriter(onStolen: () => void): Promise<void> {
  const asking = new BroadcastChannel(vaultDatabaseName());
  asking.postMessage('hand-over');
  asking.close();
  const signal = AbortSignal.timeout(HAND_OVER_MS);
  if (await request({ signal }, onStolen).catch(() => false)) return;
  await request({ steal: true }, onStolen);
}

export function releaseWriter(): void {
  release?.();
  release = null;
}

/** Hears other tabs: one that wants the vault, or that made, opened or closed it. Returns the way to stop. */
export function onOtherTabs(told: (what: 'hand-over' | 'changed') => void): () => void {
  const channel = new BroadcastChannel(vaultDatabaseName());
  channel.onmessage = ({ data }) => told(data === 'hand-over' ? 'hand-over' : 'changed');
  return () => channel.close();
}

export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(vaultDatabaseName());
  channel.postMessage('changed');
  channel.close();
}

function request(options: LockOptions, onStolen: () => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let isHeld = false;
    navigator.locks
      .request(vaultDatabaseName(), options, (lock) => {
        if (lock === null) {
          resolve(false);
          return undefined;
        }
        isHeld = true;
        resolve(true);
        return new Promise<void>((done) => {
          release = done;
        });
      })
      .catch((error: unknown) => {
        if (!isHeld) reject(error);
        else onStolen();
      });
  });
}
