import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeClient } from '../../src/archive/merge.ts';
import { mergeLibrary, mergeRooms, mergeSigningKeys } from '../../src/archive/mergeClinic.ts';
import { mergeSetRecords } from '../../src/archive/mergeSets.ts';
import type { AtRev, ClientRecords } from '../../src/archive/recordSchemas.ts';
import type { LibraryChange } from '../../src/domain/clinicLibrary.ts';
import type { ClientId, IsoDay } from '../../src/domain/ids.ts';
import type { PublishedSet } from '../../src/domain/publishedSet.ts';
import type { Room } from '../../src/domain/room.ts';
import { setOf } from '../domain/consents.ts';
import { clientRecords } from './records.ts';

const ON = '2026-11-22';

/** The store after a merge was written over it. */
function stored(here: ClientRecords | null, there: ClientRecords): ClientRecords {
  const { write } = mergeClient(here, there, ON);
  const over = <T>(own: readonly AtRev<T>[], written: readonly AtRev<T>[], idOf: (record: T) => string) => [
    ...new Map([...own, ...written].map((one) => [idOf(one.record), one])).values(),
  ];
  return {
    client: write.client ?? (here as ClientRecords).client,
    courses: over(here?.courses ?? [], write.courses, ({ id }) => id),
    sessions: over(here?.sessions ?? [], write.sessions, ({ id }) => id),
    photos: over(here?.photos ?? [], write.photos, ({ photo }) => photo.id),
    consents: over(here?.consents ?? [], write.consents, ({ id }) => id),
  };
}

const base = clientRecords(1, 3);

function withNote(records: ClientRecords, note: string, rev: number): ClientRecords {
  const [first, ...others] = records.sessions;
  const changed = { rev, record: { ...(first as AtRev<ClientRecords['sessions'][number]['record']>).record, note } };
  return { ...records, sessions: [changed, ...others] };
}

