import { isLastOwner, type Role } from '../../domain/roles.ts';
import { personOf, type Slot } from '../../domain/vault.ts';
import type { Reader } from '../../storage/reader.ts';
import { vaultState } from './state.ts';
import { inVaultWorker } from './vaultWorker.ts';

/** Somebody with a passphrase of their own. */
export interface Person {
  readonly slotId: string;
  /** `''`: it was never written. */
  readonly name: string;
  readonly role: Role;
  readonly isLastOwner: boolean;
  /** The slots of their passkeys. */
  readonly passkeys: readonly string[];
}

/**
 * Who may unlock, oldest first: their names from the records, all else from the open vault itself, so that nothing
 * shown was merely written into the database. For `useStored`.
 */
export function readPeople(): (db: Reader) => Promise<readonly Person[]> {
  return async (db) => {
    const staff = await db.staff();
    // Not for what it says: so that this is read again whenever the vault's ways in were changed.
    await db.vaultEpoch();
    const state = vaultState();
    if (state.kind !== 'open' || state.slotId === null) return [];
    const slots: readonly Slot[] = await inVaultWorker((api) => api.slots());
    return slots
      .filter(({ kind }) => kind === 'passphrase')
      .map(({ id, role }) => ({
        slotId: id,
        name: staff.find(({ slotId }) => slotId === id)?.name ?? '',
        role,
        isLastOwner: isLastOwner(slots, id),
        passkeys: slots.filter((slot) => slot.kind === 'passkey' && personOf(slot) === id).map((slot) => slot.id),
      }));
  };
}
