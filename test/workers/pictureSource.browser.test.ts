import { afterAll, describe, expect, test } from 'vitest';
import { pictureSource } from '../../workers/analysis/pictureSource.ts';
import { connect } from '../../workers/channel.ts';
import type { PhotoApi } from '../../workers/photo.worker.ts';
import photoUrl from '../../workers/photo.worker.ts?worker&url';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import { cornerPhoto } from './cornerPhoto.ts';

const channel = connect<PhotoApi>(() => new Worker(trustedScriptUrl(photoUrl), { type: 'module' }));
afterAll(() => channel.stop());

describe('picture source', () => {
  const codes = Uint8ClampedArray.from([250, 20, 40, 255, 196, 148, 120, 255, 12, 9, 200, 255, 90, 60, 50, 255]);

  test('an sRGB picture read as sRGB gives its own codes', async () => {
    const source = pictureSource(await createImageBitmap(new ImageData(codes, 2, 2)), 'srgb');
    const { data, colorSpace } = source.read({ x: 0, y: 0, width: 2, height: 2 });
    expect(colorSpace).toBe('srgb');
    expect([...data]).toEqual([...codes]);
  });

  test('a wide-gamut picture keeps its codes in the wide space', async () => {
    const wide = new ImageData(codes, 2, 2, { colorSpace: 'display-p3' });
    const source = pictureSource(await createImageBitmap(wide), 'display-p3');
    expect([...source.read({ x: 0, y: 0, width: 2, height: 2 }).data]).toEqual([...codes]);
  });

  test.each(['srgb', 'display-p3'] as const)(
    'pixels borrowed past the canvas are those it reads, %s',
    async (space) => {
      const jpeg = new Blob([space === 'srgb' ? withoutProfile(await cornerPhoto('jpeg', 1)) : await wideJpeg()]);
      const source = pictureSource(await createImageBitmap(jpeg), space);
      const rect = { x: 3, y: 5, width: source.widthPx - 7, height: source.heightPx - 9 };
      const borrowed = await source.borrow?.(rect);
      if (!borrowed) throw new Error('this Chromium has no way past the canvas');
      const { data, isBlueFirst, colorSpace } = borrowed;
      const order = isBlueFirst ? [2, 1, 0, 3] : [0, 1, 2, 3];
      expect(colorSpace).toBe(space);
      expect(Array.from(data, (_, i) => data[i - (i % 4) + (order[i % 4] as number)])).toEqual([
        ...source.read(rect).data,
      ]);
    },
  );

  test('an overview is of whole blocks, each the mean of its middle', async () => {
    const [widthPx, heightPx] = [42, 25];
    const pixels = new ImageData(widthPx, heightPx);
    for (let i = 0; i < widthPx * heightPx; i++) {
      pixels.data.set([(i % widthPx) * 6, Math.floor(i / widthPx) * 10, 200, 255], 4 * i);
    }
    const overview = pictureSource(await createImageBitmap(pixels), 'srgb').overview(4);
    expect([overview.widthPx, overview.heightPx]).toEqual([10, 6]);
    // Blocks of four: the middle of the last lies at 37.5 across and 21.5 down.
    const last = overview.data.subarray(4 * 59);
    for (const [c, code] of [225, 215, 200].entries()) expect(Math.abs((last[c] as number) - code)).toBeLessThan(1.5);
  });

  test('a picture held in another space than asked is read through the canvas', async () => {
    const source = pictureSource(await createImageBitmap(new Blob([await wideJpeg()])), 'srgb');
    expect(source.borrow).toBeUndefined();
  });

  test('a file that names no colour space, or sRGB, is read as sRGB; any other profile in the wide space', async () => {
    const profiled = await cornerPhoto('jpeg', 1);
    const plain = withoutProfile(profiled);
    const spaceOf = (file: Uint8Array<ArrayBuffer>) => channel.call(async (api) => api.spaceOf(file.slice().buffer));
    expect(plain.length).toBeLessThan(profiled.length);
    expect(await spaceOf(profiled)).toBe('srgb');
    expect(await spaceOf(await wideJpeg())).toBe('display-p3');
    expect(await spaceOf(plain)).toBe('srgb');
  });
});

/** A JPEG that states Display P3. */
async function wideJpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext('2d', { colorSpace: 'display-p3' });
  for (let i = 0; context && i < 64; i++) {
    context.fillStyle = `color(display-p3 ${1 - i / 64} ${i / 200} 0.1)`;
    context.fillRect(i, 0, 1, 64);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A JPEG less its APP2 segments, in which the colour profile lies. */
function withoutProfile(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: number[] = [0xff, 0xd8];
  let at = 2;
  while (jpeg[at + 1] !== 0xda) {
    const end = at + 2 + ((jpeg[at + 2] as number) << 8) + (jpeg[at + 3] as number);
    if (jpeg[at + 1] !== 0xe2) kept.push(...jpeg.subarray(at, end));
    at = end;
  }
  return Uint8Array.from([...kept, ...jpeg.subarray(at)]);
}
