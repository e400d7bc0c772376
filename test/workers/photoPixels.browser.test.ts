import { afterAll, describe, expect, test, vi } from 'vitest';
import { inspectPhoto } from '../../src/analysis/container/inspect.ts';
import { PHOTO_LIMITS } from '../../src/analysis/container/limits.ts';
import { taggedPng } from '../../src/analysis/container/taggedPng.ts';
import { connect } from '../../workers/channel.ts';
import { isCanvasRandomised } from '../../workers/photo/canvasProbe.ts';
import { decodePhoto } from '../../workers/photo/decode.ts';
import { libheifCode, startLibheif } from '../../workers/photo/libheif.ts';
import { statedSpace } from '../../workers/photo/statedSpace.ts';
import type { OpenedPhoto, PhotoApi } from '../../workers/photo.worker.ts';
import photoUrl from '../../workers/photo.worker.ts?worker&url';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import { cornerPhoto, ORIENTATIONS } from './cornerPhoto.ts';
import { decodeFiles, readDecodeFile } from './decodeFolder.ts';

const channel = connect<PhotoApi>(() => new Worker(trustedScriptUrl(photoUrl), { type: 'module' }));
afterAll(() => channel.stop());

async function open(file: Blob | ArrayBuffer): Promise<OpenedPhoto> {
  const result = await channel.call(async (api) => api.open(file));
  if (result.kind === 'refused') throw new Error(result.code);
  return result;
}

/** RGB codes of a rectangle, drawn down to `widthPx` x `heightPx`. */
function codes(
  picture: ImageBitmap,
  colorSpace: PredefinedColorSpace,
  from: readonly [number, number, number, number],
  widthPx = 1,
  heightPx = 1,
): number[] {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d', { colorSpace }) as OffscreenCanvasRenderingContext2D;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, ...from, 0, 0, widthPx, heightPx);
  return [...context.getImageData(0, 0, widthPx, heightPx, { colorSpace }).data].filter((_, i) => i % 4 !== 3);
}

const pixel = (picture: ImageBitmap, colorSpace: PredefinedColorSpace, x: number, y: number): number[] =>
  codes(picture, colorSpace, [x, y, 1, 1]);

/** The picture in miniature, to tell likeness from difference. */
const miniature = (picture: ImageBitmap): number[] =>
  codes(picture, 'srgb', [0, 0, picture.width, picture.height], 24, 24);

function meanDifference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, code, i) => sum + Math.abs(code - (b[i] ?? Number.NaN)), 0) / a.length;
}

function expectClose(found: readonly number[], expected: readonly number[], within: number): void {
  for (const [i, code] of found.entries())
    expect(Math.abs(code - (expected[i] ?? Number.NaN)), `${found}`).toBeLessThanOrEqual(within);
}

describe('upright', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    '33 %s of all eight orientations, opened and opened again from what is kept',
    async (format) => {
      for (const orientation of ORIENTATIONS) {
        const { picture, kept, widthPx, heightPx } = await open((await cornerPhoto(format, orientation)).buffer);
        const again = await channel.call(async (api) => api.reopen(kept, format));
        expect([widthPx, heightPx, picture.width, picture.height]).toEqual([320, 480, 320, 480]);
        if ('kind' in again) throw new Error(again.code);
        for (const shown of [picture, again]) {
          expectClose(pixel(shown, 'srgb', 40, 40), [255, 0, 0], 3);
          expectClose(pixel(shown, 'srgb', 280, 40), [0, 255, 0], 3);
          expectClose(pixel(shown, 'srgb', 40, 440), [0, 0, 255], 3);
          expectClose(pixel(shown, 'srgb', 280, 440), [255, 255, 255], 3);
        }
      }
    },
  );

  test.skipIf(decodeFiles.length === 0).each([
    ['orientation/Landscape', 1800, 1200],
    ['orientation/Portrait', 1200, 1800],
    ['malformed/pillow/rot', 640, 427],
  ])('%s...: each file shows the same picture', async (start, widthPx, heightPx) => {
    const files = decodeFiles.filter((file) => file.startsWith(start));
    const opened = await Promise.all(files.map(async (file) => open(await readDecodeFile(file))));
    expect(opened.length).toBeGreaterThan(7);
    const first = miniature((opened[0] as OpenedPhoto).picture);
    // The files differ in the label in their middle; a turned picture is far off.
    expect(meanDifference([...first].reverse(), first)).toBeGreaterThan(25);
    for (const photo of opened) {
      expect([photo.widthPx, photo.heightPx]).toEqual([widthPx, heightPx]);
      expect(meanDifference(miniature(photo.picture), first)).toBeLessThan(5);
    }
  });
});

