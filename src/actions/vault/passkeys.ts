import { transfer } from '../../../workers/channel.ts';
import { fromBase64 } from '../../bytes/base64.ts';
import { AppError } from '../../domain/errors.ts';
import type { VaultHeader } from '../../domain/vault.ts';
import { readCanary } from '../../storage/header.ts';
import { changeVault } from './changeVault.ts';
import { askPasskeys, makePasskey, type PasskeyAnswer } from './prf.ts';
import { requireRight } from './rights.ts';
import { vaultState } from './state.ts';

const SALT_BYTES = 16;

/** Whether the vault of this device may be opened with a passkey. */
export function hasPasskeys(): boolean {
  return readCanary()?.header.slots.some(({ kind }) => kind === 'passkey') ?? false;
}

/**
 * Has this device make a passkey for the person who opened the vault: a second way in beside their passphrase. To be
 * called in their gesture.
 *
 * @param name theirs, which the device shows beside the passkey
 * @throws AppError `passkey-unfit`, `passkey-unused`; `unexpected`: nobody's passphrase opened it, but the sheet
 */
export async function addPasskey(name: string): Promise<void> {
  const state = vaultState();
  const personId = state.kind === 'open' ? state.slotId : null;
  if (personId === null) throw new AppError('locked');
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const { credentialId, secret } = await makePasskey(name, salt);
  const passkey = { credentialId, personId };
  const beside = { kind: 'passkey-added', about: personId } as const;
  await changeVault((api) => api.addPasskey(transfer(secret, [secret.buffer]), salt, passkey), beside);
}

/** Takes a passkey away: one's own, or anybody's for who may manage people. @throws AppError `not-permitted` */
export async function removePasskey(slotId: string, personId: string): Promise<void> {
  const state = vaultState();
  if (state.kind !== 'open' || state.slotId !== personId) requireRight('manage');
  await changeVault((api) => api.removeSlot(slotId), { kind: 'passkey-removed', about: personId });
}

/** Asks for a passkey of this vault; gives its slot and what it answered. @throws AppError as `askPasskeys` */
export async function askPasskeyOf(header: VaultHeader): Promise<PasskeyAnswer & { readonly slotId: string }> {
  const slots = header.slots.filter(({ kind }) => kind === 'passkey');
  const asked = slots.map(({ passkey, salt }) => ({
    credentialId: passkey?.credentialId ?? '',
    salt: fromBase64(salt),
  }));
  const answer = await askPasskeys(asked);
  const used = slots.find(({ passkey }) => passkey?.credentialId === answer.credentialId);
  return { ...answer, slotId: used?.id ?? '' };
}
