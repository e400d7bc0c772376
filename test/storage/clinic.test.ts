import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LibraryChange } from '../../src/domain/clinicLibrary.ts';
import type { IsoDay, PhotoId, RoomId } from '../../src/domain/ids.ts';
import { protocolIn, SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import { type Change, subscribe } from '../../src/storage/changes.ts';
import { eraseClientRows, putClient } from '../../src/storage/clients.ts';
import { saveClinicLibrary, saveRooms } from '../../src/storage/clinic.ts';
import { useDatabase, withDatabase } from '../../src/storage/database.ts';
import { MIGRATIONS } from '../../src/storage/migrations.ts';
import { revisePhoto, savePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { client, course, newPhoto, session } from './photoRecord.ts';

beforeEach(() => useDatabase(`clinic ${crypto.randomUUID()}`));

const slower: LibraryChange = {
  on: '2026-05-01' as IsoDay,
  by: 'Ann',
  kind: 'figures',
  protocolId: 'dermatherapy',
  figures: { sessions: [3, 6], intervalDays: [28, 42], healingDays: 5, settlingDays: 9 },
};

describe('the clinic’s own rows', () => {
  it('are ours, unchanged, where nothing was ever written', async () => {
    expect(await reader.clinicLibrary()).toEqual(SHIPPED_LIBRARY);
    expect(await reader.rooms()).toEqual([]);
  });

  it('keep every change, and raise the version with each', async () => {
    await saveClinicLibrary((changes) => [...changes, slower]);
    await saveClinicLibrary((changes) => [...changes, { ...slower, kind: 'reset' }]);
    expect(await reader.libraryChanges()).toMatchObject([{ kind: 'figures', by: 'Ann' }, { kind: 'reset' }]);
    expect(await reader.clinicLibrary()).toEqual({ ...SHIPPED_LIBRARY, clinicVersion: 2 });
  });

  it('lose no change where two tabs write at once', async () => {
    await Promise.all([
      saveClinicLibrary((changes) => [...changes, slower]),
      saveClinicLibrary((changes) => [...changes, { ...slower, protocolId: 'led' }]),
      saveRooms((rooms) => [...rooms, { id: 'a' as RoomId, name: 'Room 1', createdAt: 1 }]),
      saveRooms((rooms) => [...rooms, { id: 'b' as RoomId, name: 'Room 2', createdAt: 2 }]),
    ]);
    const library = await reader.clinicLibrary();
    expect(library.clinicVersion).toBe(2);
    expect(protocolIn(library, 'led')?.settlingDays).toBe(9);
    expect((await reader.rooms()).map(({ name }) => name).sort()).toEqual(['Room 1', 'Room 2']);
  });

  it('refuse figures without sense, and tell who changed nothing', async () => {
    const wrong = { ...slower, figures: { ...slower.figures, healingDays: 10 } } as LibraryChange;
    await expect(saveClinicLibrary((changes) => [...changes, wrong])).rejects.toThrow();
    await expect(saveClinicLibrary((changes) => [...changes, { ...slower, by: '' }])).rejects.toThrow();
    expect((await reader.clinicLibrary()).clinicVersion).toBe(0);
  });

  it('are never taken for empty where they can’t be read', async () => {
    const body = { sealed: [{ ...slower, figures: { healingDays: 'soon' } }] };
    await withDatabase((database) => database.put('clinic', { id: 'library', rev: 1, body }));
    await expect(reader.clinicLibrary()).rejects.toMatchObject({ code: 'storage-lost' });
  });

  it('outlive the clients, and tell of their changes', async () => {
    const heard: Change[] = [];
    const stop = subscribe((change) => heard.push(change));
    await saveClinicLibrary((changes) => [...changes, slower]);
    stop();
    expect(heard).toEqual([{ stores: ['clinic'], clientId: null }]);
    await putClient(client('ann'));
    await eraseClientRows(client('ann').id);
    expect((await reader.clinicLibrary()).clinicVersion).toBe(1);
  });
});

describe('a database of the first version', () => {
  it('is opened with its rows, which are read as they would be written now', async () => {
    const name = `first ${crypto.randomUUID()}`;
    await useDatabase(name, MIGRATIONS.slice(0, 1));
    const ann = client('ann');
    const plan = course(ann);
    const visit = session(plan, '2026-01-05');
    const { photo, kept, thumbnail } = newPhoto('p', visit);
    await putClient(ann);
    await writeAsThen();
    await useDatabase(name);

    expect(await reader.course(plan.id)).toEqual(plan);
    expect(await reader.courses()).toEqual([plan]);
    expect(await reader.sessions(plan.id)).toEqual([{ ...visit, note: 'after a holiday' }]);
    const entry = { photo, mark: { stamp: 's', baselineStamp: null }, facts: null, rev: 1 };
    expect(await reader.photo(photo.id)).toEqual(entry);
    expect(await reader.photos(plan.id)).toEqual([entry]);
    expect(await reader.photosOfClient(ann.id)).toEqual([entry]);
    expect((await reader.clinicLibrary()).clinicVersion).toBe(0);
    // Written again, it is a record of today.
    await revisePhoto('p' as PhotoId, (now) => now);
    expect(await reader.photo(photo.id)).toEqual({ ...entry, rev: 2 });
    await savePhoto({ ...newPhoto('q', visit, null), kept, thumbnail });

    async function writeAsThen(): Promise<void> {
      const { purpose: _p, treatedRegions: _r, ...oldCourse } = plan;
      const { treatments: _t, signs: _s, roomId: _i, ...oldSession } = visit;
      const { grey: _g, isAfterTreatment: _a, override: _o, ...oldPhoto } = photo;
      const place = { clientId: ann.id, courseId: plan.id, rev: 1 };
      const facts = { quality: [], control: {}, pxPerMm: 5 };
      await withDatabase(async (database) => {
        const rows = database as unknown as { put(store: string, row: unknown): Promise<void> };
        await rows.put('courses', { id: plan.id, clientId: ann.id, rev: 1, body: { sealed: oldCourse } });
        const body = { sealed: { ...oldSession, note: 'after a holiday' } };
        await rows.put('sessions', { id: visit.id, ...place, body });
        const mark = { stamp: 's', baselineStamp: null, facts };
        await rows.put('photos', { id: photo.id, ...place, body: { sealed: { photo: oldPhoto, mark } } });
      });
    }
  });
});
