import { AppError } from '../../domain/errors.ts';
import type { Role } from '../../domain/roles.ts';
import type { VaultHeader, WrappedKey } from '../../domain/vault.ts';
import { saveStaff } from '../../storage/clinic.ts';
import { saveVault } from '../../storage/header.ts';
import { recordAudit } from './recordAudit.ts';
import { requireRight } from './rights.ts';
import { enterState, vaultState } from './state.ts';
import { inVaultWorker } from './vaultWorker.ts';

type Api = Parameters<Parameters<typeof inVaultWorker>[0]>[0];

/** A change of the vault's slots: written with every key, in one transaction, and taking effect only then. */
export function changeVault<Change extends { readonly header: VaultHeader; readonly keys?: readonly WrappedKey[] }>(
  prepare: (api: Api) => Promise<Change>,
): Promise<Change> {
  return inVaultWorker(async (api) => {
    const change = await prepare(api);
    await saveVault({ header: change.header, keys: change.keys ?? [] });
    await api.accept();
    return change;
  });
}

/** Gives a person a passphrase of their own, and a role. @throws AppError `not-permitted` */
export async function addPerson(name: string, role: Role, passphrase: string): Promise<void> {
  requireRight('manage');
  const { slotId } = await changeVault((api) => api.addSlot(passphrase, role));
  await saveStaff((staff) => [...staff, { slotId, name: name.trim(), addedAt: Date.now(), leftAt: null }]);
  await recordAudit('person-added', `${slotId} ${role}`);
}

/**
 * Takes a person's passphrase and passkeys away. The vault has another key from then on: who kept a copy of the old
 * header opens nothing that is written later. Their name stays for the log.
 *
 * @throws AppError `not-permitted`, `last-owner`; `unexpected`: it is the one the vault is open with
 */
export async function removePerson(slotId: string): Promise<void> {
  requireRight('manage');
  requireAnother(slotId, 'Nobody removes themselves');
  await changeVault((api) => api.removeSlot(slotId));
  await saveStaff((staff) => staff.map((one) => (one.slotId === slotId ? { ...one, leftAt: Date.now() } : one)));
  await recordAudit('person-removed', slotId);
}

/**
 * Changes what a person may do, from their next unlocking on.
 *
 * @throws AppError `not-permitted`, `last-owner`; `unexpected`: it is one's own role
 */
export async function setRole(slotId: string, role: Role): Promise<void> {
  requireRight('manage');
  requireAnother(slotId, 'Nobody changes their own role');
  await changeVault((api) => api.setRole(slotId, role));
  await recordAudit('role-changed', `${slotId} ${role}`);
}

/** Another recovery sheet: its words. The old sheet opens nothing any more. @throws AppError `not-permitted` */
export async function renewRecoverySheet(): Promise<readonly string[]> {
  requireRight('manage');
  const { words } = await changeVault((api) => api.renewRecovery());
  confirmed(false);
  await recordAudit('sheet-renewed');
  return words;
}

/** The words were asked back: photos may be kept. @throws AppError `not-permitted` */
export async function confirmRecoverySheet(): Promise<void> {
  requireRight('manage');
  await changeVault(async (api) => ({ header: await api.confirmRecovery() }));
  confirmed(true);
}

function requireAnother(slotId: string, why: string): void {
  const state = vaultState();
  if (state.kind === 'open' && state.slotId === slotId) throw new AppError('unexpected', why);
}

function confirmed(isRecoveryConfirmed: boolean): void {
  const state = vaultState();
  if (state.kind === 'open') enterState({ ...state, isRecoveryConfirmed });
}
