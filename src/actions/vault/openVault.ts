import { transfer } from '../../../workers/channel.ts';
import { AppError, type FaultCode } from '../../domain/errors.ts';
import type { Role } from '../../domain/roles.ts';
import { type AuditKind, personOf, type Slot, type SlotKind, type VaultHeader } from '../../domain/vault.ts';
import { isLoss } from '../../domain/vaultLoss.ts';
import { appendOrOwe, isAuditCut } from '../../storage/audit.ts';
import { keepLedger, openLedger, saveStaff } from '../../storage/clinic.ts';
import { isSingleDatabase } from '../../storage/database.ts';
import {
  clearLostVault,
  readCanary,
  readVault,
  replaceLostVault,
  type StoredVault,
  saveCanary,
  saveVault,
} from '../../storage/header.ts';
import { hasOlderRecords, moveOlderRecords } from '../../storage/older.ts';
import { scrubIfOwed } from '../../storage/scrub.ts';
import { setSealer } from '../../storage/seal.ts';
import { withoutStrayKeys } from '../../storage/strayKeys.ts';
import { watchIdle } from './autoLock.ts';
import { lockVault, whenLocked } from './lockVault.ts';
import { askPasskeyOf } from './passkeys.ts';
import { enterState, type VaultState, vaultState } from './state.ts';
import { inVaultWorker, workerSealer } from './vaultWorker.ts';
import { holdWriter, onOtherTabs, releaseWriter, takeWriter, tellOtherTabs } from './writer.ts';

/** How often what the ledger learnt is kept. */
const LEDGER_MS = 5_000;

let isHearing = false;

/** Looks how the vault of this device stands, and enters that state. Nothing is made or changed by looking. */
export async function findVault(): Promise<void> {
  if (!isHearing) onOtherTabs(hear);
  isHearing = true;
  if (vaultState().kind === 'open') return;
  if (isSingleDatabase()) {
    enterState({ kind: 'open', slotId: null, role: 'owner', isRecoveryConfirmed: true, isLogCut: false });
    return;
  }
  const before = vaultState();
  const found = await look();
  // Meanwhile somebody unlocked it, or another look was faster.
  if (vaultState() !== before) return;
  setSealer(found.kind === 'none' ? 'none' : 'locked');
  enterState(found);
}

async function look(): Promise<VaultState> {
  try {
    if ((await readVault()) !== null) return { kind: 'locked' };
    return { kind: 'none', hasOlder: await hasOlderRecords() };
  } catch (error) {
    return { kind: 'lost', code: codeOf(error) };
  }
}

function hear(what: 'hand-over' | 'changed'): void {
  const { kind } = vaultState();
  if (what === 'hand-over') void lockVault('taken-over');
  // Another tab made the vault, or closed it.
  else if (kind === 'none' || kind === 'elsewhere') void findVault();
}

/**
 * Makes the vault of this device, opens it, and moves into it what lay open before. Its recovery sheet is
 * yet to be printed: `renewRecoverySheet` gives one.
 *
 * @param instead in the place of a vault that was lost: what is left of it goes. A person decided so.
 * @throws AppError `unexpected`: there is a vault already; `vault-elsewhere`; `memory-short`; `storage-full`
 */
export async function createVault(passphrase: string, name: string, instead = false): Promise<void> {
  await requireWriter();
  try {
    if (instead) await requireLost();
    else if ((await readVault()) !== null) throw new AppError('unexpected', 'There is a vault already');
    const made = await inVaultWorker(async (api) => {
      const change = await api.create(passphrase);
      await (instead ? replaceLostVault(change) : saveVault(change));
      await api.accept();
      return change;
    });
    setSealer(workerSealer(keysLost), made.slotId);
    await saveStaff(() => [{ slotId: made.slotId, name: name.trim(), addedAt: Date.now(), leftAt: null }]);
    await entered(made.header, { slotId: made.slotId, role: 'owner' }, 'vault-made');
  } catch (error) {
    if (vaultState().kind !== 'open') releaseWriter();
    throw error;
  }
}

/**
 * Opens the vault with a passphrase or the 24 words of the recovery sheet.
 *
 * @throws AppError `wrong-passphrase`, `vault-elsewhere` (see `takeOverVault`), `kdf-refused`, `vault-damaged`,
 * `vault-lost`, `memory-short`
 */
