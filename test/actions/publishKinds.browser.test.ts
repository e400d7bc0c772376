import { afterAll, beforeEach, expect, it } from 'vitest';
import { renderSet, type SetOrder } from '../../src/actions/publish/renderSet.ts';
import type { IdentityLevel } from '../../src/domain/consent.ts';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import { addDays, localDay } from '../../src/domain/day.ts';
import type { ClientId, ConsentId } from '../../src/domain/ids.ts';
import { saveConsent } from '../../src/storage/consents.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { endWorkers } from '../../workers/channel.ts';
import { cardPicture, cornersAt } from '../analysis/colour/cardPicture.ts';
import { consent, grant } from '../domain/consents.ts';
import { exampleFace, storedPhotos } from '../ui/storedPhotos.ts';

const DAYS = ['2026-01-05', '2026-02-02'];
const TODAY = localDay(new Date());

type Stored = Awaited<ReturnType<typeof storedPhotos>>;

beforeEach(() => useDatabase(`publish kinds ${crypto.randomUUID()}`));
afterAll(() => endWorkers());

function order(
  courses: readonly Stored[],
  identity: IdentityLevel,
  output: Partial<SetOrder['output']> = {},
): SetOrder {
  return {
    items: courses.map(({ courseId, photoIds }) => ({ courseId, photoIds, areMarksHidden: false })),
    use: { scope: 'website', platform: null, identity, regions: [] },
    output: {
      kinds: ['pair'],
      sizesPx: [240],
      format: 'png',
      isByCard: false,
      isBackgroundPlain: false,
      ...output,
    },
    labels: courses.map(({ photoIds }) => photoIds.map((_, i) => ({ title: `Photo ${i + 1}`, detail: '' }))),
    wipes: courses.map(() => ({ title: '', first: '', last: '', slider: '', caption: '' })),
  };
}

async function sign(clientId: ClientId, identity: IdentityLevel): Promise<void> {
  const id = crypto.randomUUID() as ConsentId;
  const signedOn = addDays(TODAY, -1);
  await saveConsent(consent('', { id, clientId, signedOn, scopes: [grant('website')], identity }), DEFAULT_TEXT);
}

/** The picture of a file: its size, and the colour at a place. */
async function decoded(bytes: Uint8Array<ArrayBuffer>) {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext(
    '2d',
  ) as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { width, height } = context.canvas;
  return { width, height, at: (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)] };
}

it('shows several people only where each of them consents', async () => {
  const [ann, ben] = [await storedPhotos(DAYS, {}, exampleFace), await storedPhotos(DAYS, {}, exampleFace)];
  await sign(ann.clientId, 'full-face');
  await expect(renderSet(order([ann, ben], 'full-face'))).rejects.toMatchObject({ code: 'set-refused' });
  await sign(ben.clientId, 'eyes-covered');
  await expect(renderSet(order([ann, ben], 'full-face'))).rejects.toMatchObject({ code: 'set-refused' });
  await sign(ben.clientId, 'full-face');
  const { files, made } = await renderSet(order([ann, ben], 'full-face'));
  expect(files.map(({ path }) => path)).toEqual(['set-1-pair-240.png', 'set-2-pair-240.png']);
  expect(made).toHaveLength(2);
});

