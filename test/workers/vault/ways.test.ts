import { beforeAll, describe, expect, it } from 'vitest';
import { isLastOwner, RIGHTS, ROLES, roleMay } from '../../../src/domain/roles.ts';
import type { SealedAs, Slot, VaultHeader, WrappedKey } from '../../../src/domain/vault.ts';
import { FLOOR } from '../../../workers/vault/passphraseKey.ts';
import { newVault, type Vault } from '../../../workers/vault/vault.ts';

const OWNER = 'correct horse battery staple';
const BEN = 'bens own words for it';
const ANN: SealedAs = { store: 'clients', id: 'ann', clientId: 'ann', rev: 1 };
const text = (words: string) => new TextEncoder().encode(words);
/** What a passkey's PRF gives: always the same for the same salt. */
const prf = (byte = 7) => new Uint8Array(32).fill(byte);
const salt = () => new Uint8Array(16).fill(3);

let vault: Vault;
let words: readonly string[];
let owner: string;
let ben: string;
let key: string;
/** A vault of an owner, an assistant with a passkey, and the sheet. */
let kept: { readonly header: VaultHeader; readonly keys: readonly WrappedKey[] };
let sealed: Uint8Array;

beforeAll(async () => {
  vault = newVault();
  const made = await vault.create(OWNER, FLOOR);
  vault.accept();
  [owner, words] = [made.slotId, made.words];
  await vault.keyOf('ann');
  sealed = await vault.seal(text('Ann'), ANN);
  ben = (await vault.addSlot(BEN, 'assistant', { cost: FLOOR })).slotId;
  vault.accept();
  const change = await vault.addPasskey(prf(), salt(), { credentialId: 'abc', personId: ben });
  vault.accept();
  [key, kept] = [change.slotId, change];
});

async function byPasskey(secret = prf(), header = kept.header, slotId = key) {
  const other = newVault();
  return { slot: await other.unlockWithPasskey(header, kept.keys, slotId, secret), other };
}

const withSlot = (id: string, change: (slot: Slot) => Slot): VaultHeader => ({
  ...kept.header,
  slots: kept.header.slots.map((slot) => (slot.id === id ? change(slot) : slot)),
});

describe('a role', () => {
  it('allows what it says and nothing else', () => {
    const table = Object.fromEntries(ROLES.map((role) => [role, RIGHTS.filter((right) => roleMay(role, right))]));
    expect(table).toEqual({
      owner: ['capture', 'measure', 'export', 'erase', 'manage'],
      practitioner: ['capture', 'measure', 'export'],
      assistant: ['capture', 'measure'],
      viewer: [],
    });
  });

  it('is told by unlocking: a person’s own, the owner’s with the sheet', async () => {
    for (const [typed, role] of [
      [OWNER, 'owner'],
      [BEN, 'assistant'],
      [words.join(' '), 'owner'],
    ] as const)
      expect(await newVault().unlock(kept.header, kept.keys, typed)).toMatchObject({ role });
    expect((await byPasskey()).slot).toMatchObject({ role: 'assistant', passkey: { personId: ben } });
  });

  it('can’t be written into the header from outside', async () => {
    for (const role of ['owner', 'practitioner', 'viewer'] as const) {
      const raised = withSlot(ben, (slot) => ({ ...slot, role }));
      // The person's own slot no longer opens; by another way in, the vault sees that it was changed.
      await expect(newVault().unlock(raised, kept.keys, BEN)).rejects.toMatchObject({ code: 'wrong-passphrase' });
      await expect(newVault().unlock(raised, kept.keys, words.join(' '))).rejects.toMatchObject({
        code: 'vault-damaged',
      });
    }
    await expect(
      byPasskey(
        prf(),
        withSlot(key, (slot) => ({ ...slot, role: 'owner' })),
      ),
    ).rejects.toMatchObject({
      code: 'passkey-refused',
    });
  });

  it('is changed with the vault’s key, for the person and their passkeys alike', async () => {
    const mine = newVault();
    await mine.unlock(kept.header, kept.keys, words.join(' '));
    const { header, keys } = await mine.setRole(ben, 'viewer');
    mine.accept();
    expect(header.epoch).toBe(kept.header.epoch + 1);
    expect(mine.slots().filter(({ role }) => role === 'viewer')).toHaveLength(2);
    const theirs = newVault();
    expect(await theirs.unlock(header, keys, BEN)).toMatchObject({ role: 'viewer' });
    expect(await theirs.unseal(sealed, ANN)).toEqual(text('Ann'));
    expect(await newVault().unlockWithPasskey(header, keys, key, prf())).toMatchObject({ role: 'viewer' });
    // The header from before doesn't go with the keys of now.
    await expect(newVault().unlock(kept.header, keys, BEN)).rejects.toMatchObject({ code: 'vault-damaged' });
  });

  it('of the last owner stays, until there is another', async () => {
    const mine = newVault();
    await mine.unlock(kept.header, kept.keys, words.join(' '));
    await expect(mine.removeSlot(owner)).rejects.toMatchObject({ code: 'last-owner' });
    for (const role of ['practitioner', 'assistant', 'viewer'] as const)
      await expect(mine.setRole(owner, role)).rejects.toMatchObject({ code: 'last-owner' });
    expect(isLastOwner(mine.slots(), owner)).toBe(true);
    await mine.setRole(ben, 'owner');
    mine.accept();
    expect(isLastOwner(mine.slots(), owner)).toBe(false);
    await mine.setRole(owner, 'viewer');
    mine.accept();
    await expect(mine.removeSlot(ben)).rejects.toMatchObject({ code: 'last-owner' });
    for (const id of ['nobody', key, mine.slots().find(({ kind }) => kind === 'recovery')!.id])
      await expect(mine.setRole(id, 'viewer')).rejects.toMatchObject({ code: 'unexpected' });
  });

  it('is the owner’s in a header from before there were roles, which stays the vault’s own', async () => {
    const old = newVault();
    const { header, keys } = await old.create(OWNER, FLOOR);
    // What such a header said of a slot: no role, no passkey; reading it fills both in (`storage/header.ts`).
    const bare = header.slots.map(({ role, passkey, ...slot }) => ({ ...slot, role: 'owner' as const, passkey: null }));
    expect(await newVault().unlock({ ...header, slots: bare }, keys, OWNER)).toMatchObject({ role: 'owner' });
  });
});

