import { callback, connect, endWorkers, type Remote, transfer } from '../../../workers/channel.ts';
import { trustedScriptUrl } from '../../../workers/scriptUrl.ts';
import type { VaultApi } from '../../../workers/vault.worker.ts';
import vaultUrl from '../../../workers/vault.worker.ts?worker&url';
import { AppError } from '../../domain/errors.ts';
import type { StoredVault } from '../../storage/header.ts';
import type { Sealer } from '../../storage/seal.ts';
import { unsealTogether } from './unsealTogether.ts';

const channel = connect<VaultApi>(() => new Worker(trustedScriptUrl(vaultUrl), { type: 'module', name: 'vault' }));

/** Runs a job in the vault's worker, which holds the keys. Jobs run one after another. */
export function inVaultWorker<T>(use: (api: Remote<VaultApi>) => Promise<T>): Promise<T> {
  return channel.call(use);
}

/** Ends every other worker: those that measure, read photos or write files hold what was decrypted. */
export function endOtherWorkers(): void {
  endWorkers(channel);
}

/** Ends the worker, and the keys with it. */
export function endVaultWorker(): void {
  channel.stop();
}

/**
 * Storage's way to the open vault's keys.
 *
 * @param onKeysLost the worker died or was ended, and the keys with it
 */
export function workerSealer(onKeysLost: () => void): Sealer {
  async function ask<T>(use: (api: Remote<VaultApi>) => Promise<T>): Promise<T> {
    try {
      return await channel.call(use);
    } catch (error) {
      if (error instanceof AppError && (error.code === 'worker-crashed' || error.code === 'locked')) onKeysLost();
      throw error;
    }
  }
  return {
    seal: (plain, as) => ask((api) => api.seal(transfer(plain, [plain.buffer]), as)),
    unseal: unsealTogether((asked) =>
      ask((api) =>
        api.unsealAll(
          transfer(
            asked,
            asked.map(({ sealed }) => sealed.buffer),
          ),
        ),
      ),
    ),
    keyOf: (clientId) => ask((api) => api.keyOf(clientId)),
    async forgetting(clientId, erase) {
      let failure: unknown = null;
      const here = callback(async (left: StoredVault) => {
        await erase(left).catch((error: unknown) => {
          failure = error;
          throw error;
        });
      });
      // What broke here is told as it is: on its way through the worker it has lost its kind.
      await ask((api) => api.forgetting(clientId, here)).catch((error: unknown) => {
        throw failure ?? error;
      });
    },
  };
}