describe.skipIf(decodeFiles.length === 0)('colour', () => {
  test.each(['jpg', 'png'])('a %s whose profile exchanges the primaries is read through it', async (extension) => {
    const { picture } = await open(await readDecodeFile(`colour/wide-gamut/rgb-to-gbr-test.${extension}`));
    expectClose(pixel(picture, 'srgb', 500, 60), [255, 0, 0], 12);
    expectClose(pixel(picture, 'srgb', 500, 850), [0, 240, 255], 12);
  });

  test.each(['jpg', 'png'])('reds beyond sRGB stay apart in a Display P3 %s', async (extension) => {
    const { picture } = await open(await readDecodeFile(`colour/wide-gamut/P3-sRGB-red.${extension}`));
    const reds = (colorSpace: PredefinedColorSpace): number => {
      const all = codes(picture, colorSpace, [200, 100, 600, 600], 60, 60).filter((_, i) => i % 3 === 0);
      return Math.max(...all) - Math.min(...all);
    };
    expect(reds('display-p3')).toBeGreaterThan(10);
    expect(reds('srgb')).toBeLessThan(3);
  });

  test('an iPhone’s HEIC keeps its Display P3 codes', async () => {
    const file = 'phones/metadata-extractor/IMG_2927.HEIC';
    const { picture } = await open(await readDecodeFile(file));
    const libheif = await startLibheif(await libheifCode());
    const context = libheif.heif_context_alloc();
    libheif.heif_context_read_from_memory(context, new Uint8Array(await readDecodeFile(file)) as never);
    const bare = libheif.heif_js_decode_image2(
      libheif.heif_context_get_primary_image_handle(context),
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGB,
    ).channels[0];
    let furthestFromSrgb = 0;
    for (let y = 100; y < bare.height; y += 331) {
      for (let x = 100; x < bare.width; x += 331) {
        const at = y * bare.stride + x * 3;
        const coded = [...bare.data.subarray(at, at + 3)];
        expectClose(pixel(picture, 'display-p3', x, y), coded, 2);
        furthestFromSrgb = Math.max(furthestFromSrgb, meanDifference(pixel(picture, 'srgb', x, y), coded));
      }
    }
    expect(furthestFromSrgb).toBeGreaterThan(5);
  });

  test('decoded codes are shown in whichever colour their file stated', async () => {
    const rgba = Uint8Array.of(200, 100, 90, 255);
    const shown = async (
      colour: Parameters<typeof taggedPng>[4],
      colorSpace: PredefinedColorSpace,
    ): Promise<number[]> =>
      pixel(await createImageBitmap(new Blob(taggedPng(rgba, 4, 1, 1, colour))), colorSpace, 0, 0);
    const profile = async (name: string) =>
      ({ kind: 'icc', profile: new Uint8Array(await readDecodeFile(`colour/icc/${name}.icc`)) }) as const;
    expectClose(await shown({ kind: 'unstated' }, 'srgb'), [200, 100, 90], 1);
    expectClose(await shown(await profile('sRGB-v4'), 'srgb'), [200, 100, 90], 1);
    expectClose(await shown(await profile('DisplayP3-v4'), 'display-p3'), [200, 100, 90], 1);
    expectClose(await shown(await profile('DisplayP3-v2-micro'), 'display-p3'), [200, 100, 90], 1);
    expectClose(await shown({ kind: 'nclx', primaries: 12, transfer: 13 }, 'display-p3'), [200, 100, 90], 1);
    expectClose(await shown({ kind: 'nclx', primaries: 1, transfer: 1 }, 'srgb'), [200, 100, 90], 1);
    expectClose(await shown({ kind: 'nclx', primaries: 2, transfer: 2 }, 'srgb'), [200, 100, 90], 1);
    expect(await statedSpace({ kind: 'unstated' })).toBe('srgb');
    expect(await statedSpace(await profile('sRGB-v4'))).toBe('srgb');
    expect(await statedSpace(await profile('DisplayP3-v4'))).toBe('display-p3');
    expect(await statedSpace({ kind: 'nclx', primaries: 12, transfer: 13 })).toBe('display-p3');
    expect(await statedSpace(await profile('AdobeCompat-v4'))).toBeNull();
    expect(await statedSpace(await profile('Rec2020-v4'))).toBeNull();
    const wide = await shown(await profile('Rec2020-v4'), 'display-p3');
    expect(wide[0]).toBeGreaterThan(215);
  });
});

test('a 48 megapixel photo opens', async () => {
  const canvas = new OffscreenCanvas(8000, 6000);
  const context = canvas.getContext('2d', { alpha: false }) as OffscreenCanvasRenderingContext2D;
  for (let i = 0; i < 400; i++) {
    context.fillStyle = `hsl(${i * 37} 50% 60%)`;
    context.fillRect((i % 20) * 400, Math.floor(i / 20) * 300, 400, 300);
  }
  const { picture, thumbnail, widthPx, heightPx } = await open(await canvas.convertToBlob({ type: 'image/jpeg' }));
  expect([widthPx, heightPx, picture.width, picture.height]).toEqual([8000, 6000, 8000, 6000]);
  const small = await createImageBitmap(new Blob([thumbnail]));
  expect([small.width, small.height]).toEqual([320, 240]);
});

describe('a decode that takes too long is given up', () => {
  const limitMs = 1;

  test('by the browser', async () => {
    // Large, so that no pause of the machine can let the decode win.
    const canvas = new OffscreenCanvas(8000, 6000);
    canvas.getContext('2d', { alpha: false })?.fillRect(0, 0, 4000, 3000);
    const photo = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
    const inspection = inspectPhoto(photo, PHOTO_LIMITS);
    if (inspection.kind === 'refused') throw new Error(inspection.code);
    await expect(decodePhoto(photo, inspection.header, limitMs)).rejects.toMatchObject({ code: 'too-slow' });
  });

  test.skipIf(decodeFiles.length === 0)('by libheif', async () => {
    const photo = new Uint8Array(await readDecodeFile('phones/heic-single.heic'));
    const inspection = inspectPhoto(photo, PHOTO_LIMITS);
    if (inspection.kind === 'refused') throw new Error(inspection.code);
    await expect(decodePhoto(photo, inspection.header, limitMs)).rejects.toMatchObject({ code: 'too-slow' });
  });
});

test('a browser that falsifies canvas pixels is noticed', () => {
  expect(isCanvasRandomised()).toBe(false);
  const honest = OffscreenCanvasRenderingContext2D.prototype.getImageData;
  const falsified = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
    this: OffscreenCanvasRenderingContext2D,
    ...where
  ) {
    const read = honest.apply(this, where);
    read.data[40] = (read.data[40] ?? 0) ^ 1;
    return read;
  });
  expect(isCanvasRandomised()).toBe(true);
  falsified.mockRestore();
});
