import { AppError } from '../../src/domain/errors.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Argon2Cost, PasskeyOf, SealedAs, Slot, VaultHeader, WrappedKey } from '../../src/domain/vault.ts';
import { type Bytes, random } from './bytes.ts';
import { type ClientKeys, clientKeys } from './clientKeys.ts';
import { requireOwn, type VaultKeys, vaultKeys, withMac } from './header.ts';
import { asTyped, calibratedCost } from './passphraseKey.ts';
import { openRecord, sealRecord } from './records.ts';
import { type BareSlot, newSlot, openSlot, type SlotSecret, slotsFor, type Typed, withVaultKey } from './slots.ts';
import { withoutWay, withRole } from './ways.ts';
import { newRecovery } from './words.ts';

/** A header, and every client key wrapped anew for it: to be written together, or not at all. */
export interface VaultChange {
  readonly header: VaultHeader;
  readonly keys: readonly WrappedKey[];
}

/** The clinic's own records have a key too. */
const CLINIC = '';

interface Opened {
  readonly header: VaultHeader;
  readonly keys: VaultKeys;
  readonly clients: ClientKeys;
}

/**
 * One vault, closed at first. Its keys live in this closure and nowhere else. A change of slots makes a new vault key,
 * which takes effect with `accept`, once storage has written it.
 */
