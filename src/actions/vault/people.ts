import { AppError } from '../../domain/errors.ts';
import type { Role } from '../../domain/roles.ts';
import { changeVault } from './changeVault.ts';
import { requireRight } from './rights.ts';
import { enterState, vaultState } from './state.ts';

/** Gives a person a passphrase of their own, and a role. @throws AppError `not-permitted` */
export async function addPerson(name: string, role: Role, passphrase: string): Promise<void> {
  requireRight('manage');
  const slotId = crypto.randomUUID();
  await changeVault((api) => api.addSlot(passphrase, role, { id: slotId }), {
    kind: 'person-added',
    about: `${slotId} ${role}`,
    staff: (staff) => [...staff, { slotId, name: name.trim(), addedAt: Date.now(), leftAt: null }],
  });
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
  await changeVault((api) => api.removeSlot(slotId), {
    kind: 'person-removed',
    about: slotId,
    staff: (staff) => staff.map((one) => (one.slotId === slotId ? { ...one, leftAt: Date.now() } : one)),
  });
}

/**
 * Changes what a person may do, from their next unlocking on.
 *
 * @throws AppError `not-permitted`, `last-owner`; `unexpected`: it is one's own role
 */
export async function setRole(slotId: string, role: Role): Promise<void> {
  requireRight('manage');
  requireAnother(slotId, 'Nobody changes their own role');
  const about = `${slotId} ${role}`;
  await changeVault((api) => api.setRole(slotId, role), { kind: 'role-changed', about });
}

/** Another recovery sheet: its words. The old sheet opens nothing any more. @throws AppError `not-permitted` */
export async function renewRecoverySheet(): Promise<readonly string[]> {
  requireRight('manage');
  const { words } = await changeVault((api) => api.renewRecovery(), { kind: 'sheet-renewed', about: '' });
  confirmed(false);
  return words;
}

/** The words were asked back: photos may be kept. @throws AppError `not-permitted` */
export async function confirmRecoverySheet(): Promise<void> {
  requireRight('manage');
  await changeVault(async (api) => ({ header: await api.confirmRecovery() }), null);
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
