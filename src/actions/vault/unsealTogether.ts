import { AppError } from '../../domain/errors.ts';
import type { SealedAs } from '../../domain/vault.ts';
import type { Sealer } from '../../storage/seal.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One record to be opened: its sealed bytes, and what it says it is. */
export interface Asked {
  readonly sealed: Bytes;
  readonly as: SealedAs;
}

interface Waiting extends Asked {
  readonly resolve: (plain: Bytes) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Opens records, all that are asked for in one turn by one message: a list of a thousand would else be a thousand journeys
 * to the worker, one after another.
 *
 * @param unsealAll opens records, in their order; `null`: it was damaged
 */
export function unsealTogether(
  unsealAll: (asked: readonly Asked[]) => Promise<readonly (Bytes | null)[]>,
): Sealer['unseal'] {
  let waiting: Waiting[] = [];

  async function send(): Promise<void> {
    const sent = waiting;
    waiting = [];
    try {
      const opened = await unsealAll(sent.map(({ sealed, as }) => ({ sealed, as })));
      for (const [i, { as, resolve, reject }] of sent.entries()) {
        const plain = opened[i];
        if (plain) resolve(plain);
        else reject(new AppError('record-damaged', `${as.store} ${as.id}`));
      }
    } catch (error) {
      for (const { reject } of sent) reject(error);
    }
  }

  return (sealed, as) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(() => void send());
      waiting.push({ sealed, as, resolve, reject });
    });
}
