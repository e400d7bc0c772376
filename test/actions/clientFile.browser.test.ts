import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { piecesOf } from '../../src/actions/backup/checkBackup.ts';
import { readBackup } from '../../src/actions/backup/readBackup.ts';
import { writeClientFile } from '../../src/actions/clientFile/writeClientFile.ts';
import type { Piece } from '../../src/archive/unpackArchive.ts';
import type { Consent } from '../../src/domain/consent.ts';
import { type ConsentText, DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import { addDays, localDay } from '../../src/domain/day.ts';
import type { ClientId, ConsentId, ConsentTextId, PhotoId, SessionId } from '../../src/domain/ids.ts';
import { reviseSession } from '../../src/storage/clients.ts';
import { saveConsent, withdrawConsent } from '../../src/storage/consents.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import { consent, grant } from '../domain/consents.ts';
import { storedPhotos } from '../ui/storedPhotos.ts';

const PASSPHRASE = 'bench zebra tulip orbit candle river';
const TODAY = localDay(new Date());
let clientId: ClientId;
let photoIds: readonly PhotoId[];
let sessionId: SessionId;
let out: Blob[];

beforeEach(async () => {
  out = [];
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob && blob.type === 'application/octet-stream') out.push(blob);
    return make(blob);
  });
  await useDatabase(`client file ${crypto.randomUUID()}`);
  const stored = await storedPhotos(['2026-01-05', '2026-02-05']);
  photoIds = stored.photoIds;
  const photo = (await reader.photo(photoIds[0]!))!.photo;
  ({ clientId, sessionId } = photo);
});

afterEach(() => {
  vi.restoreAllMocks();
});

async function consents(parts: Partial<Consent> = {}): Promise<void> {
  const id = crypto.randomUUID() as string as ConsentId;
  const given = consent(id, { clientId, signedOn: addDays(TODAY, -3), scopes: [grant('own-share')], ...parts });
  const text: ConsentText = { ...DEFAULT_TEXT, id: given.text.id as ConsentTextId };
  await saveConsent(given, text);
}

const write = (onProgress: () => void = () => undefined) =>
  writeClientFile({ clientId, passphrase: PASSPHRASE, onProgress });

async function piecesIn(file: Blob): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of piecesOf(file, PASSPHRASE, () => undefined, 'checking')) pieces.push(piece);
  return pieces;
}

describe('a client’s own copy', () => {
  it('holds the photos their own share covers, without the clinic’s notes, and is no backup', async () => {
    await reviseSession(sessionId, (session) => ({
      ...session,
      note: 'private to the clinic',
      treatments: [{ id: 't', protocolId: 'led', performedBy: 'Nurse N.', detail: 'lamp 3' }],
    }));
    await consents({ photoIds: [photoIds[1]!] });
    const { fileName, photos } = await write();
    const [blob] = out as [Blob];
    expect(photos).toBe(1);
    expect(fileName).toMatch(/^skinseries-copy-[\d-]+-[\da-f]{4}\.age$/);
    const pieces = await piecesIn(blob);
    expect(pieces.flatMap((piece) => (piece.kind === 'photo' ? [piece.photoId] : []))).toEqual([photoIds[1]]);
    const told = JSON.stringify(pieces.filter(({ kind }) => kind === 'records'));
    expect(told).toContain('"led"');
    for (const clinics of ['private to the clinic', 'Nurse N.', 'lamp 3']) expect(told).not.toContain(clinics);
    await expect(readBackup(blob, PASSPHRASE, () => undefined)).rejects.toMatchObject({ code: 'client-copy' });
  });

  const refusals: readonly (readonly [string, Partial<Consent> | null])[] = [
    ['without a consent', null],
    ['with one to something else', { scopes: [grant('website')] }],
    ['with one that has expired', { scopes: [grant('own-share', { until: addDays(TODAY, -1) })] }],
    ['with one that wants the eyes covered', { identity: 'eyes-covered' }],
  ];
  it.each(refusals)('is refused %s', async (_name, parts) => {
    if (parts !== null) await consents(parts);
    await expect(write()).rejects.toMatchObject({ code: 'own-share-refused' });
  });

  it('is not handed over when the consent is withdrawn while it is being made', async () => {
    await consents();
    let withdrawal: Promise<unknown> | null = null;
    const writing = write(() => {
      withdrawal ??= withdrawConsent(clientId, ['own-share'], TODAY);
    });
    await expect(writing).rejects.toMatchObject({ code: 'own-share-refused' });
    expect(withdrawal).not.toBeNull();
    expect(out).toEqual([]);
  });
});
