import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { WrappedKey } from '../../../src/domain/vault.ts';
import { openLedger } from '../../../src/storage/clinic.ts';
import { nameVaultDatabase } from '../../../src/storage/database.ts';
import { readVault, type StoredVault, saveCanary, saveVault } from '../../../src/storage/header.ts';
import { type Sealer, setSealer } from '../../../src/storage/seal.ts';
import { FLOOR } from '../../../workers/vault/passphraseKey.ts';
import { newVault, type Vault } from '../../../workers/vault/vault.ts';
import { shelf } from '../../fixtures/shelf.ts';
import { isPowerOff } from './faults.ts';
import { scheduled } from './scheduler.ts';

/** A vault that was made, and the words of its recovery sheet. */
export interface MadeVault extends StoredVault {
  readonly words: string;
}

/** One vault for all seeds: turning a passphrase into a key takes longer than many of them. */
export function makeVault(): Promise<MadeVault> {
  return scheduled(async () => {
    const { header, keys, words } = await newVault().create('a passphrase of some words', FLOOR);
    return { header, keys, words: words.join(' ') };
  });
}

/** A browser with the product in it: its database, its `localStorage` and, while it is unlocked, the vault's worker. */
export class Device {
  #vault: Vault = newVault();
  #jobs: Promise<unknown> = Promise.resolve();
  /** Sheets that may open it: a renewal that was told as failed may have been written all the same. */
  #sheets: string[];
  #storage = shelf();

  private constructor({ words }: MadeVault) {
    this.#sheets = [words];
  }

  /** A new device with this vault on it, unlocked. */
  static async begin(made: MadeVault): Promise<Device> {
    const device = new Device(made);
    Object.assign(globalThis, { indexedDB: new IDBFactory(), localStorage: device.#storageWithPower() });
    await nameVaultDatabase('simulation');
    setSealer('locked');
    await saveVault(made);
    await device.reopen();
    return device;
  }

  /** As after a reload: nothing that was in memory is there. Unlocks with the sheet. */
  async reopen(): Promise<void> {
    await nameVaultDatabase('simulation');
    setSealer('locked');
    this.#jobs = Promise.resolve();
    const stored = await readVault();
    if (stored === null) throw new Error('The vault is gone');
    this.#vault = newVault();
    this.#sheets = [await this.#unlockWithAny(stored)];
    setSealer(this.#sealer());
    saveCanary({ header: stored.header });
    await openLedger();
  }

  /** Another recovery sheet, as the product makes one: in one job of the vault's worker. */
  renewSheet(): Promise<void> {
    return this.#job(async () => {
      const { header, keys, words } = await this.#vault.renewRecovery();
      this.#sheets.push(words.join(' '));
      await saveVault({ header, keys });
      this.#vault.accept();
    });
  }

  /** What `localStorage` holds, to be put back where a crash comes before the browser wrote it to the disk. */
  storageNow(): () => void {
    const held = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i) ?? '').map(
      (key) => [key, this.#storage.getItem(key) ?? ''] as const,
    );
    return () => {
      this.#storage.clear();
      for (const [key, value] of held) this.#storage.setItem(key, value);
    };
  }

  async #unlockWithAny({ header, keys }: { header: StoredVault['header']; keys: readonly WrappedKey[] }) {
    for (const words of this.#sheets.toReversed()) {
      const hasOpened = await this.#vault.unlock(header, keys, words).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code !== 'wrong-passphrase') throw error;
          return false;
        },
      );
      if (hasOpened) return words;
    }
    throw new Error('No sheet opens the vault');
  }

  /** The worker takes one job after another (`workers/channel.ts`). */
  #job<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#jobs.then(work);
    this.#jobs = result.catch(() => undefined);
    return result;
  }

  #sealer(): Sealer {
    const vault = this.#vault;
    return {
      seal: (plain, as) => this.#job(() => vault.seal(plain, as)),
      unseal: (sealed, as) => this.#job(() => vault.unseal(sealed, as)),
      keyOf: (clientId) => this.#job(() => vault.keyOf(clientId)),
      forgetting: (clientId, erase) => this.#job(() => vault.forgetting(clientId, erase)),
    };
  }

  #storageWithPower(): Storage {
    return new Proxy(this.#storage, {
      get: (target, name) => (isPowerOff() && name === 'setItem' ? () => undefined : Reflect.get(target, name)),
    });
  }
}
