import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SealedAs, Slot, VaultHeader, WrappedKey } from '../../../src/domain/vault.ts';
import { FLOOR } from '../../../workers/vault/passphraseKey.ts';
import { newVault, type Vault, type VaultChange } from '../../../workers/vault/vault.ts';

const PASSPHRASE = 'correct horse battery staple';
const ANN: SealedAs = { store: 'clients', id: 'ann', clientId: 'ann', rev: 3 };
const text = (words: string) => new TextEncoder().encode(words);

let vault: Vault;
let header: VaultHeader;
let keys: readonly WrappedKey[];
let words: readonly string[];
let slotId: string;

beforeAll(async () => {
  vault = newVault();
  ({ header, keys, words, slotId } = await vault.create(PASSPHRASE, FLOOR));
  vault.accept();
  keys = [...keys, await vault.keyOf('ann'), await vault.keyOf('bob')];
});

async function opened(typed: string, from = header, with_ = keys): Promise<Vault> {
  const other = newVault();
  await other.unlock(from, with_, typed);
  return other;
}

const damaged =
  (whose: string) =>
  (key: WrappedKey): WrappedKey =>
    key.id === whose ? { id: key.id, wrapped: key.wrapped.map((byte, i) => (i === 20 ? byte ^ 1 : byte)) } : key;