export function unlockVault(typed: string): Promise<void> {
  const lastSlot = readCanary()?.lastSlot ?? undefined;
  return unlockBy(({ header, keys }) => inVaultWorker((api) => api.unlock(header, keys, typed, lastSlot)));
}

/**
 * Opens the vault with a passkey of this device. To be called in a person's gesture.
 *
 * @throws AppError `passkey-unused`, `passkey-unfit`, `passkey-refused`, and what `unlockVault` throws
 */
export function unlockWithPasskey(): Promise<void> {
  return unlockBy(async ({ header, keys }) => {
    const { slotId, secret } = await askPasskeyOf(header);
    return inVaultWorker((api) => api.unlockWithPasskey(header, keys, slotId, transfer(secret, [secret.buffer])));
  });
}

const UNLOCKED_BY = {
  passphrase: 'unlocked',
  recovery: 'unlocked-by-sheet',
  passkey: 'unlocked-by-passkey',
} as const satisfies Record<SlotKind, AuditKind>;

async function unlockBy(open: (stored: StoredVault) => Promise<Slot>): Promise<void> {
  await requireWriter();
  try {
    const stored = await readVault();
    if (stored === null) throw new AppError('vault-lost');
    // Nobody is kept out because the others can't be tidied away.
    const keys = await withoutStrayKeys(stored.keys).catch(() => stored.keys);
    const slot = await open({ ...stored, keys });
    setSealer(workerSealer(keysLost), personOf(slot));
    saveCanary({ header: stored.header });
    await entered(stored.header, { slotId: personOf(slot), role: slot.role }, UNLOCKED_BY[slot.kind]);
  } catch (error) {
    if (vaultState().kind === 'open') throw error;
    releaseWriter();
    const code = codeOf(error);
    if (code === 'wrong-passphrase' || code === 'passkey-refused')
      saveCanary({ failedUnlocks: (readCanary()?.failedUnlocks ?? 0) + 1 });
    if (isLoss(code)) enterState({ kind: 'lost', code });
    throw error;
  }
}

/** Has the tab that holds the vault close it; then it can be unlocked here. */
export async function takeOverVault(): Promise<void> {
  await takeWriter(keysLost);
  releaseWriter();
  enterState({ kind: 'locked' });
}

/** Puts away what is left of a lost vault. A person decided so; nothing of ours does it by itself. */
export async function putAwayLostVault(): Promise<void> {
  await requireLost();
  await clearLostVault();
  await findVault();
}

/**
 * What could not be found or opened may be there again, as where another program held the browser's files. Then it is
 * neither put away nor written over.
 */
async function requireLost(): Promise<void> {
  const state = vaultState();
  if (state.kind !== 'lost' || (state.code !== 'vault-lost' && state.code !== 'storage-damaged')) return;
  const now = await look();
  if (now.kind === 'lost') return;
  enterState(now);
  throw new AppError('unexpected', 'The vault is there again');
}

async function requireWriter(): Promise<void> {
  if (await holdWriter(keysLost)) return;
  enterState({ kind: 'elsewhere' });
  throw new AppError('vault-elsewhere');
}

/** The vault is open in the worker: the rest of what opening means. */
async function entered(
  header: VaultHeader,
  { slotId, role }: { readonly slotId: string; readonly role: Role },
  kind: AuditKind,
): Promise<void> {
  const isSetBack = await openLedger().then(
    () => false,
    () => true,
  );
  const isLogCut = isSetBack || (await isAuditCut());
  const failed = readCanary()?.failedUnlocks ?? 0;
  if (failed > 0) await appendOrOwe('failed-unlocks', { slotId: null, about: String(failed) });
  await appendOrOwe(kind, { slotId, about: '' });
  saveCanary({ lastSlot: slotId, failedUnlocks: 0 });
  await moveOlderRecords();
  whenLocked(watchIdle(() => void lockVault()));
  const keeping = setInterval(() => void keepLedger().catch(() => undefined), LEDGER_MS);
  whenLocked(() => clearInterval(keeping));
  enterState({ kind: 'open', slotId, role, isRecoveryConfirmed: header.isRecoveryConfirmed, isLogCut });
  tellOtherTabs();
  scrubIfOwed().catch(() => undefined);
}

/** The worker died, or another tab took the vault. */
function keysLost(): void {
  void lockVault();
}

function codeOf(error: unknown): FaultCode {
  return error instanceof AppError ? (error.code as FaultCode) : 'unexpected';
}