describe('a passkey', () => {
  it('opens the vault with what its PRF gives, and only with that', async () => {
    const { other } = await byPasskey();
    expect(await other.unseal(sealed, ANN)).toEqual(text('Ann'));
    for (const secret of [prf(8), new Uint8Array(32), prf().slice(0, 16), new Uint8Array(0)])
      await expect(byPasskey(secret)).rejects.toMatchObject({ code: 'passkey-refused' });
    for (const slotId of [owner, ben, 'nobody', ''])
      await expect(byPasskey(prf(), kept.header, slotId)).rejects.toMatchObject({ code: 'passkey-refused' });
  });

  it('leaves nothing of its secret behind', async () => {
    const secret = prf();
    await newVault().unlockWithPasskey(kept.header, kept.keys, key, secret);
    expect(secret).toEqual(new Uint8Array(32));
    const adding = prf(9);
    const mine = newVault();
    await mine.unlock(kept.header, kept.keys, BEN);
    await mine.addPasskey(adding, salt(), { credentialId: 'def', personId: ben });
    expect(adding).toEqual(new Uint8Array(32));
    const refused = prf(9);
    await expect(mine.addPasskey(refused, salt().slice(0, 8), { credentialId: 'x', personId: ben })).rejects.toThrow();
    expect(refused).toEqual(new Uint8Array(32));
    expect(JSON.stringify(kept.header)).not.toContain(btoa(String.fromCharCode(...prf())));
  });

  it('is refused where its slot asks for anything else than it was made with', async () => {
    const [other] = kept.header.slots;
    for (const change of [
      (slot: Slot) => ({ ...slot, salt: btoa('0123456789abcdef') }),
      (slot: Slot) => ({ ...slot, salt: '' }),
      (slot: Slot) => ({ ...slot, cost: FLOOR }),
      (slot: Slot) => ({ ...slot, cost: { ...FLOOR, memoryKib: 8_388_608 } }),
      (slot: Slot) => ({ ...slot, kind: 'recovery' as const }),
      (slot: Slot) => ({ ...slot, passkey: null }),
      (slot: Slot) => ({ ...slot, passkey: { credentialId: 'abd', personId: ben } }),
      (slot: Slot) => ({ ...slot, passkey: { credentialId: 'abc', personId: owner } }),
      (slot: Slot) => ({ ...slot, wrapped: other!.wrapped }),
      (slot: Slot) => ({ ...slot, privateKey: other!.privateKey }),
    ])
      await expect(byPasskey(prf(), withSlot(key, change))).rejects.toMatchObject({ code: 'passkey-refused' });
  });

  it('gives no key where it gives too little, or belongs to nobody', async () => {
    const mine = newVault();
    await mine.unlock(kept.header, kept.keys, words.join(' '));
    for (const [secret, with_] of [
      [new Uint8Array(31), salt()],
      [new Uint8Array(0), salt()],
      [new Uint8Array(64), salt()],
      [prf(), new Uint8Array(8)],
    ] as const)
      await expect(mine.addPasskey(secret, with_, { credentialId: 'x', personId: owner })).rejects.toMatchObject({
        code: 'passkey-unfit',
      });
    for (const personId of ['nobody', key, mine.slots().find(({ kind }) => kind === 'recovery')!.id])
      await expect(mine.addPasskey(prf(), salt(), { credentialId: 'x', personId })).rejects.toMatchObject({
        code: 'unexpected',
      });
  });

  it('goes with its person, and alone; it never was the only way in', async () => {
    const mine = newVault();
    await mine.unlock(kept.header, kept.keys, words.join(' '));
    const alone = await mine.removeSlot(key);
    expect(alone.header.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery', 'passphrase']);
    await expect(newVault().unlockWithPasskey(alone.header, alone.keys, key, prf())).rejects.toMatchObject({
      code: 'passkey-refused',
    });
    const gone = await mine.removeSlot(ben);
    expect(gone.header.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
  });
});

describe('the recovery sheet', () => {
  it('is refused where its slot asks for work, weak or absurd, that it was not made with', async () => {
    const sheet = kept.header.slots.find(({ kind }) => kind === 'recovery')!;
    for (const cost of [FLOOR, { ...FLOOR, memoryKib: 1 }, { ...FLOOR, memoryKib: 8_388_608, passes: 100_000 }])
      await expect(
        newVault().unlock(
          withSlot(sheet.id, (slot) => ({ ...slot, cost })),
          kept.keys,
          words.join(' '),
        ),
      ).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });
});
