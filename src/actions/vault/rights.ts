import { AppError } from '../../domain/errors.ts';
import { type Right, roleMay } from '../../domain/roles.ts';
import { useVault, type VaultState, vaultState } from './state.ts';

/**
 * The one gate of everything that only some may do: every action that writes, hands out or removes passes it first. Where
 * no vault is open there is only the example, which is everybody's.
 *
 * @throws AppError `not-permitted`: the role of who opened the vault doesn't include it
 */
export function requireRight(right: Right): void {
  if (!hasRight(right)) throw new AppError('not-permitted', right);
}

/** Whether who opened the vault may do it: for what an action does only for some. */
export function hasRight(right: Right): boolean {
  return isPermitted(vaultState(), right);
}

/** Whether who opened the vault may do it: for screens, to leave out what would be refused. */
export function useRight(right: Right): boolean {
  return isPermitted(useVault(), right);
}

function isPermitted(vault: VaultState, right: Right): boolean {
  return vault.kind !== 'open' || roleMay(vault.role, right);
}
