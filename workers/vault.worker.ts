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
  async unseal(sealed: Uint8Array, as: SealedAs) {
    const plain = await vault.unseal(sealed, as);
    return transfer(plain, [plain.buffer]);
  },
  suggestPassphrase,
  strengthOf,
};

export type VaultApi = typeof api;
expose(api);
