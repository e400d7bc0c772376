import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_CLIENTS } from '../../src/domain/exampleClients.ts';
import type { PhotoId, RoomId } from '../../src/domain/ids.ts';
import { appendAudit, appendOrOwe, auditRows, isAuditCut, readAudit } from '../../src/storage/audit.ts';
import { auditHash, firstBrokenRow, NO_HASH } from '../../src/storage/auditChain.ts';
import { readClientRecords } from '../../src/storage/clientRecords.ts';
import { eraseClientRows, putClient, putCourse } from '../../src/storage/clients.ts';
import { keepLedger, openLedger, saveRooms } from '../../src/storage/clinic.ts';
import { nameVaultDatabase, vaultDatabaseName, withDatabase } from '../../src/storage/database.ts';
import {
  clearLostVault,
  readCanary,
  readVault,
  replaceLostVault,
  saveCanary,
  saveVault,
} from '../../src/storage/header.ts';
import { removePhotoRows, revisePhoto, savePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { commitRestored, putPicture } from '../../src/storage/restored.ts';
import { CLIENT_STORES, type StoreName } from '../../src/storage/schema.ts';
import { oweScrub, scrub, scrubIfOwed } from '../../src/storage/scrub.ts';
import { setSealer } from '../../src/storage/seal.ts';
import { withoutStrayKeys } from '../../src/storage/strayKeys.ts';
import { FLOOR } from '../../workers/vault/passphraseKey.ts';
import { newVault } from '../../workers/vault/vault.ts';
import { shelf } from '../fixtures/shelf.ts';
import { client, course, newPhoto, session } from './photoRecord.ts';
import { describeStorage } from './storageCases.ts';

let vault = newVault();
let made: Awaited<ReturnType<typeof vault.create>>;

beforeAll(async () => {
  Object.assign(globalThis, { localStorage: shelf() });
  made = await vault.create('a passphrase of some words', FLOOR);
  vault.accept();
});

describe('storage through the vault', () => {
  describeStorage({
    async open(name, steps) {
      await nameVaultDatabase(name, steps);
      setSealer(vault);
    },
    named: (name) => `${name}-vault`,
  });
});

const example = { ...client(EXAMPLE_CLIENTS.light), isExample: true };
const ann = client('ann');

async function openVault(): Promise<void> {
  await nameVaultDatabase(`places ${crypto.randomUUID()}`);
  vault = newVault();
  await vault.unlock(made.header, made.keys, made.words.join(' '));
  setSealer(vault);
  localStorage.clear();
  await saveVault(made);
  await openLedger();
}

/** A photo of Ann, saved. */
async function annsPhoto(): Promise<void> {
  await putClient(ann);
  await putCourse(course(ann));
  await savePhoto(newPhoto('p', session(course(ann), '2026-01-05')));
}

const rowsIn = (store: StoreName, place: 'vault' | 'example') =>
  withDatabase((database) => database.getAll(store as 'clients'), place);

describe('two places', () => {
  beforeEach(openVault);

  it('keep the example in the open and people under seal', async () => {
    await putClient(example);
    await annsPhoto();
    expect((await reader.clients()).map(({ id }) => id).sort()).toEqual([EXAMPLE_CLIENTS.light, 'ann'].sort());
    expect(await rowsIn('clients', 'example')).toMatchObject([{ body: { sealed: { isExample: true } } }]);
    for (const store of CLIENT_STORES.filter((name) => !['measurements', 'readings', 'consents'].includes(name))) {
      const rows = await rowsIn(store, 'vault');
      expect(rows, store).toHaveLength(1);
      for (const { body } of rows) expect(Object.keys(body), store).toEqual(['bytes']);
    }
    expect(JSON.stringify(await rowsIn('clients', 'vault'))).not.toContain('Client');
  });

  it('show the example where there is no vault, and take nothing of people', async () => {
    await putClient(example);
    setSealer('none');
    expect(await reader.clients()).toEqual([example]);
    expect(await reader.rooms()).toEqual([]);
    await expect(putClient(ann)).rejects.toMatchObject({ code: 'vault-needed' });
    await expect(saveRooms((rooms) => rooms)).rejects.toMatchObject({ code: 'vault-needed' });
  });

  it('show and take nothing while the vault is locked', async () => {
    await annsPhoto();
    setSealer('locked');
    await expect(reader.clients()).rejects.toMatchObject({ code: 'locked' });
    await expect(reader.rooms()).rejects.toMatchObject({ code: 'locked' });
    await expect(putClient(ann)).rejects.toMatchObject({ code: 'locked' });
    await expect(appendAudit('viewed', { slotId: null, about: '' })).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('what somebody changed on the disk', () => {
  beforeEach(async () => {
    await openVault();
    await annsPhoto();
  });

  type Raw = { id: string; rev: number; clientId: string; body: { bytes?: Uint8Array; sealed?: unknown } };
  const raw = async (store: StoreName) => (await rowsIn(store, 'vault')) as unknown as Raw[];
  const put = (store: StoreName, row: unknown) =>
    withDatabase((database) => database.put(store as never, row as never));

  it('two records swapped', async () => {
    await putClient(client('bob'));
    const [first, second] = (await raw('clients')) as [Raw, Raw];
    await put('clients', { ...first, body: second.body });
    await expect(reader.clients()).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('an older state under the number of the new one, and the new one under another number', async () => {
    const [old] = (await raw('photos')) as [Raw];
    await revisePhoto('p' as PhotoId, (entry) => entry);
    const [now] = (await raw('photos')) as [Raw];
    await put('photos', { ...now, body: old.body });
    await expect(reader.photo('p' as PhotoId)).rejects.toMatchObject({ code: 'record-damaged' });
    await put('photos', { ...now, rev: 7 });
    await expect(reader.photo('p' as PhotoId)).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('a record put back whole to an older state, once a newer one was seen', async () => {
    const [old] = (await raw('photos')) as [Raw];
    await revisePhoto('p' as PhotoId, (entry) => entry);
    await reader.photo('p' as PhotoId);
    await keepLedger();
    const ledgerThen = await withDatabase((database) => database.get('clinic', 'ledger'));
    await revisePhoto('p' as PhotoId, (entry) => entry);
    await reader.photo('p' as PhotoId);
    await keepLedger();
    // As after the next unlocking.
    await openLedger();
    expect((await reader.photo('p' as PhotoId))?.rev).toBe(3);
    await put('photos', old);
    await expect(reader.photo('p' as PhotoId)).rejects.toMatchObject({ code: 'record-damaged' });
    // And the ledger with it.
    await put('clinic', ledgerThen);
    await expect(openLedger()).rejects.toMatchObject({ code: 'record-damaged' });
    // What is removed, and comes back from a backup, begins anew.
    await removePhotoRows('p' as PhotoId, ann.id);
    await savePhoto(newPhoto('p', session(course(ann), '2026-01-05')));
    expect((await reader.photo('p' as PhotoId))?.rev).toBe(1);
  });

  it('a picture cut short', async () => {
    const [row] = (await raw('blobs')) as [Raw];
    await put('blobs', { ...row, body: { bytes: row.body.bytes?.slice(0, 2_000) } });
    await expect(reader.kept('p' as PhotoId)).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('an open record put among the sealed ones', async () => {
    const [row] = (await raw('clients')) as [Raw];
    await put('clients', { ...row, body: { sealed: { ...ann, label: 'Mallory' } } });
    await expect(reader.clients()).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('a record given to another client', async () => {
    await putClient(client('bob'));
    const [row] = (await raw('photos')) as [Raw];
    await put('photos', { ...row, clientId: 'bob' });
    await expect(reader.photo('p' as PhotoId)).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('an erased client’s record put back opens nothing', async () => {
    const [row] = (await raw('photos')) as [Raw];
    await eraseClientRows(ann.id);
    await put('photos', row);
    await expect(reader.photo('p' as PhotoId)).rejects.toMatchObject({ code: 'record-damaged' });
  });
});

describe('the vault at rest', () => {
  beforeEach(openVault);

  it('is found again with its keys, and opens', async () => {
    await annsPhoto();
    const stored = await readVault();
    const again = newVault();
    await again.unlock(stored!.header, stored!.keys, made.words.join(' '));
    setSealer(again);
    expect(await reader.clients()).toEqual([ann]);
  });

  it('is none only where there never was one', async () => {
    await nameVaultDatabase(`never ${crypto.randomUUID()}`);
    expect(await readVault()).toBeNull();
  });

  it('is told as lost where the database was emptied, or replaced by another vault’s', async () => {
    await annsPhoto();
    const stores = ['header', 'keys', ...CLIENT_STORES] as const;
    await withDatabase((database) => Promise.all(stores.map((name) => database.clear(name))));
    await expect(readVault()).rejects.toMatchObject({ code: 'vault-lost' });
    const other = newVault();
    const foreign = await other.create('a foreign vault', FLOOR);
    await withDatabase((database) => database.put('header', foreign.header, 'vault'));
    for (const key of foreign.keys) await withDatabase((database) => database.put('keys', key));
    await expect(readVault()).rejects.toMatchObject({ code: 'vault-lost' });
    // Only a person's own decision makes room.
    await clearLostVault();
    expect(await readVault()).toBeNull();
  });

  it('begins no other store where the browser cleared it away under an open vault', async () => {
    await annsPhoto();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(vaultDatabaseName()).onsuccess = resolve;
    });
    for (const write of [() => putClient(client('bob')), () => putCourse(course(ann)), () => saveRooms(() => [])])
      await expect(write()).rejects.toMatchObject({ code: 'vault-lost' });
    await expect(reader.clients()).rejects.toMatchObject({ code: 'vault-lost' });
    await expect(readVault()).rejects.toMatchObject({ code: 'vault-lost' });
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(vaultDatabaseName());
    await replaceLostVault(made);
    expect((await readVault())?.header).toEqual(made.header);
    await clearLostVault();
    expect(await readVault()).toBeNull();
  });

  it('is opened by the header’s copy where the header itself is damaged or gone', async () => {
    for (const damaged of [{ format: 1, slots: [] }, 'nonsense', { ...made.header, slots: 7 }]) {
      await withDatabase((database) => database.put('header', damaged, 'vault'));
      expect((await readVault())?.header).toEqual(made.header);
    }
    localStorage.clear();
    await expect(readVault()).rejects.toMatchObject({ code: 'vault-damaged' });
  });

  it('has a canary again where the browser lost it', async () => {
    localStorage.setItem(vaultDatabaseName(), '{"header":');
    expect(readCanary()).toBeNull();
    const stored = await readVault();
    saveCanary({ header: stored!.header });
    expect(readCanary()?.header).toEqual(made.header);
  });
});

describe('the audit log', () => {
  beforeEach(async () => {
    await openVault();
    await putClient(ann);
    await Promise.all([
      appendAudit('unlocked', { slotId: 'me', about: '' }),
      appendAudit('imported', { slotId: 'me', about: 'p' }, ann.id),
      appendAudit('viewed', { slotId: 'me', about: 'p' }, ann.id),
      appendAudit('locked', { slotId: 'me', about: '' }),
    ]);
  });

  it('keeps what was done in order, under seal, and chained', async () => {
    expect((await readAudit()).map(({ seq, kind, detail }) => [seq, kind, detail?.slotId])).toEqual([
      [1, 'unlocked', 'me'],
      [2, 'imported', 'me'],
      [3, 'viewed', 'me'],
      [4, 'locked', 'me'],
    ]);
    expect(JSON.stringify(await auditRows())).not.toContain('"me"');
    expect(await firstBrokenRow(await auditRows())).toBeNull();
    expect(await isAuditCut()).toBe(false);
  });

  it('tells one row that was changed, removed, put in or moved, and where', async () => {
    const rows = await auditRows();
    const changed = (index: number, part: object) => rows.map((row, i) => (i === index ? { ...row, ...part } : row));
    for (const index of [0, 1, 2, 3]) {
      for (const part of [{ at: 5 }, { kind: 'locked ' }, { clientId: 'bob' }, { body: { bytes: new Uint8Array(9) } }])
        expect(await firstBrokenRow(changed(index, part))).toBe(index + 1);
      if (index < 3) expect(await firstBrokenRow(rows.filter((_, i) => i !== index))).toBe(index + 1);
    }
    expect(await firstBrokenRow([rows[0]!, rows[2]!, rows[1]!, rows[3]!])).toBe(2);
    expect(await firstBrokenRow([...rows, { ...rows[3]!, seq: 5 }])).toBe(5);
  });

  it('notices when its end was taken away', async () => {
    await withDatabase((database) => database.delete('audit', 4));
    expect(await firstBrokenRow(await auditRows())).toBeNull();
    expect(await isAuditCut()).toBe(true);
  });

  it('holds and says no more of a client who was erased', async () => {
    setSealer(vault, 'me');
    await eraseClientRows(ann.id);
    const log = await readAudit();
    expect(log.map(({ detail }) => detail?.slotId ?? null)).toEqual(['me', null, null, 'me', 'me']);
    expect(await firstBrokenRow(await auditRows())).toBeNull();
  });
});

describe('a change and its line of the log', () => {
  beforeEach(openVault);

  const log = async () => (await readAudit()).map(({ kind, clientId, detail }) => [kind, clientId, detail?.about]);

  it('stand together: a photo saved, a photo removed, a client restored, a client erased', async () => {
    setSealer(vault, 'me');
    await annsPhoto();
    await removePhotoRows('p' as PhotoId, ann.id);
    const anew = { over: 0, rev: 1, record: client('bob') };
    const nothing = { courses: [], sessions: [], photos: [], consents: [], mayReturn: false };
    await commitRestored({ ...nothing, clientId: client('bob').id, client: anew });
    // The same once more is no change, and says nothing.
    await commitRestored({ ...nothing, clientId: client('bob').id, client: null });
    expect(await log()).toEqual([
      ['imported', 'ann', 'p'],
      ['photo-removed', 'ann', 'p'],
      ['restored', 'bob', ''],
    ]);
    await eraseClientRows(ann.id);
    const lines = await readAudit();
    expect(lines.map(({ kind, detail }) => [kind, detail?.slotId])).toEqual([
      ['imported', undefined],
      ['photo-removed', undefined],
      ['restored', 'me'],
      ['erased', 'me'],
    ]);
    expect(await firstBrokenRow(await auditRows())).toBeNull();
    expect(await isAuditCut()).toBe(false);
  });

  it('a client made while another is erased keeps a key that opens', async () => {
    await annsPhoto();
    // Ann's key is asked for before the keys are wrapped anew, and written after.
    const key = await vault.keyOf('bob');
    const slow = { ...vault, keyOf: async () => key };
    await eraseClientRows(ann.id);
    setSealer(slow);
    await putClient(client('bob'));
    const stored = await readVault();
    const again = newVault();
    await again.unlock(stored!.header, stored!.keys, made.words.join(' '));
    setSealer(again);
    expect(await reader.clients()).toEqual([client('bob')]);
    expect(stored!.keys.map(({ id }) => id)).not.toContain('ann');
    expect(stored!.header.epoch).toBeGreaterThan(made.header.epoch);
    expect(readCanary()?.header).toEqual(stored!.header);
  });

  it('are both left out where the change is refused', async () => {
    await putClient(ann);
    await expect(savePhoto(newPhoto('p', session(course(ann), '2026-01-05')))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await log()).toEqual([]);
  });

  it('are both left out where the line can’t be written', async () => {
    await putClient(ann);
    await putCourse(course(ann));
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function full(...given) {
      if (this.name === 'audit') throw new DOMException('full', 'QuotaExceededError');
      return add.apply(this, given);
    };
    try {
      await expect(savePhoto(newPhoto('p', session(course(ann), '2026-01-05')))).rejects.toMatchObject({
        code: 'storage-full',
      });
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    for (const store of ['sessions', 'photos', 'blobs', 'thumbnails', 'audit'] as const)
      expect(await rowsIn(store, 'vault'), store).toEqual([]);
  });

  it('follow on what another writer put in between', async () => {
    await putClient(ann);
    await putCourse(course(ann));
    let isFirst = true;
    const meanwhile = {
      ...vault,
      async seal(...given: Parameters<typeof vault.seal>) {
        const sealed = await vault.seal(...given);
        if (given[1].store === 'audit' && isFirst) {
          isFirst = false;
          const other = { seq: 1, at: 1, kind: 'viewed', clientId: '', body: { bytes: sealed } };
          const hash = await auditHash(NO_HASH, other);
          await withDatabase((database) => database.add('audit', { ...other, hash }));
        }
        return sealed;
      },
    };
    setSealer(meanwhile, 'me');
    await savePhoto(newPhoto('p', session(course(ann), '2026-01-05')));
    expect((await auditRows()).map(({ kind }) => kind)).toEqual(['viewed', 'imported']);
    expect(await firstBrokenRow(await auditRows())).toBeNull();
    expect(await reader.photo('p' as PhotoId)).toBeDefined();
  });

  it('are written side by side without a gap', async () => {
    await putClient(ann);
    await putCourse(course(ann));
    const visit = session(course(ann), '2026-01-05');
    await Promise.all(['p', 'q', 'r'].map((id) => savePhoto(newPhoto(id, visit))));
    expect((await readAudit()).map(({ detail }) => detail?.about).sort()).toEqual(['p', 'q', 'r']);
    expect(await firstBrokenRow(await auditRows())).toBeNull();
  });

  it('say nothing of the example', async () => {
    await putClient(example);
    await putCourse(course(example));
    await savePhoto(newPhoto('p', session(course(example), '2026-01-05')));
    await eraseClientRows(example.id);
    expect(await log()).toEqual([]);
  });
});

it('rooms of the clinic are sealed too', async () => {
  await openVault();
  await saveRooms((rooms) => [...rooms, { id: 'r' as RoomId, name: 'Room with a view', createdAt: 1 }]);
  expect((await reader.rooms()).map(({ name }) => name)).toEqual(['Room with a view']);
  expect(JSON.stringify(await rowsIn('clinic', 'vault'))).not.toContain('view');
});

it('the log keeps its order, and holds, whatever the clock does', async () => {
  await openVault();
  const proper = Date.now;
  const year = 365 * 86_400_000;
  try {
    for (const by of [0, year, -year, 0]) {
      Date.now = () => proper() + by;
      await appendAudit('unlocked', { slotId: null, about: String(by) });
    }
  } finally {
    Date.now = proper;
  }
  const log = await readAudit();
  expect(log.map(({ seq, detail }) => [seq, detail?.about])).toEqual([
    [1, '0'],
    [2, String(year)],
    [3, String(-year)],
    [4, '0'],
  ]);
  expect(await firstBrokenRow(await auditRows())).toBeNull();
  expect(await isAuditCut()).toBe(false);
});

it('a log that finds no room stops nobody from unlocking and taking their records out, and is made up for', async () => {
  await openVault();
  await appendOrOwe('vault-made', { slotId: 'me', about: '' });
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (this: IDBObjectStore) {
    this.transaction.abort();
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    await appendOrOwe('unlocked', { slotId: 'me', about: '' });
    await appendOrOwe('exported', { slotId: 'me', about: 'x' });
    // What is kept is refused as ever: without its line it is not there.
    await putClient(ann);
    await putCourse(course(ann));
    const saving = savePhoto(newPhoto('p', session(course(ann), '2026-01-05')));
    await expect(saving).rejects.toMatchObject({ code: 'storage-full' });
  } finally {
    IDBObjectStore.prototype.add = add;
  }
  expect(await reader.photosOfClient(ann.id)).toEqual([]);
  expect((await readAudit()).map(({ kind }) => kind)).toEqual(['vault-made']);
  await appendOrOwe('locked', { slotId: 'me', about: '' });
  expect((await readAudit()).map(({ kind }) => kind)).toEqual(['vault-made', 'unlocked', 'exported', 'locked']);
  expect(await firstBrokenRow(await auditRows())).toBeNull();
});

describe('scrubbing after an erasure', () => {
  const name = () => `${vaultDatabaseName()}-scrub`;
  const isLeft = async () => (await indexedDB.databases()).some((one) => one.name === name());

  it('that finds no room leaves nothing behind, and is made up for at the next unlocking', async () => {
    await openVault();
    oweScrub();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
      if (this.name === 'rows' && row[1] === 90) {
        this.transaction.abort();
        throw new DOMException('full', 'QuotaExceededError');
      }
      return put.apply(this, row);
    };
    await expect(scrub()).rejects.toThrow();
    IDBObjectStore.prototype.put = put;
    expect(await isLeft()).toBe(false);
    let written = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row) {
      written += Number(this.name === 'rows');
      return put.apply(this, row);
    };
    for (let i = 0; i < 2; i++) await scrubIfOwed();
    IDBObjectStore.prototype.put = put;
    // Once, in 8 rounds of 128 rows: after that nothing is owed.
    expect(written).toBe(8 * 128);
    expect(await isLeft()).toBe(false);
  });

  it('cut short by the end of the browser is made up for, and what it left is taken away', async () => {
    await openVault();
    oweScrub();
    const half = await openDB(name(), 1, { upgrade: (made) => void made.createObjectStore('rows') });
    await half.put('rows', new Uint8Array(9), 1);
    half.close();
    await scrubIfOwed();
    expect(await isLeft()).toBe(false);
  });
});

it('a key that opens nothing is taken out, and no other is', async () => {
  await openVault();
  await annsPhoto();
  // Of a client who comes back, only the picture is there yet.
  const { photo, kept } = newPhoto('q', session(course(client('bob')), '2026-01-05'));
  await putPicture(photo.id, photo, kept, Buffer.from(await crypto.subtle.digest('SHA-256', kept)).toString('hex'));
  await withDatabase(async (database) => database.put('keys', await vault.keyOf('nobody')));
  const keys = (await readVault())!.keys.map(({ id }) => id);
  expect(keys.sort()).toEqual(['', 'ann', 'bob', 'nobody']);
  const left = await withoutStrayKeys((await readVault())!.keys);
  expect(left.map(({ id }) => id).sort()).toEqual(['', 'ann', 'bob']);
  expect((await readVault())!.keys).toEqual(left);
});

it('a client comes back from a backup whose pictures are written before the client is', async () => {
  await openVault();
  const visit = session(course(ann), '2026-01-05');
  const { photo, kept } = newPhoto('p', visit);
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', kept)).toString('hex');
  await putPicture(photo.id, photo, kept, hash);
  // As in a browser that was closed between the two.
  const stored = await readVault();
  const again = newVault();
  await again.unlock(stored!.header, stored!.keys, made.words.join(' '));
  setSealer(again);
  const anew = <T>(record: T) => ({ over: 0, rev: 1, record });
  const isWritten = await commitRestored({
    clientId: ann.id,
    client: anew(ann),
    courses: [anew(course(ann))],
    sessions: [anew(visit)],
    photos: [anew({ photo, facts: null, readings: null })],
    consents: [],
    mayReturn: false,
  });
  expect(isWritten).toBe(true);
  expect(await reader.clients()).toEqual([ann]);
  expect(new Uint8Array((await reader.kept(photo.id))!.bytes)).toEqual(new Uint8Array(kept));
  expect((await readClientRecords(ann.id))?.photos.map(({ record }) => record.photo)).toEqual([photo]);
});