export function newVault() {
  let opened: Opened | null = null;
  let next: Opened | null = null;

  const open = () => {
    if (opened === null) throw new AppError('locked');
    return opened;
  };

  /** A new vault key, given to these slots. */
  async function prepare(
    bare: Omit<VaultHeader, 'mac' | 'slots'>,
    slots: readonly BareSlot[],
    held: ClientKeys | null,
    without?: string,
  ): Promise<VaultChange> {
    const { vaultId, epoch } = bare;
    const vaultKey = random(32);
    const given = await Promise.all(slots.map((slot) => withVaultKey(vaultId, epoch, slot, vaultKey)));
    const keys = await vaultKeys(vaultKey);
    const clients = held
      ? await held.rewrapped(keys.wrapping, epoch, without)
      : clientKeys(vaultId, keys.wrapping, epoch, []);
    await clients.wrapped(CLINIC);
    const header = await withMac({ ...bare, slots: given }, keys);
    next = { header, keys, clients };
    return { header, keys: clients.all() };
  }

  function changed(slots: readonly BareSlot[], isRecoveryConfirmed: boolean, without?: string): Promise<VaultChange> {
    const { header, clients } = open();
    const { format, vaultId, createdAt, epoch } = header;
    return prepare({ format, vaultId, createdAt, isRecoveryConfirmed, epoch: epoch + 1 }, slots, clients, without);
  }

  /** From here on the prepared change is what the vault is. */
  function accept(): void {
    if (next === null) throw new AppError('unexpected', 'Nothing was prepared');
    opened = next;
    next = null;
  }

  async function added(role: Role, from: SlotSecret, id?: string): Promise<VaultChange & { readonly slotId: string }> {
    const { header } = open();
    const slot = await newSlot(header.vaultId, role, from, id);
    return { ...(await changed([...header.slots, slot], header.isRecoveryConfirmed)), slotId: slot.id };
  }

  /** Opens the vault by one slot. `false`: the secret is another one, or the slot was changed. */
  async function enter(header: VaultHeader, keys: readonly WrappedKey[], slot: Slot, typed: Typed): Promise<boolean> {
    const vaultKey = await tryOpen(header, slot, typed);
    if (vaultKey === null) return false;
    const working = await vaultKeys(vaultKey);
    await requireOwn(header, working);
    const clients = clientKeys(header.vaultId, working.wrapping, header.epoch, keys);
    // A vault whose key doesn't open its own clinic's key is a header of one time with records of another.
    await clients.base(CLINIC).catch((cause: unknown) => {
      throw new AppError('vault-damaged', 'Header and keys are of different times', { cause });
    });
    opened = { header, keys: working, clients };
    return true;
  }

  return {
    /** A new vault with one passphrase and one recovery sheet. `cost` is found out here unless it is given. */
    async create(
      passphrase: string,
      cost?: Argon2Cost,
    ): Promise<VaultChange & { readonly slotId: string; readonly words: readonly string[] }> {
      const vaultId = crypto.randomUUID();
      const own = await newSlot(vaultId, 'owner', {
        kind: 'passphrase',
        passphrase,
        cost: cost ?? (await calibratedCost()),
      });
      const { words, secret } = newRecovery();
      const sheet = await newSlot(vaultId, 'owner', { kind: 'recovery', secret });
      const bare = { format: 1, vaultId, createdAt: Date.now(), isRecoveryConfirmed: false, epoch: 1 } as const;
      const change = await prepare(bare, [own, sheet], null);
      return { ...change, slotId: own.id, words };
    },

    accept,

    /**
     * Opens the vault with a passphrase or the 24 words of the recovery sheet; gives the slot that took it.
     *
     * @param first the slot to try first
     * @throws AppError `wrong-passphrase`: no slot takes it, or the one that would was changed; `kdf-refused`: a slot asks
     * for less work than any of ours, or for an absurd amount; `vault-damaged`: the header is not as the vault left it
     */
    async unlock(header: VaultHeader, keys: readonly WrappedKey[], typed: string, first?: string): Promise<Slot> {
      // Argon2id takes no empty password, and would be told as a machine without memory.
      if (asTyped(typed) === '') throw new AppError('wrong-passphrase');
      const { slots, given } = slotsFor(header.slots, typed);
      slots.sort((a, b) => Number(b.id === first) - Number(a.id === first));
      for (const slot of slots) if (await enter(header, keys, slot, given)) return slot;
      throw new AppError('wrong-passphrase');
    },

    /** The slot of the open vault that takes what was typed; `null`: none does. Nothing is opened or changed by asking. */
    async slotTaking(typed: string): Promise<string | null> {
      const { header } = open();
      const { slots, given } = slotsFor(header.slots, typed);
      for (const slot of slots) {
        const vaultKey = await tryOpen(header, slot, given);
        if (vaultKey === null) continue;
        vaultKey.fill(0);
        return slot.id;
      }
      return null;
    },

    /**
     * Opens the vault with what a passkey's PRF gave, which is zeroed here.
     *
     * @throws AppError `passkey-refused`: the slot is another passkey's, or was changed; `vault-damaged`
     */
    async unlockWithPasskey(
      header: VaultHeader,
      keys: readonly WrappedKey[],
      slotId: string,
      secret: Bytes,
    ): Promise<Slot> {
      const slot = header.slots.find(({ id, kind }) => id === slotId && kind === 'passkey');
      const isEntered = slot !== undefined && (await enter(header, keys, slot, { secret }));
      secret.fill(0);
      if (!isEntered) throw new AppError('passkey-refused');
      return slot;
    },

    /** The ways into the open vault. */
    slots(): readonly Slot[] {
      return open().header.slots;
    },

    /** Says that the words were asked back. */
    async confirmRecovery(): Promise<VaultHeader> {
      const { header, keys, clients } = open();
      const confirmed = await withMac({ ...header, isRecoveryConfirmed: true }, keys);
      next = { header: confirmed, keys, clients };
      return confirmed;
    },

    /** Another recovery sheet; the old one opens nothing any more. */
    async renewRecovery(): Promise<VaultChange & { readonly words: readonly string[] }> {
      const { header } = open();
      const { words, secret } = newRecovery();
      const sheet = await newSlot(header.vaultId, 'owner', { kind: 'recovery', secret });
      const others = header.slots.filter(({ kind }) => kind !== 'recovery');
      return { ...(await changed([...others, sheet], false)), words };
    },

    /** A passphrase for one more person. `cost` and `id` are found here unless they are given. */
    async addSlot(
      passphrase: string,
      role: Role,
      { cost, id }: { readonly cost?: Argon2Cost; readonly id?: string } = {},
    ): Promise<VaultChange & { readonly slotId: string }> {
      const from: SlotSecret = { kind: 'passphrase', passphrase, cost: cost ?? (await calibratedCost()) };
      return added(role, from, id);
    },

    /**
     * A passkey for somebody who has a passphrase. The secret is zeroed here.
     *
     * @param secret what the passkey's PRF gave for `salt`
     * @throws AppError `passkey-unfit`; `unexpected`: there is no such person
     */
    async addPasskey(
      secret: Bytes,
      salt: Bytes,
      passkey: PasskeyOf,
    ): Promise<VaultChange & { readonly slotId: string }> {
      const person = open().header.slots.find(({ id, kind }) => id === passkey.personId && kind === 'passphrase');
      if (person === undefined) throw new AppError('unexpected', 'There is no such person');
      try {
        return await added(person.role, { kind: 'passkey', secret, salt, passkey });
      } finally {
        secret.fill(0);
      }
    },

    /** Takes away a person with their passkeys, or one passkey. @throws AppError `last-owner`, `unexpected` */
    async removeSlot(slotId: string): Promise<VaultChange> {
      const { header } = open();
      return changed(withoutWay(header.slots, slotId), header.isRecoveryConfirmed);
    },

    /** Changes what a person may do. @throws AppError `last-owner`, `unexpected` */
    async setRole(slotId: string, role: Role): Promise<VaultChange> {
      const { header } = open();
      return changed(withRole(header.slots, slotId, role), header.isRecoveryConfirmed);
    },

    /** @throws AppError `not-found`: the client has no key, never had or has been erased */
    async seal(plain: Uint8Array, as: SealedAs): Promise<Bytes> {
      const { header, clients } = open();
      if (!clients.has(as.clientId)) throw new AppError('not-found');
      return sealRecord(header.vaultId, await clients.base(as.clientId), plain, as);
    },

    /** @throws AppError `record-damaged` */
    async unseal(sealed: Uint8Array, as: SealedAs): Promise<Bytes> {
      const { header, clients } = open();
      return openRecord(header.vaultId, await clients.base(as.clientId), sealed, as);
    },

    /** The wrapped key of a client, made where there is none: to be written with the client. */
    async keyOf(clientId: string): Promise<WrappedKey> {
      return open().clients.wrapped(clientId);
    },

    /**
     * Erases a client's key. The vault has another key from then on, under which all others' lie anew: whatever the disk
     * keeps of the old ones is worth nothing to who has only what is stored now. `erase` writes what is left, together
     * with the erasing of the client; if it throws, nothing has changed.
     */
    async forgetting(clientId: string, erase: (left: VaultChange) => Promise<void>): Promise<void> {
      const { header } = open();
      await erase(await changed(header.slots, header.isRecoveryConfirmed, clientId));
      accept();
    },
  };
}

export type Vault = ReturnType<typeof newVault>;

async function tryOpen({ vaultId, epoch }: VaultHeader, slot: Slot, typed: Typed): Promise<Bytes | null> {
  try {
    return await openSlot(vaultId, epoch, slot, typed);
  } catch (error) {
    if (error instanceof AppError) throw error;
    return null;
  }
}
