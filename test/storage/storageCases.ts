import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { type Change, subscribe } from '../../src/storage/changes.ts';
import { eraseClientRows, putClient, putCourse, putSession } from '../../src/storage/clients.ts';
import { saveConsent } from '../../src/storage/consents.ts';
import { closeDatabase, useDatabase, withDatabase } from '../../src/storage/database.ts';
import { MIGRATIONS, type Migration } from '../../src/storage/migrations.ts';
import { removePhotoRows, revisePhoto, savePhoto, saveReadings, saveWork } from '../../src/storage/photos.ts';
import { type PhotoAtRev, reader } from '../../src/storage/reader.ts';
import { CLIENT_STORES, PHOTO_STORES } from '../../src/storage/schema.ts';
import { consent } from '../domain/consents.ts';
import { client, course, measurement, newPhoto, reading, session } from './photoRecord.ts';

/** How many rows every store holds for a client. */
function rowsOf(id: string): Promise<number[]> {
  return withDatabase((database) =>
    Promise.all(CLIENT_STORES.map((name) => database.countFromIndex(name, 'clientId', IDBKeyRange.only(id)))),
  );
}

/** A client with one course, one session, one photo, measured and read. */
async function fill(name: string): Promise<PhotoAtRev> {
  const ann = client(name);
  const plan = course(ann);
  const visit = session(plan, '2026-01-05');
  await putClient(ann);
  await putCourse(plan);
  await savePhoto(newPhoto(`photo of ${name}`, visit));
  const entry = (await reader.photo(`photo of ${name}` as PhotoId)) as PhotoAtRev;
  const { atlas: _atlas, geometry: _geometry, ...facts } = measurement(1);
  const mark = { stamp: 's', baselineStamp: null };
  const photo = { ...entry.photo, status: { kind: 'measured', pipeline: PIPELINE } as const };
  expect(await saveWork(entry, { photo, mark, facts }, measurement(1))).toBe(true);
  await saveReadings([{ photo, readings: { readings: [reading(photo.id, 0.2)], seriesKey: 'k' } }]);
  await saveConsent(consent(`consent of ${name}`, { clientId: ann.id }), DEFAULT_TEXT);
  return (await reader.photo(photo.id)) as PhotoAtRev;
}

/** Opens a database of this name, and says how it is named in the browser. */
interface Opening {
  open(name: string, steps?: readonly Migration[]): Promise<void>;
  named(name: string): string;
}