it('shows a drawn area of the body, alone where the background is plain, laid where it was found again', async () => {
  const moved = 20;
  const body = async (index: number) => {
    const canvas = new OffscreenCanvas(400, 300);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = 'rgb(10 20 200)';
    context.fillRect(0, 0, 400, 300);
    context.fillStyle = 'rgb(200 120 90)';
    context.fillRect(100 + index * moved, 100, 120, 80);
    const [left, right] = [100 + index * moved, 220 + index * moved];
    const polygon = [[left, 100] as const, [right, 100] as const, [right, 180] as const, [left, 180] as const];
    return {
      kept: await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer(),
      format: 'png',
      widthPx: 400,
      heightPx: 300,
      view: 'area',
      geometry: {
        kind: 'area',
        polygon: polygon.map(([x, y]) => ({ x, y })),
        atlasToImage: [1, 0, index * moved, 0, 1, 0],
        residual: 0,
      },
    } as const;
  };
  const arm = await storedPhotos(DAYS, {}, body);
  await sign(arm.clientId, 'body-only');
  await expect(renderSet(order([arm], 'eyes-covered'))).rejects.toMatchObject({ code: 'set-refused' });
  const { files, made } = await renderSet(order([arm], 'body-only', { isBackgroundPlain: true }));
  const { widthPx, heightPx, isFaceFree } = made[0]!.renders[0]!;
  expect(isFaceFree).toBe(true);
  const picture = await decoded(files[0]!.bytes);
  const second = picture.width - widthPx;
  for (const left of [0, second]) {
    expect(picture.at(left + Math.round(widthPx / 2), Math.round(heightPx / 2))).toEqual([200, 120, 90]);
    // A hair from the edge of what is shown, on either side.
    for (const x of [1, widthPx - 2]) expect(picture.at(left + x, Math.round(heightPx / 2))).toEqual([224, 224, 224]);
  }
});

it('takes colours from the first photo’s card for all photos alike, and refuses where it can’t be read', async () => {
  const corners = cornersAt(500, 4);
  const geometry = (await exampleFace(0)).geometry;
  const withCard = async () => {
    const { data, widthPx, heightPx } = cardPicture(corners);
    const canvas = new OffscreenCanvas(widthPx, heightPx);
    const pixels = new ImageData(new Uint8ClampedArray(data), widthPx, heightPx);
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    const kept = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
    return { kept, format: 'png', widthPx, heightPx, geometry, card: [...corners] } as const;
  };
  const carded = await storedPhotos(DAYS, {}, withCard);
  await sign(carded.clientId, 'full-face');
  const corrected = await renderSet(order([carded], 'full-face', { isByCard: true }));
  const asTaken = await renderSet(order([carded], 'full-face'));
  expect(asTaken.made[0]?.colour).toBeNull();
  expect(corrected.made[0]?.colour?.mix).toHaveLength(3);
  const [after, before] = [await decoded(corrected.files[0]!.bytes), await decoded(asTaken.files[0]!.bytes)];
  const { widthPx } = corrected.made[0]!.renders[0]!;
  const [x, y, second] = [4, 4, after.width - widthPx];
  // The same pixels on both sides become the same colours, which are others than those taken.
  expect(after.at(x, y)).toEqual(after.at(second + x, y));
  expect(after.at(x, y)).not.toEqual(before.at(x, y));

  const plain = await storedPhotos(DAYS, {}, exampleFace);
  await sign(plain.clientId, 'full-face');
  await expect(renderSet(order([plain], 'full-face', { isByCard: true }))).rejects.toMatchObject({
    code: 'card-not-read',
  });
});

it('enlarges nothing: a size beyond the photo is written once, as large as it is, under its true size', async () => {
  const face = await storedPhotos(DAYS, {}, exampleFace);
  await sign(face.clientId, 'full-face');
  const output = { sizesPx: [240, 2160, 4320], kinds: ['pair', 'filmstrip', 'wipe'] } as const;
  const { files, made } = await renderSet(order([face], 'full-face', output));
  const [largest, small] = made[0]!.renders;
  expect(made[0]?.renders).toHaveLength(2);
  const longSide = Math.max(largest!.widthPx, largest!.heightPx);
  expect(longSide).toBeGreaterThan(1080);
  expect(longSide).toBeLessThanOrEqual(1960);
  expect(largest?.frameToPhoto[0]?.[0]).toBe(1);
  expect(Math.max(small!.widthPx, small!.heightPx)).toBe(240);
  // Two in a row are the pair: no second file of the same picture.
  expect(files.map(({ path }) => path)).toEqual([
    `set-1-pair-${longSide}.png`,
    'set-1-pair-240.png',
    'set-1-wipe.html',
  ]);
  expect((await decoded(files[0]!.bytes)).width).toBeGreaterThan(2 * largest!.widthPx);
});
