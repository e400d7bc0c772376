import { beforeEach, describe, expect, it } from 'vitest';
import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { type BackupRequest, backUp, confirmBackup } from '../../src/actions/backup/backUp.ts';
import { piecesOf } from '../../src/actions/backup/checkBackup.ts';
import { readBackup } from '../../src/actions/backup/readBackup.ts';
import { restoreBackup } from '../../src/actions/backup/restoreBackup.ts';
import { eraseClient } from '../../src/actions/eraseClient.ts';
import { readOwnKeys, signingKey } from '../../src/actions/publish/signingKey.ts';
import { enterState, vaultState } from '../../src/actions/vault/state.ts';
import type { Piece } from '../../src/archive/unpackArchive.ts';
import { consentStateOf } from '../../src/domain/consentState.ts';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import type { ClientId } from '../../src/domain/ids.ts';
import { reviseSession } from '../../src/storage/clients.ts';
import { saveRooms, saveSigningKeys } from '../../src/storage/clinic.ts';
import { saveConsent, withdrawConsent } from '../../src/storage/consents.ts';
import { useDatabase, withDatabase } from '../../src/storage/database.ts';
import { removePhotoRows } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { CLIENT_STORES } from '../../src/storage/schema.ts';
import { savePublishedSet } from '../../src/storage/sets.ts';
import { consent, setOf, TODAY } from '../domain/consents.ts';
import { storedPhotos } from '../ui/storedPhotos.ts';

const PASSPHRASE = 'bench zebra tulip orbit candle river';
const quiet = { passphrase: PASSPHRASE, onProgress: () => undefined };
let home = '';

beforeEach(() => {
  home = `backup ${crypto.randomUUID()}`;
  return useDatabase(home);
});

/** A file of the browser's own file system: it is written and read as one that a person chose. */
async function newFile(): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory();
  return folder.getFileHandle(crypto.randomUUID(), { create: true });
}

async function backedUp(more: Partial<BackupRequest> = {}): Promise<File> {
  const target = await newFile();
  await backUp({ ...quiet, clientId: null, target, ...more }, 'skinseries-test.age');
  return target.getFile();
}

const restored = (file: Blob, bringBack: readonly ClientId[] = []) =>
  restoreBackup(file, { ...quiet, bringBack: new Set(bringBack) });

/** The one client signs for everything, and is in a set. */
async function consented() {
  const clientId = (await reader.clients())[0]?.id as ClientId;
  const given = consent(crypto.randomUUID(), { clientId });
  await saveConsent(given, DEFAULT_TEXT);
  const set = setOf(crypto.randomUUID(), clientId);
  const manifestSha256 = 'ab'.repeat(32);
  const recordedBy = { name: null, role: 'owner' } as const;
  const review = { clientId, agreedBy: 'Ann', on: TODAY, recordedBy, pictures: [manifestSha256] };
  await savePublishedSet(
    { ...set, photoIds: [], consentIds: [given.id], manifestSha256, reviews: [review] },
    () => true,
  );
  return clientId;
}

/** Everything in the stores of clients, but what is measured anew on each device. */
async function everything() {
  const all = await withDatabase((database) =>
    Promise.all(CLIENT_STORES.filter((name) => name !== 'measurements').map((name) => database.getAll(name))),
  );
  return JSON.parse(
    JSON.stringify(all, (key, value) => {
      if (key === 'mark') return undefined;
      return value instanceof ArrayBuffer ? [...new Uint8Array(value)].join() : value;
    }),
  ) as unknown;
}