/** The same cases in Node, over fake-indexeddb, and in a real browser, open or sealed. */
export function describeStorage({ open, named }: Opening = { open: useDatabase, named: (name) => name }): void {
  let count = 0;
  beforeEach(() => open(`test ${count++} ${crypto.randomUUID()}`));

  describe('a photo', () => {
    it('comes back byte for byte after the database was closed', async () => {
      const { photo } = await fill('ann');
      await closeDatabase();
      const kept = await reader.kept(photo.id);
      expect(new Uint8Array(kept?.bytes ?? new ArrayBuffer(0))).toEqual(
        new Uint8Array(newPhoto('photo of ann', session(course(client('ann')), '2026-01-05')).kept),
      );
      expect(new Uint8Array((await reader.thumbnail(photo.id)) as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
      expect(await reader.measurement(photo.id)).toEqual(measurement(1));
      expect((await reader.readings(photo.courseId)).get(photo.id)?.readings).toEqual([reading(photo.id, 0.2)]);
      expect(await reader.sessions(photo.courseId)).toHaveLength(1);
    });

    it('is not saved at all where its course is gone', async () => {
      const visit = session(course(client('bob')), '2026-01-05');
      await expect(savePhoto(newPhoto('p', visit))).rejects.toMatchObject({ code: 'not-found' });
      expect(await rowsOf('bob')).toEqual(CLIENT_STORES.map(() => 0));
    });

    it('leaves every store when it is removed', async () => {
      const { photo } = await fill('ann');
      await removePhotoRows(photo.id, photo.clientId);
      const left = await withDatabase((database) => Promise.all(PHOTO_STORES.map((name) => database.count(name))));
      expect(left).toEqual(PHOTO_STORES.map(() => 0));
    });

    it('keeps both changes of two writers', async () => {
      const { photo } = await fill('ann');
      await Promise.all([
        revisePhoto(photo.id, (entry) => ({ ...entry, photo: { ...entry.photo, view: 'left45' } })),
        revisePhoto(photo.id, (entry) => ({ ...entry, photo: { ...entry.photo, statedPxPerMm: 7 } })),
      ]);
      expect((await reader.photo(photo.id))?.photo).toMatchObject({ view: 'left45', statedPxPerMm: 7 });
    });

    it('voids work that was begun before a change', async () => {
      const begun = await fill('ann');
      await revisePhoto(begun.photo.id, (entry) => ({ ...entry, photo: { ...entry.photo, view: 'left45' } }));
      expect(await saveWork(begun, begun, measurement(9))).toBe(false);
      expect(await reader.measurement(begun.photo.id)).toEqual(measurement(1));
    });

    it('loses its old maps and readings where it can no longer be measured', async () => {
      const entry = await fill('ann');
      const photo = { ...entry.photo, status: { kind: 'refused', code: 'too-dark', pipeline: PIPELINE } as const };
      expect(await saveWork(entry, { photo, mark: null, facts: null }, null)).toBe(true);
      expect(await reader.measurement(photo.id)).toBeUndefined();
      expect((await reader.readings(photo.courseId)).size).toBe(0);
    });
  });

  describe('erasing a client', () => {
    it('leaves nothing of theirs in any store, and everything of the others', async () => {
      await fill('ann');
      const { photo } = await fill('bob');
      const before = await rowsOf('bob');
      expect(await rowsOf('ann')).toEqual(CLIENT_STORES.map(() => 1));
      await eraseClientRows(client('ann').id);
      expect(await rowsOf('ann')).toEqual(CLIENT_STORES.map(() => 0));
      expect(await rowsOf('bob')).toEqual(before);
      expect(await reader.kept(photo.id)).toBeDefined();
    });

    it('can’t be undone by work that comes in late', async () => {
      const entry = await fill('ann');
      await eraseClientRows(entry.photo.clientId);
      expect(await saveWork(entry, entry, measurement(2))).toBe(false);
      await saveReadings([{ photo: entry.photo, readings: { readings: [], seriesKey: 'late' } }]);
      await expect(putSession(session(course(client('ann')), '2026-03-01'))).rejects.toMatchObject({
        code: 'not-found',
      });
      expect(await rowsOf('ann')).toEqual(CLIENT_STORES.map(() => 0));
    });
  });

  describe('the change feed', () => {
    it('tells of committed changes, here and in other tabs', async () => {
      const here: Change[] = [];
      const there = new BroadcastChannel('skinseries-changes');
      const heard = new Promise<unknown>((resolve) => {
        there.onmessage = (event) => resolve(event.data);
      });
      const stop = subscribe((change) => here.push(change));
      await putClient(client('ann'));
      expect(here).toMatchObject([{ clientId: 'ann' }]);
      expect(here[0]?.stores).toContain('clients');
      expect(await heard).toEqual(here[0]);
      const told = new Promise<Change>((resolve) => subscribe(resolve));
      there.postMessage({ stores: ['photos'], clientId: 'elsewhere' });
      expect(await told).toEqual({ stores: ['photos'], clientId: 'elsewhere' });
      there.close();
      stop();
    });

    it('is silent about what failed', async () => {
      const here: Change[] = [];
      const stop = subscribe((change) => here.push(change));
      await putCourse(course(client('nobody'))).catch(() => undefined);
      expect(here).toEqual([]);
      stop();
    });
  });

  describe('the database', () => {
    it('refuses kindly what a newer version wrote', async () => {
      const name = `newer ${crypto.randomUUID()}`;
      (await openDB(named(name), MIGRATIONS.length + 1)).close();
      await open(name);
      await expect(reader.clients()).rejects.toMatchObject({ code: 'storage-newer' });
      // The refusal is not remembered: once the newer data are gone, it opens.
      await withoutDatabase(named(name));
      expect(await reader.clients()).toEqual([]);
    });

    it('says so where another tab holds an older version open, and opens once that has closed', async () => {
      const name = `blocked ${crypto.randomUUID()}`;
      await open(name);
      await putClient(client('ann'));
      const deaf = await openDeaf(named(name));
      await open(name, [...MIGRATIONS, () => undefined]);
      await expect(reader.clients()).rejects.toMatchObject({ code: 'storage-blocked' });
      deaf.close();
      await expect.poll(() => reader.clients().catch(() => null)).toEqual([client('ann')]);
    });

    it('closes for another tab’s upgrade and opens again afterwards', async () => {
      const name = `shared ${crypto.randomUUID()}`;
      await open(name);
      await putClient(client('ann'));
      await withoutDatabase(named(name));
      expect(await reader.clients()).toEqual([]);
    });

    it.each(['InvalidStateError', 'UnknownError'])(
      'opens anew, once, where the connection is gone: %s',
      async (name) => {
        await putClient(client('ann'));
        let tries = 0;
        const once = await withDatabase(async (database) => {
          tries += 1;
          if (tries === 1) throw new DOMException('Connection to Indexed Database server lost', name);
          return database.count('clients');
        });
        expect([once, tries]).toEqual([1, 2]);
        const never = withDatabase(async () => {
          tries += 1;
          throw new DOMException('Connection to Indexed Database server lost', name);
        });
        await expect(never).rejects.toMatchObject({ code: 'storage-unreachable' });
        expect(tries).toBe(4);
        expect(await reader.clients()).toHaveLength(1);
      },
    );

    it('a full disk is told as such, and nothing is half written', async () => {
      await putClient(client('ann'));
      const failing = withDatabase(async () => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      await expect(failing).rejects.toMatchObject({ code: 'storage-full' });
      expect(await reader.clients()).toHaveLength(1);
    });

    // As Chromium 156 tells them: a store it can't open, a table it can't walk, a large value whose file is gone or cut.
    it.each([
      ['UnknownError', 'Internal error opening backing store for indexedDB.open.', 'storage-damaged'],
      ['UnknownError', 'Seek failure, unable to continue', 'storage-damaged'],
      ['UnknownError', 'Failed to read large IndexedDB value', 'record-damaged'],
      [
        'NotReadableError',
        'Data lost due to missing file. Affected record should be considered irrecoverable',
        'record-damaged',
      ],
      ['DataError', 'Failed to read large IndexedDB value', 'record-damaged'],
    ])('damage is told as such: %s, %s', async (name, message, code) => {
      const failing = withDatabase(async () => {
        throw new DOMException(message, name);
      });
      await expect(failing).rejects.toMatchObject({ code });
    });

    it('runs only the steps an older database lacks, and keeps its rows', async () => {
      const name = `old ${crypto.randomUUID()}`;
      const ran: string[] = [];
      const step = (title: string) => () => {
        ran.push(title);
      };
      await open(name);
      await putClient(client('ann'));
      await open(name, [...MIGRATIONS, step('second'), step('third')]);
      expect(await reader.clients()).toEqual([client('ann')]);
      expect([...new Set(ran)]).toEqual(['second', 'third']);
    });
  });
}

/** Deletes a database as another tab would: open connections are asked to close. */
function withoutDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** A connection at this version that doesn't listen, as an old tab that sleeps. */
function openDeaf(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, MIGRATIONS.length);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