describe('merging a client', () => {
  it('takes all of one that this device lacks', () => {
    const { write, photos, addedPhotos } = mergeClient(null, base, ON);
    expect(write).toEqual(base);
    expect(photos.added).toBe(3);
    expect(addedPhotos.size).toBe(3);
  });

  it('finds nothing to do where nothing differs, measured anew or not', () => {
    const again = {
      ...base,
      photos: base.photos.map(({ rev, record }) => ({
        rev: rev + 3,
        record: { ...record, facts: null, photo: { ...record.photo, status: { kind: 'awaiting' } as const } },
      })),
    };
    const { write, records, photos } = mergeClient(again, base, ON);
    expect(write).toEqual({ client: null, courses: [], sessions: [], photos: [], consents: [] });
    expect([records.same, photos.same]).toEqual([6, 3]);
  });

  it('takes what was written more often, on either side', () => {
    expect(stored(withNote(base, 'early', 2), withNote(base, 'late', 3)).sessions[0]?.record.note).toBe('late');
    expect(stored(withNote(base, 'late', 3), withNote(base, 'early', 2)).sessions[0]?.record.note).toBe('late');
    expect(mergeClient(withNote(base, 'late', 3), withNote(base, 'early', 2), ON).records.kept).toBe(1);
  });

  it('keeps both notes where both sides wrote as often', () => {
    const merged = stored(withNote(base, 'mine', 2), withNote(base, 'theirs', 2));
    expect(merged.sessions[0]).toMatchObject({ rev: 3, record: { note: 'mine\n[2026-11-22] theirs' } });
    expect(stored(merged, withNote(base, 'theirs', 2))).toEqual(merged);
  });

  it('never takes another picture for a photo that is here', () => {
    const foreign = {
      ...base,
      photos: base.photos.map(({ record }) => ({
        rev: 99,
        record: { ...record, photo: { ...record.photo, sha256: 'f'.repeat(64) } },
      })),
    };
    const { write, photos, addedPhotos } = mergeClient(base, foreign, ON);
    expect(write.photos).toEqual([]);
    expect(photos.conflicting).toBe(3);
    expect(addedPhotos.size).toBe(0);
  });

  it('changes nothing the second time, and loses nothing that only this device has', () => {
    fc.assert(
      fc.property(someVersion, someVersion, (here, there) => {
        const once = stored(here, there);
        expect(stored(once, there)).toEqual(once);
        const ids = (records: ClientRecords) => records.photos.map(({ record }) => record.photo.id);
        expect(new Set(ids(once))).toEqual(new Set([...ids(here), ...ids(there)]));
        here.sessions.forEach((mine, i) => {
          const theirs = there.sessions[i] as typeof mine;
          const note = once.sessions.find(({ record }) => record.id === mine.record.id)?.record.note;
          if (mine.rev === theirs.rev) expect(note).toContain(theirs.record.note);
          if (mine.rev < theirs.rev) expect(note).toBe(theirs.record.note);
          else expect(note).toContain(mine.record.note);
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** A version of the same client: some of the visits and photos, written this or that often. */
const someVersion: fc.Arbitrary<ClientRecords> = fc
  .record({
    label: fc.constantFrom('Ann', 'Anna'),
    kept: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    revs: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 }),
    notes: fc.array(fc.constantFrom('', 'red', 'calm'), { minLength: 3, maxLength: 3 }),
    turned: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  })
  .map(({ label, kept, revs, notes, turned }) => ({
    client: { rev: revs[6] as number, record: { ...base.client.record, label } },
    courses: base.courses,
    sessions: base.sessions.map(({ record }, i) => ({
      rev: revs[i] as number,
      record: { ...record, note: notes[i] as string },
    })),
    photos: base.photos.flatMap(({ record }, i) =>
      kept[i]
        ? [
            {
              rev: revs[3 + i] as number,
              record: { ...record, photo: { ...record.photo, isAfterTreatment: turned[i] as boolean } },
            },
          ]
        : [],
    ),
    consents: base.consents,
  }));

describe('merging consents and sets', () => {
  const ended = fc.option(
    fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}` as IsoDay),
  );
  const side = fc
    .record({ website: ended, social: ended, rev: fc.integer({ min: 1, max: 4 }) })
    .map(({ rev, ...days }) => ({
      ...base,
      consents: base.consents.map(({ record }) => ({
        rev,
        record: {
          ...record,
          scopes: record.scopes.map((grant) =>
            grant.scope === 'website' || grant.scope === 'social'
              ? { ...grant, withdrawnOn: days[grant.scope] }
              : grant,
          ),
        },
      })),
    }));
  const daysOf = ({ consents }: ClientRecords, scope: string) =>
    consents.flatMap(({ record }) => record.scopes.filter((one) => one.scope === scope).map((one) => one.withdrawnOn));

  it('a withdrawal on either side wins, however often the other was written, and the second time changes nothing', () => {
    fc.assert(
      fc.property(side, side, (here, there) => {
        const once = stored(here, there);
        for (const scope of ['website', 'social']) {
          const [mine, theirs] = [daysOf(here, scope)[0], daysOf(there, scope)[0]];
          const expected = [mine, theirs].filter(Boolean).sort()[0] ?? null;
          expect(daysOf(once, scope)).toEqual([expected]);
        }
        expect(stored(once, there)).toEqual(once);
        expect(daysOf(stored(there, here), 'website')).toEqual(daysOf(once, 'website'));
        expect(once.consents[0]?.rev).toBeGreaterThanOrEqual(here.consents[0]?.rev ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('a set is flagged if it is on either side, and keeps every place', () => {
    const set = setOf('s', 'ann' as ClientId, 'bob' as ClientId);
    const here = { ...set, places: [{ where: 'a', takenDownOn: null }] };
    const there = {
      ...set,
      flaggedOn: ON as IsoDay,
      places: [
        { where: 'a', takenDownOn: ON as IsoDay },
        { where: 'b', takenDownOn: null },
      ],
    };
    const [joined] = mergeSetRecords([{ rev: 5, record: here }], [{ rev: 2, record: there }], []);
    expect(joined).toEqual({ rev: 6, record: there });
    expect(mergeSetRecords([{ rev: 6, record: there }], [{ rev: 2, record: there }], [])).toEqual([]);
  });

  it('an erased client comes back in no set', () => {
    const set = setOf('s', 'ann' as ClientId);
    const [coming] = mergeSetRecords([], [{ rev: 1, record: set }], ['ann' as ClientId]);
    expect(coming?.record).toMatchObject({ clientIds: [], photoIds: [], consentIds: [], fileName: '' });
    const left = coming as AtRev<PublishedSet>;
    expect(mergeSetRecords([left], [{ rev: 9, record: set }], [])).toEqual([]);
  });
});

describe('merging the clinic’s own', () => {
  const reset = (protocolId: string): LibraryChange => ({
    on: '2026-01-01' as never,
    by: 'A',
    kind: 'reset',
    protocolId,
  });
  const added = (id: string) =>
    ({ on: '2026-01-01', by: 'A', kind: 'added', protocol: { id } }) as unknown as LibraryChange;
  const [a, b, c] = [reset('a'), reset('b'), reset('c')];

  it.each([
    ['the longer of two that begin alike', [a], [a, b], [a, b]],
    ['its own where it is the longer', [a, b], [a], [a, b]],
    ['its own where both went on, and treatments it lacks', [a, b], [a, c, added('own')], [a, b, added('own')]],
    ['what it has, the second time', [a, b, added('own')], [a, c, added('own')], [a, b, added('own')]],
  ])('keeps of library changes %s', (_name, here, there, merged) => {
    expect(mergeLibrary(here, there)).toEqual(merged);
  });

  it('knows the keys of both sides, and goes on signing with its own, the last', () => {
    const key = (publicKey: string) => ({ publicKey, privateKey: 'p', madeAt: 1 });
    const merged = mergeSigningKeys([key('old'), key('own')], [key('old'), key('theirs')]);
    expect(merged.map(({ publicKey }) => publicKey)).toEqual(['theirs', 'old', 'own']);
    expect(mergeSigningKeys(merged, [key('theirs')])).toEqual(merged);
    expect(mergeSigningKeys([], [key('first'), key('latest')]).at(-1)?.publicKey).toBe('latest');
  });

  it('adds rooms it lacks and renames none', () => {
    const room = (id: string, name: string) => ({ id, name, createdAt: 1 }) as unknown as Room;
    const merged = mergeRooms([room('1', 'Here')], [room('1', 'There'), room('2', 'New')]);
    expect(merged.map(({ name }) => name)).toEqual(['Here', 'New']);
  });
});
