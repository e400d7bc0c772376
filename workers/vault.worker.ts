import { AppError } from '../src/domain/errors.ts';
import type { SealedAs } from '../src/domain/vault.ts';
import { expose, transfer } from './channel.ts';
import { strengthOf } from './vault/strength.ts';
import { newVault } from './vault/vault.ts';
import { suggestPassphrase } from './vault/words.ts';

const vault = newVault();

const api = {
  ...vault,
  async seal(plain: Uint8Array, as: SealedAs) {
    const sealed = await vault.seal(plain, as);
    return transfer(sealed, [sealed.buffer]);
  },
  /** Opens records, in their order; `null`: it was damaged. @throws AppError `locked` */
  async unsealAll(asked: readonly { readonly sealed: Uint8Array; readonly as: SealedAs }[]) {
    const opened = await Promise.all(asked.map(({ sealed, as }) => vault.unseal(sealed, as).catch(ifDamaged)));
    return transfer(
      opened,
      opened.flatMap((plain) => plain?.buffer ?? []),
    );
  },
  suggestPassphrase,
  strengthOf,
};

function ifDamaged(error: unknown): null {
  if (error instanceof AppError && error.code === 'record-damaged') return null;
  throw error;
}

export type VaultApi = typeof api;
expose(api);
