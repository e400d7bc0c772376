import ExifReader from 'exifreader';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MODELS } from '../../models/manifest.ts';
import { recordReview } from '../../src/actions/publish/recordReview.ts';
import { type RenderedSet, renderSet, type SetOrder } from '../../src/actions/publish/renderSet.ts';
import { saveSet } from '../../src/actions/publish/saveSet.ts';
import { readOwnKeys } from '../../src/actions/publish/signingKey.ts';
import { verifySetFile } from '../../src/actions/publish/verifySetFile.ts';
import { sha256Hex } from '../../src/bytes/sha256.ts';
import type { Consent } from '../../src/domain/consent.ts';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import { addDays, localDay } from '../../src/domain/day.ts';
import type { ClientId, ConsentId, CourseId, IsoDay, PhotoId } from '../../src/domain/ids.ts';
import { saveConsent, withdrawConsent } from '../../src/storage/consents.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import { endWorkers } from '../../workers/channel.ts';
import { consent, grant } from '../domain/consents.ts';
import { exampleFace, storedPhotos } from '../ui/storedPhotos.ts';

const DAYS = ['2026-01-05', '2026-02-02', '2026-03-02'] as IsoDay[];
const TODAY = localDay(new Date());
const WORDS = { caption: 'Before and after.', readme: () => 'How to verify.', rulePack: null };

let clientId: ClientId;
let courseId: CourseId;
const photoIds: PhotoId[] = [];
const handedOut: Blob[] = [];

function order(parts: { use?: Partial<SetOrder['use']>; output?: Partial<SetOrder['output']> } = {}): SetOrder {
  return {
    items: [{ courseId, photoIds, areMarksHidden: false }],
    use: { scope: 'website', platform: null, identity: 'eyes-covered', regions: [], ...parts.use },
    output: {
      kinds: ['pair'],
      sizesPx: [480],
      format: 'jpeg',
      isByCard: false,
      isBackgroundPlain: false,
      ...parts.output,
    },
    labels: [photoIds.map((_, i) => ({ title: DAYS[2 * i] as string, detail: 'session <1>' }))],
    wipes: [{ title: 'A & B', first: 'Photo 1', last: 'Photo 2', slider: 'Line', caption: '<b>Results vary.</b>' }],
  };
}

function signed(parts: Partial<Consent> = {}): Consent {
  return consent('', { id: crypto.randomUUID() as ConsentId, clientId, signedOn: addDays(TODAY, -1), ...parts });
}

beforeAll(async () => {
  await useDatabase(`publish ${crypto.randomUUID()}`);
  const stored = await storedPhotos(DAYS, {}, exampleFace);
  ({ clientId, courseId } = stored);
  photoIds.push(stored.photoIds[0] as PhotoId, stored.photoIds[2] as PhotoId);
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob && blob.type === 'application/zip') handedOut.push(blob);
    return make(blob);
  });
});
afterAll(() => {
  vi.restoreAllMocks();
  endWorkers();
});