describe('a vault', () => {
  it('is opened by its passphrase and by its sheet, and gives the record back', async () => {
    const sealed = await vault.seal(text('Ann'), ANN);
    for (const typed of [PASSPHRASE, `  ${PASSPHRASE.replaceAll(' ', '   ')}`, words.join(' ')]) {
      expect(await (await opened(typed)).unseal(sealed, ANN)).toEqual(text('Ann'));
    }
  });

  it('refuses a wrong passphrase, and the words of another sheet', async () => {
    await expect(opened('correct horse battery stable')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(opened(' ')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const other = newVault();
    const { words: others } = await other.create(PASSPHRASE, FLOOR);
    await expect(opened(others.join(' '))).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it('does nothing while it is closed', async () => {
    const closed = newVault();
    await expect(closed.seal(text('x'), ANN)).rejects.toMatchObject({ code: 'locked' });
    await expect(closed.unseal(text('x'), ANN)).rejects.toMatchObject({ code: 'locked' });
    await expect(closed.keyOf('ann')).rejects.toMatchObject({ code: 'locked' });
  });

  it('keeps nothing in its header that tells the passphrase, the words or a name', () => {
    const written = JSON.stringify(header);
    for (const secret of [PASSPHRASE, words.slice(0, 3).join(' '), 'Ann']) expect(written).not.toContain(secret);
  });
});

describe('a sealed record', () => {
  it('opens only as what it was sealed as', async () => {
    const sealed = await vault.seal(text('Ann'), ANN);
    for (const other of [
      { ...ANN, store: 'courses' },
      { ...ANN, id: 'anna' },
      { ...ANN, clientId: 'bob' },
      { ...ANN, rev: 2 },
      { ...ANN, rev: 4 },
    ]) {
      await expect(vault.unseal(sealed, other)).rejects.toMatchObject({ code: 'record-damaged' });
    }
  });

  it('is refused when it was cut or any byte of it was changed', async () => {
    const sealed = await vault.seal(text('a note of some length'), ANN);
    for (let cut = 0; cut < sealed.length; cut++) {
      await expect(vault.unseal(sealed.slice(0, cut), ANN)).rejects.toMatchObject({ code: 'record-damaged' });
    }
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at]! ^= 0x40;
      await expect(vault.unseal(changed, ANN)).rejects.toMatchObject({ code: 'record-damaged' });
    }
  });

  it('of anything comes back as it went in, and never looks like it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 16, maxLength: 400 }),
        fc.string(),
        fc.nat(),
        async (bytes, id, rev) => {
          const as = { store: 'photos', id, clientId: 'ann', rev };
          const sealed = await vault.seal(bytes, as);
          expect(await vault.unseal(sealed, as)).toEqual(new Uint8Array(bytes));
          expect(Buffer.from(sealed).includes(Buffer.from(bytes))).toBe(false);
          expect(await vault.seal(bytes, as)).not.toEqual(sealed);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('can’t be opened once its client’s key is gone', async () => {
    const as = { ...ANN, id: 'eve', clientId: 'eve' };
    const own = await opened(words.join(' '));
    const old = await own.keyOf('eve');
    const sealed = await own.seal(text('Eve'), as);
    const before = await own.seal(text('Ann'), ANN);
    let left: VaultChange | null = null;
    const failing = own.forgetting('eve', async () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(failing).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await own.unseal(sealed, as)).toEqual(text('Eve'));
    await own.forgetting('eve', async (change) => {
      left = change;
    });
    await expect(vault.unseal(sealed, as)).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await own.unseal(before, ANN)).toEqual(text('Ann'));

    // Who kept a copy of the wrapped key, and has the passphrase and all that is stored now, opens nothing with it.
    const { header: now, keys: kept } = left as unknown as VaultChange;
    expect(now.epoch).toBe(header.epoch + 1);
    expect(kept.map(({ id }) => id)).not.toContain('eve');
    const again = await opened(words.join(' '), now, [...kept, old]);
    expect(await again.unseal(before, ANN)).toEqual(text('Ann'));
    await expect(again.unseal(sealed, as)).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('can’t be opened by a key that was wrapped for somebody else', async () => {
    const [clinic, ann, bob] = keys as [WrappedKey, WrappedKey, WrappedKey];
    const swapped = [clinic, { ...ann, wrapped: bob.wrapped }, { ...bob, wrapped: ann.wrapped }];
    const sealed = await vault.seal(text('Ann'), ANN);
    const other = await opened(words.join(' '), header, swapped);
    await expect(other.unseal(sealed, ANN)).rejects.toMatchObject({ code: 'record-damaged' });
  });
});

describe('a header that was changed', () => {
  const withSlot = (change: (slot: Slot) => Slot): VaultHeader => ({
    ...header,
    slots: header.slots.map((slot) => (slot.kind === 'passphrase' ? change(slot) : slot)),
  });

  it('is refused where it asks for less work, or for an absurd amount', async () => {
    for (const cost of [
      { ...FLOOR, memoryKib: 1_024 },
      { ...FLOOR, passes: 1 },
      { ...FLOOR, memoryKib: 8_388_608 },
      { ...FLOOR, passes: 100_000 },
      null,
    ]) {
      await expect(
        opened(
          PASSPHRASE,
          withSlot((slot) => ({ ...slot, cost })),
        ),
      ).rejects.toMatchObject({ code: 'kdf-refused' });
    }
  });

  it('does not open where a slot is of another cost, salt, name or kind of vault', async () => {
    for (const change of [
      (slot: Slot) => ({ ...slot, cost: { ...FLOOR, passes: 4 } }),
      (slot: Slot) => ({ ...slot, salt: btoa('0123456789abcdef') }),
      (slot: Slot) => ({ ...slot, id: 'another' }),
      (slot: Slot) => ({ ...slot, wrapped: header.slots[1]!.wrapped }),
    ]) {
      await expect(opened(PASSPHRASE, withSlot(change))).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    await expect(opened(PASSPHRASE, { ...header, vaultId: 'another' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
  });

  it('is told from the vault’s own where a slot was added or taken, or its facts were changed', async () => {
    const other = newVault();
    const { header: foreign } = await other.create('another one', FLOOR);
    for (const changed of [
      { ...header, slots: [...header.slots, foreign.slots[0]!] },
      { ...header, slots: header.slots.slice(1) },
      { ...header, isRecoveryConfirmed: true },
      { ...header, createdAt: 0 },
    ]) {
      await expect(opened(words.join(' '), changed)).rejects.toMatchObject({ code: 'vault-damaged' });
    }
  });
});

describe('changing who may open it', () => {
  it('adds a person, takes one away, and leaves the records what they were', async () => {
    const sealed = await vault.seal(text('Ann'), ANN);
    const old = { header, keys };
    const mine = await opened(words.join(' '));
    const added = await mine.addSlot('a colleague of mine', 'owner', { cost: FLOOR });
    mine.accept();
    expect(await mine.unseal(sealed, ANN)).toEqual(text('Ann'));
    const theirs = await opened('a colleague of mine', added.header, added.keys);
    expect(await theirs.unseal(sealed, ANN)).toEqual(text('Ann'));

    const removed = await mine.removeSlot(added.slotId);
    mine.accept();
    await expect(opened('a colleague of mine', removed.header, removed.keys)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    // Who kept the old header opens none of the keys of now.
    await expect(opened('a colleague of mine', added.header, removed.keys)).rejects.toMatchObject({
      code: 'vault-damaged',
    });
    expect(await (await opened(PASSPHRASE, removed.header, removed.keys)).unseal(sealed, ANN)).toEqual(text('Ann'));
    expect(await (await opened(words.join(' '), old.header, old.keys)).unseal(sealed, ANN)).toEqual(text('Ann'));
  });

  it('is as it was until the change was written', async () => {
    const mine = await opened(words.join(' '));
    const sealed = await mine.seal(text('Ann'), ANN);
    await mine.addSlot('never written', 'owner', { cost: FLOOR });
    const key = await mine.keyOf('carl');
    const again = await opened(words.join(' '), header, [...keys, key]);
    expect(await again.unseal(sealed, ANN)).toEqual(text('Ann'));
    await expect(again.seal(text('Carl'), { ...ANN, clientId: 'carl' })).resolves.toBeDefined();
  });

  it('never gives up the last passphrase or the sheet', async () => {
    const mine = await opened(words.join(' '));
    const sheet = header.slots.find(({ kind }) => kind === 'recovery')!;
    await expect(mine.removeSlot(slotId)).rejects.toMatchObject({ code: 'last-owner' });
    for (const id of [sheet.id, 'nobody'])
      await expect(mine.removeSlot(id)).rejects.toMatchObject({ code: 'unexpected' });
  });

  it('is not held up by a client’s key that was damaged', async () => {
    const sealed = await vault.seal(text('Ann'), ANN);
    const mine = await opened(words.join(' '), header, keys.map(damaged('bob')));
    const added = await mine.addSlot('a colleague of mine', 'owner', { cost: FLOOR });
    mine.accept();
    expect(await mine.unseal(sealed, ANN)).toEqual(text('Ann'));
    await expect(mine.seal(text('Bob'), { ...ANN, clientId: 'bob' })).rejects.toMatchObject({ code: 'record-damaged' });
    // It stays where it lies until Bob is erased: what can be told of him is that his key is damaged, not that he never was.
    expect(added.keys.map(({ id }) => id)).toEqual(keys.map(({ id }) => id));
    await mine.forgetting('bob', async ({ keys: left }) => {
      expect(left.map(({ id }) => id)).not.toContain('bob');
    });
  });

  it('gives another sheet; the old one is waste paper', async () => {
    const mine = await opened(words.join(' '));
    const confirmed = await mine.confirmRecovery();
    mine.accept();
    expect(confirmed.isRecoveryConfirmed).toBe(true);
    await opened(PASSPHRASE, confirmed);
    const renewed = await mine.renewRecovery();
    mine.accept();
    expect(renewed.header.isRecoveryConfirmed).toBe(false);
    await opened(renewed.words.join(' '), renewed.header, renewed.keys);
    await expect(opened(words.join(' '), renewed.header, renewed.keys)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
  });
});
