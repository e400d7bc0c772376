import { AppError } from '../../domain/errors.ts';
import type { ClientId } from '../../domain/ids.ts';
import { lockVault } from '../vault/lockVault.ts';
import { recordAudit } from '../vault/recordAudit.ts';
import { vaultState } from '../vault/state.ts';
import { inVaultWorker } from '../vault/vaultWorker.ts';
import { clientView, enterClientView } from './state.ts';

/** After so many wrong answers only the passphrase is taken: four digits would give in to patience. */
const MOST_TRIES = 5;

/** In memory alone: after a reload there is only the passphrase, and no PIN can be read from the disk. */
let pin: string | null = null;
let tries = 0;

/**
 * Hands the screen to a client: from here on it shows nothing but their own course.
 *
 * @param digits a PIN to take it back with; empty: the passphrase only
 * @throws AppError `vault-needed`: without a lock nothing could be taken back
 */
export async function showToClient(clientId: ClientId, digits: string): Promise<void> {
  if (vaultState().kind !== 'open') throw new AppError('vault-needed');
  await recordAudit('shown-to-client', '', clientId);
  pin = digits === '' ? null : digits;
  tries = 0;
  enterClientView({ clientId, kind: 'clinic' });
}

/**
 * Takes the screen back. The passphrase of another person than the one at work is taken too, and locks: what they may do
 * is for them to unlock.
 *
 * @param typed the PIN, the passphrase, or the words of the recovery sheet if it opened the vault
 * @throws AppError `wrong-passphrase`
 */
export async function takeBackScreen(typed: string): Promise<void> {
  const [view, vault] = [clientView(), vaultState()];
  if (view?.kind !== 'clinic' || vault.kind !== 'open') return;
  if (pin === null || typed !== pin) {
    tries += 1;
    if (tries >= MOST_TRIES) pin = null;
    const slotId = await inVaultWorker((api) => api.slotTaking(typed));
    if (slotId === null) throw new AppError('wrong-passphrase');
    if (slotId !== vault.slotId) {
      enterClientView(null);
      await lockVault();
      return;
    }
  }
  pin = null;
  await recordAudit('taken-from-client', '', view.clientId);
  enterClientView(null);
}
