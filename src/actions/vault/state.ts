import { useSyncExternalStore } from 'react';
import type { FaultCode } from '../../domain/errors.ts';
import type { Role } from '../../domain/roles.ts';

/** How the vault of this device stands, for this tab. */
export type VaultState =
  | { readonly kind: 'starting' }
  /** There never was one. `hasOlder`: records from before there were vaults wait to be moved into one. */
  | { readonly kind: 'none'; readonly hasOlder: boolean }
  /** What was open is being put away; nothing can be asked or typed meanwhile. */
  | { readonly kind: 'locking' }
  | { readonly kind: 'locked' }
  /** Another tab has it open. */
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'open';
      /** Who opened it: the slot of their passphrase, or of the sheet. */
      readonly slotId: string | null;
      /** What they may do; see `rights.ts`. */
      readonly role: Role;
      /** The words of the sheet were asked back; before that no photo is kept. */
      readonly isRecoveryConfirmed: boolean;
      /** Lines are missing from the end of the audit log. */
      readonly isLogCut: boolean;
    }
  /** There was one, and it is gone or not as it was left. */
  | { readonly kind: 'lost'; readonly code: FaultCode };

let state: VaultState = { kind: 'starting' };
const listeners = new Set<() => void>();

export function vaultState(): VaultState {
  return state;
}

export function enterState(next: VaultState): void {
  state = next;
  for (const tell of [...listeners]) tell();
}

/** Hears of every change of the state. Returns the way to stop. */
function onVaultState(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** How the vault stands. */
export function useVault(): VaultState {
  return useSyncExternalStore(onVaultState, vaultState);
}
