import { AppError } from '../../domain/errors.ts';
import type { Colleague, VaultHeader, WrappedKey } from '../../domain/vault.ts';
import { saveStaff } from '../../storage/clinic.ts';
import { saveVault } from '../../storage/header.ts';
import type { Reader } from '../../storage/reader.ts';
import { recordAudit } from './recordAudit.ts';
import { enterState, vaultState } from './state.ts';
import { inVaultWorker } from './vaultWorker.ts';

type Api = Parameters<Parameters<typeof inVaultWorker>[0]>[0];

/** A change of the vault's slots: written with every key, in one transaction, and taking effect only then. */
function changeVault<Change extends { readonly header: VaultHeader; readonly keys?: readonly WrappedKey[] }>(
  prepare: (api: Api) => Promise<Change>,
): Promise<Change> {
  return inVaultWorker(async (api) => {
    const change = await prepare(api);
    await saveVault({ header: change.header, keys: change.keys ?? [] });
    await api.accept();
    return change;
  });
}

/** Gives a person a passphrase of their own. */
export async function addPerson(name: string, passphrase: string): Promise<void> {
  const { slotId } = await changeVault((api) => api.addSlot(passphrase));
  await saveStaff((staff) => [...staff, { slotId, name: name.trim(), addedAt: Date.now() }]);
  await recordAudit('person-added', slotId);
}

/**
 * Takes a person's passphrase away. The vault has another key from then on: who kept a copy of the old header opens
 * nothing that is written later.
 *
 * @throws AppError `unexpected`: it is the one the vault is open with, or the last one
 */
export async function removePerson(slotId: string): Promise<void> {
  const state = vaultState();
  if (state.kind === 'open' && state.slotId === slotId) throw new AppError('unexpected', 'Nobody removes themselves');
  await changeVault((api) => api.removeSlot(slotId));
  await saveStaff((staff) => staff.filter((one) => one.slotId !== slotId));
  await recordAudit('person-removed', slotId);
}

/** Another recovery sheet: its words. The old sheet opens nothing any more. */
export async function renewRecoverySheet(): Promise<readonly string[]> {
  const { words } = await changeVault((api) => api.renewRecovery());
  confirmed(false);
  await recordAudit('sheet-renewed');
  return words;
}

/** The words were asked back: photos may be kept. */
export async function confirmRecoverySheet(): Promise<void> {
  await changeVault(async (api) => ({ header: await api.confirmRecovery() }));
  confirmed(true);
}

function confirmed(isRecoveryConfirmed: boolean): void {
  const state = vaultState();
  if (state.kind === 'open') enterState({ ...state, isRecoveryConfirmed });
}

/** Who has a passphrase, oldest first. For `useStored`. */
export function readStaff(): (db: Reader) => Promise<readonly Colleague[]> {
  return (db) => db.staff();
}