describe('a set of the first and the third visit', () => {
  let rendered: RenderedSet;

  it('is refused without consent', async () => {
    await expect(renderSet(order())).rejects.toMatchObject({ code: 'set-refused' });
  });

  it('is made of pictures that carry nothing but pixels', async () => {
    await saveConsent(signed({ scopes: [grant('website')], identity: 'eyes-covered' }), DEFAULT_TEXT);
    rendered = await renderSet(order({ output: { kinds: ['pair', 'filmstrip', 'wipe'] } }));
    const names = rendered.files.map(({ path }) => path);
    expect(names).toEqual(['set-1-pair-480.jpg', 'set-1-filmstrip-480.jpg', 'set-1-wipe.html']);
    const made = rendered.made[0]?.renders[0];
    expect(made).toMatchObject({ isFaceFree: true });
    expect(made?.frameToPhoto).toHaveLength(2);
    for (const { path, bytes } of rendered.files.slice(0, 2)) {
      (await createImageBitmap(new Blob([bytes]))).close();
      expect(jpegSegments(bytes), path).toEqual(['JFIF']);
      const tags = Object.keys(ExifReader.load(bytes.buffer, { expanded: true })).filter((group) => group !== 'file');
      expect(
        tags.filter((group) => group !== 'jfif'),
        path,
      ).toEqual([]);
    }
  });

  it.each(['png', 'webp'] as const)('is written as %s without metadata', async (format) => {
    const { files } = await renderSet(order({ output: { format } }));
    const { bytes } = files[0]!;
    (await createImageBitmap(new Blob([bytes]))).close();
    const groups = Object.keys(ExifReader.load(bytes.buffer, { expanded: true }));
    expect(groups.filter((group) => !['file', 'pngFile', 'riff', 'png'].includes(group))).toEqual([]);
    const allowed = format === 'png' ? ['IHDR', 'IDAT', 'IEND'] : ['VP8 ', 'VP8L'];
    expect(chunksOf(bytes, format).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('has a wipe page that loads nothing, says so, and moves by keyboard', async () => {
    const page = new TextDecoder().decode(rendered.files[2]!.bytes);
    expect(page).toContain("default-src 'none'");
    expect(page.replaceAll(/data:image\/jpeg;base64,[\w+/=]+/g, '')).not.toMatch(/https?:|\/\/|unsafe/);
    expect(page).toContain('&lt;b&gt;Results vary.');
    const frame = document.body.appendChild(document.createElement('iframe'));
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.src = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
    await loaded;
    const inside = frame.contentDocument as Document;
    const input = inside.querySelector('input') as HTMLInputElement;
    input.focus();
    input.value = '20';
    input.dispatchEvent(new Event('input'));
    expect((inside.querySelector('.pair') as HTMLElement).style.getPropertyValue('--at')).toBe('20%');
    expect(input.labels?.[0]?.textContent).toContain('Line');
    expect(inside.images[0]?.naturalWidth).toBeGreaterThan(100);
    frame.remove();
  });

  it('is recorded, signed, handed out, and verifies as this clinic’s', async () => {
    const set = await saveSet(rendered, WORDS);
    expect(await reader.sets()).toEqual([set]);
    expect(handedOut).toHaveLength(1);
    const check = await verifySetFile(handedOut[0] as Blob);
    if (check.kind !== 'sound') throw new Error(check.kind);
    expect(check.manifestSha256).toBe(set.manifestSha256);
    expect((await readOwnKeys(reader)).has(check.manifest.signer.publicKey)).toBe(true);
    expect(check.manifest.subjects[0]?.sessions.map(({ on }) => on)).toEqual(DAYS);
    expect(check.manifest.subjects[0]?.photos.map(({ originalSha256 }) => originalSha256)).toEqual(
      (await Promise.all(photoIds.map((id) => reader.photo(id)))).map((entry) => entry?.photo.sha256),
    );
    expect(check.manifest.models).toEqual(Object.entries(MODELS).map(([name, { sha256 }]) => ({ name, sha256 })));
    expect(check.manifest.timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    const changed = new Uint8Array(await (handedOut[0] as Blob).arrayBuffer());
    changed[changed.length >> 1]! ^= 1;
    expect((await verifySetFile(new Blob([changed]))).kind).toBe('changed');
  });

  it('shows no more of the face than the consent allows', async () => {
    await expect(renderSet(order({ use: { identity: 'full-face' } }))).rejects.toMatchObject({ code: 'set-refused' });
  });

  it('waits for a client who wants to see it first, and then says who agreed to which pictures', async () => {
    const parts = { signedOn: TODAY, scopes: [grant('website')], identity: 'eyes-covered', reviewBeforePosting: true };
    await saveConsent(signed(parts as Partial<Consent>), DEFAULT_TEXT);
    await expect(saveSet(rendered, WORDS)).rejects.toMatchObject({ code: 'set-refused' });
    expect(handedOut).toHaveLength(1);
    const set = await saveSet(await recordReview(rendered, 0, ' Ann Example '), WORDS);
    const pictures = await Promise.all(rendered.files.map(({ bytes }) => sha256Hex(bytes)));
    const review = { on: TODAY, recordedBy: null, pictures };
    expect(set.reviews).toEqual([{ clientId, agreedBy: 'Ann Example', ...review }]);
    const check = await verifySetFile(handedOut[1] as Blob);
    expect(check.kind === 'sound' && check.manifest.subjects[0]?.review).toEqual(review);
    expect(await (handedOut[1] as Blob).text()).not.toContain('Ann Example');
  });

  it('is stopped by a withdrawal between choosing and writing: no record, no file', async () => {
    const ready = await recordReview(await renderSet(order()), 0, 'Ann Example');
    expect(await withdrawConsent(clientId, ['website'], TODAY)).toHaveLength(2);
    await expect(saveSet(ready, WORDS)).rejects.toMatchObject({ code: 'set-refused' });
    expect(await reader.sets()).toHaveLength(2);
    expect(handedOut).toHaveLength(2);
  });
});

/** Names of the metadata segments of a JPEG: whatever is no table, frame or scan. */
function jpegSegments(bytes: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 2; at < bytes.length; ) {
    const marker = bytes[at + 1] as number;
    if (bytes[at] !== 0xff) throw new Error('not a segment');
    if (marker === 0xda) break;
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    if (marker >= 0xe0 && marker <= 0xef) names.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    if (marker === 0xfe) names.push('comment');
    at += 2 + length;
  }
  // Nothing follows the end of the picture.
  expect([...bytes.subarray(-2)]).toEqual([0xff, 0xd9]);
  return names;
}

function chunksOf(bytes: Uint8Array, format: 'png' | 'webp'): string[] {
  const view = new DataView(bytes.buffer);
  const names: string[] = [];
  for (let at = format === 'png' ? 8 : 12; at < bytes.length; ) {
    const isPng = format === 'png';
    const length = view.getUint32(isPng ? at : at + 4, !isPng);
    names.push(String.fromCharCode(...bytes.subarray(isPng ? at + 4 : at, isPng ? at + 8 : at + 4)));
    at += isPng ? 12 + length : 8 + length + (length % 2);
  }
  return names;
}
