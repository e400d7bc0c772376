import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockWithPassphrase, openWithPassphrase } from '../../src/archive/age.ts';
import { packArchive } from '../../src/archive/packArchive.ts';
import type { ClientRecords } from '../../src/archive/recordSchemas.ts';
import { type Piece, unpackArchive } from '../../src/archive/unpackArchive.ts';
import { archiveOf, clientRecords, collect, pack, pictureOf, streamOf } from './records.ts';

async function unpack(zip: Uint8Array, chunk?: number): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of unpackArchive(streamOf(zip, chunk))) pieces.push(piece);
  return pieces;
}

describe('an archive', () => {
  it('comes back as it went in, records before their pictures', async () => {
    const clients = [clientRecords(1), clientRecords(2, 0), clientRecords(3, 1)];
    const pieces = await unpack(await pack(await archiveOf(clients)));
    expect(pieces.map(({ kind }) => kind)).toEqual([
      ...['manifest', 'clinic', 'records', 'photo', 'thumbnail', 'photo', 'thumbnail'],
      ...['records', 'records', 'photo', 'thumbnail'],
    ]);
    expect(pieces.flatMap((piece) => (piece.kind === 'records' ? [piece.records] : []))).toEqual(clients);
    for (const piece of pieces) if (piece.kind === 'photo') expect(piece.bytes).toEqual(pictureOf(piece.photoId));
  });

  it('does so for any course and however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(someClients, fc.integer({ min: 1, max: 9000 }), async (clients, chunk) => {
        const pieces = await unpack(await pack(await archiveOf(clients, 200)), chunk);
        expect(pieces.flatMap((piece) => (piece.kind === 'records' ? [piece.records] : []))).toEqual(clients);
      }),
      { numRuns: 60 },
    );
  });

  it('has few pictures in memory however slowly it is taken', async () => {
    const { manifest, contents } = await archiveOf([clientRecords(1, 60)], 100_000);
    let loaded = 0;
    const zip = packArchive(manifest, async ({ path }) => {
      loaded += 1;
      return contents.get(path) as Uint8Array<ArrayBuffer>;
    });
    const reader = zip.getReader();
    let [taken, most] = [0, 0];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      taken += piece.value.length;
      most = Math.max(most, loaded - taken / 50_000);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(loaded).toBe(manifest.entries.length);
    expect(most).toBeLessThan(6);
  });

  it('is locked and opened with a passphrase', async () => {
    const zip = await pack(await archiveOf([clientRecords(1)], 200_000));
    const locked = await collect(await lockWithPassphrase(streamOf(zip), 'six words of some kind or other'));
    expect(new TextDecoder().decode(locked.subarray(0, 21))).toBe('age-encryption.org/v1');
    expect(await collect(await openWithPassphrase(streamOf(locked), 'six words of some kind or other'))).toEqual(zip);
  });
});

/** Clients with whatever words, days and numbers a person or a camera can leave. */
const someClients: fc.Arbitrary<ClientRecords[]> = fc
  .array(
    fc.record({
      photos: fc.integer({ min: 0, max: 4 }),
      label: fc.string({ unit: 'grapheme', maxLength: 40 }),
      note: fc.string({ unit: 'binary', maxLength: 80 }),
      rev: fc.integer({ min: 1, max: 1_000_000 }),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      stated: fc.option(fc.double({ min: 0.1, max: 100, noNaN: true })),
      iso: fc.option(fc.integer({ min: 1, max: 100_000 })),
    }),
    { maxLength: 4 },
  )
  .map((all) =>
    all.map(({ photos, label, note, rev, value, stated, iso }, n) => {
      const records = clientRecords(n + 1, photos);
      return {
        client: { rev, record: { ...records.client.record, label } },
        courses: records.courses,
        consents: records.consents.map(({ record }) => ({ rev, record: { ...record, signer: `A ${label}` } })),
        sessions: records.sessions.map(({ record }) => ({ rev, record: { ...record, note } })),
        photos: records.photos.map(({ record }) => {
          const { photo, facts, readings } = record;
          const [first] = readings?.readings ?? [];
          const changed = { ...photo, statedPxPerMm: stated, capture: { ...photo.capture, iso } };
          return {
            rev,
            record: {
              photo: changed,
              facts,
              readings: first ? { readings: [{ ...first, value }], seriesKey: note } : null,
            },
          };
        }),
      };
    }),
  );