describe('a backup', () => {
  it('is read back before it counts, and brings everything to another device, once', async () => {
    const { courseId } = await storedPhotos(['2026-01-05', '2026-02-05', '2026-03-05']);
    await saveRooms(() => [{ id: crypto.randomUUID() as never, name: 'Room 1', createdAt: 1 }]);
    await consented();
    const steps = new Set<string>();
    const file = await backedUp({ onProgress: ({ step }) => steps.add(step) });
    expect([...steps]).toEqual(['writing', 'checking']);
    expect(await reader.backups()).toMatchObject([{ holds: 'everything', clients: 1, photos: 3 }]);
    const before = await everything();
    const [rooms, sets, texts] = [await reader.rooms(), await reader.sets(), await reader.consentTexts()];
    expect([sets.length, texts.length]).toEqual([1, 1]);

    await useDatabase(`other ${crypto.randomUUID()}`);
    const summary = await readBackup(file, PASSPHRASE, () => undefined);
    expect(summary.clients).toMatchObject([{ label: 'K-2041', outcome: 'new', photos: { added: 3 } }]);
    expect(await reader.clients()).toEqual([]);
    await restored(file);
    expect(await reader.rooms()).toEqual(rooms);
    expect(await reader.sets()).toEqual(sets);
    expect(await reader.consentTexts()).toEqual(texts);
    expect(await everything()).toEqual(before);
    expect(await reader.photos(courseId)).toHaveLength(3);

    const again = await readBackup(file, PASSPHRASE, () => undefined);
    expect(again.clients).toMatchObject([{ outcome: 'same' }]);
    await restored(file);
    expect(await everything()).toEqual(before);
  });

  it('brings the clinic’s keys: the restored signs on with them, one that has its own knows both', async () => {
    const { clientId } = await storedPhotos(['2026-01-05']);
    const made = await signingKey();
    const file = await backedUp();
    for (const holds of [{ clientId }, { clientId: null }]) {
      const archive: Piece[] = [];
      for await (const piece of piecesOf(await backedUp(holds), PASSPHRASE, () => undefined, 'checking'))
        archive.push(piece);
      const clinic = archive.find(({ kind }) => kind === 'clinic') as Piece & { readonly kind: 'clinic' };
      expect(clinic.clinic.signing).toEqual(holds.clientId === null ? [made] : []);
    }

    await useDatabase(`lost ${crypto.randomUUID()}`);
    await restored(file);
    expect(await signingKey()).toEqual(made);

    await useDatabase(`other ${crypto.randomUUID()}`);
    const own = await signingKey();
    await restored(file);
    await restored(file);
    expect(await signingKey()).toEqual(own);
    expect([...(await readOwnKeys(reader))].sort()).toEqual([made.publicKey, own.publicKey].sort());
  });

  it('brings no key where who restores may not manage the clinic, nor one whose halves don’t belong together', async () => {
    await storedPhotos(['2026-01-05']);
    const { privateKey } = await signingKey();
    const file = await backedUp();
    await saveSigningKeys((keys) => keys.map((key) => ({ ...key, publicKey: btoa('a'.repeat(32)), privateKey })));
    const forged = await backedUp();

    await useDatabase(`other ${crypto.randomUUID()}`);
    const before = vaultState();
    enterState({ kind: 'open', slotId: null, role: 'practitioner', isRecoveryConfirmed: true, isLogCut: false });
    try {
      await restored(file);
    } finally {
      enterState(before);
    }
    expect(await reader.clients()).toHaveLength(1);
    expect(await reader.signingKeys()).toEqual([]);
    await expect(restored(forged)).rejects.toMatchObject({ code: 'backup-invalid' });
    expect(await reader.signingKeys()).toEqual([]);
  });

  it('brings a withdrawal to where the set was made, and flags it there', async () => {
    await storedPhotos(['2026-01-05']);
    const clientId = await consented();
    const file = await backedUp();
    await useDatabase(`other ${crypto.randomUUID()}`);
    await restored(file);
    await withdrawConsent(clientId, ['website'], TODAY);
    const back = await backedUp();
    await useDatabase(home);
    expect((await reader.sets())[0]?.flaggedOn).toBeNull();
    await restored(back);
    expect((await reader.sets())[0]?.flaggedOn).toBe(TODAY);
    await restored(file);
    expect((await reader.sets())[0]?.flaggedOn).toBe(TODAY);
    expect(consentStateOf(await reader.consentsOf(clientId), 'website', null, TODAY)).toBe('withdrawn');
  });

  it('gives back a photo that was deleted and leaves what is newer here', async () => {
    const { photoIds, courseId } = await storedPhotos(['2026-01-05', '2026-02-05']);
    const file = await backedUp();
    const [first] = photoIds;
    const [visit] = await reader.sessions(courseId);
    const clientId = visit?.clientId as ClientId;
    await removePhotoRows(first as never, clientId);
    await reviseSession(visit?.id as never, (session) => ({ ...session, note: 'written later' }));
    const [outcome] = (await readBackup(file, PASSPHRASE, () => undefined)).clients;
    expect(outcome).toMatchObject({ outcome: 'changed', photos: { added: 1, same: 1 }, records: { kept: 1 } });
    await restored(file);
    expect(await reader.kept(first as never)).toBeDefined();
    expect((await reader.sessions(courseId))[0]?.note).toBe('written later');
  });

  it('leaves an erased client erased, here and where they never were, unless they are asked for', async () => {
    await storedPhotos(['2026-01-05']);
    const file = await backedUp();
    const [client] = await reader.clients();
    const id = client?.id as ClientId;
    await eraseClient(id);
    expect((await readBackup(file, PASSPHRASE, () => undefined)).clients).toMatchObject([{ outcome: 'erased' }]);
    await restored(file);
    expect(await reader.clients()).toEqual([]);
    expect(await everything()).toEqual(CLIENT_STORES.filter((name) => name !== 'measurements').map(() => []));

    const later = await backedUp();
    await useDatabase(`other ${crypto.randomUUID()}`);
    await restored(later);
    await restored(file);
    expect(await reader.clients()).toEqual([]);

    await useDatabase(home);
    await restored(file, [id]);
    expect(await reader.clients()).toHaveLength(1);
    expect(await reader.tombstones()).toEqual([]);
    const summary = await readBackup(later, PASSPHRASE, () => undefined);
    expect(summary.erasedThere).toEqual([{ clientId: id, label: 'K-2041' }]);
    await restored(later);
    expect(await reader.clients()).toHaveLength(1);
  });

  it('of one client holds that client and no one else', async () => {
    await storedPhotos(['2026-01-05']);
    await addClient({ label: 'Somebody else' });
    const [client] = (await reader.clients()).filter(({ label }) => label === 'K-2041');
    const file = await backedUp({ clientId: client?.id as ClientId });
    await useDatabase(`other ${crypto.randomUUID()}`);
    const summary = await readBackup(file, PASSPHRASE, () => undefined);
    expect(summary).toMatchObject({ holds: 'one-client', clients: [{ label: 'K-2041' }] });
    await restored(file);
    expect((await reader.clients()).map(({ label }) => label)).toEqual(['K-2041']);
  });

  it('that a browser saves counts only once the saved file was read', async () => {
    await storedPhotos(['2026-01-05']);
    const { blob, made } = await backUp({ ...quiet, clientId: null, target: null }, 'skinseries-test.age');
    expect(await reader.backups()).toEqual([]);
    const saved = blob as Blob;
    await expect(confirmBackup(saved.slice(0, -1), { ...quiet, made })).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    const other = await backedUp();
    await expect(confirmBackup(other, { ...quiet, made })).rejects.toMatchObject({ code: 'backup-unknown' });
    await confirmBackup(saved, { ...quiet, made });
    expect(await reader.backups()).toHaveLength(2);
  });

  it('that can’t be written, or is stopped, is none', async () => {
    await storedPhotos(['2026-01-05']);
    const target = await newFile();
    const full = {
      createWritable: async () =>
        new WritableStream({
          write() {
            throw new DOMException('no room', 'QuotaExceededError');
          },
        }),
    } as unknown as FileSystemFileHandle;
    await expect(backedUp({ target: full })).rejects.toMatchObject({ code: 'backup-unwritable' });
    const stop = new AbortController();
    const stopped = backedUp({ target, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' });
    expect((await target.getFile()).size).toBe(0);
    expect(await reader.backups()).toEqual([]);
  });

  it('that is refused leaves everything as it was', async () => {
    await storedPhotos(['2026-01-05']);
    const file = await backedUp();
    const before = await everything();
    const cut = file.slice(0, file.size - 100);
    await expect(readBackup(file, 'another', () => undefined)).rejects.toMatchObject({ code: 'backup-passphrase' });
    await expect(readBackup(cut, PASSPHRASE, () => undefined)).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(readBackup(new Blob(['x']), PASSPHRASE, () => undefined)).rejects.toMatchObject({
      code: 'backup-unknown',
    });
    expect(await everything()).toEqual(before);
    await useDatabase(`other ${crypto.randomUUID()}`);
    await expect(restored(cut)).rejects.toMatchObject({ code: 'backup-damaged' });
    // Its one client was not read to the end: nothing of theirs is left, their pictures neither.
    const stores = ['clients', 'photos', 'blobs', 'thumbnails'] as const;
    expect(await withDatabase((database) => Promise.all(stores.map((name) => database.count(name))))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('without the example, which is nobody’s', async () => {
    const clientId = await addClient({ label: 'Real' });
    const courseId = await addCourse({
      ...{ clientId, area: 'face', concern: 'redness', protocolId: null, plannedSessions: 4 },
    });
    await addSession({ courseId, on: '2026-01-05' as never });
    await withDatabase(async (database) => {
      const [row] = await database.getAll('clients');
      if (row)
        await database.put('clients', {
          ...row,
          body: { sealed: { ...(await reader.client(clientId)), isExample: true } } as never,
        });
    });
    const file = await backedUp();
    expect((await readBackup(file, PASSPHRASE, () => undefined)).clients).toEqual([]);
  });
});
