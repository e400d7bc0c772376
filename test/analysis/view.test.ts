import { describe, expect, it } from 'vitest';
import type { PixelSource } from '../../src/analysis/raster.ts';
import { halfOf, overviewOf, readHalved } from '../../src/analysis/view.ts';
import { arraySource } from '../fixtures/pixelSource.ts';

type Codes = readonly [number, number, number];

function picture(widthPx: number, heightPx: number, at: (x: number, y: number) => Codes): PixelSource {
  const data = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let i = 0; i < widthPx * heightPx; i++) data.set(at(i % widthPx, Math.floor(i / widthPx)), 4 * i);
  return arraySource({ widthPx, heightPx, data, colorSpace: 'srgb' });
}

/** The same, as a browser lends it: blue first. */
function lentBlueFirst(source: PixelSource): PixelSource {
  const { read } = source;
  return {
    ...source,
    async borrow(rect) {
      const { data, ...image } = read(rect);
      const swapped = Uint8Array.from(data, (_, i) => data[i - (i % 4) + ([2, 1, 0, 3][i % 4] as number)] as number);
      return { ...image, data: swapped, isBlueFirst: true };
    },
  };
}

const pixelOf = ({ data, widthPx }: { data: ArrayLike<number>; widthPx: number }, x: number, y: number) =>
  [0, 1, 2].map((k) => data[4 * (y * widthPx + x) + k]);

describe('readHalved', () => {
  // Each code goes its own way, with a fine pattern that only a full mean takes away.
  const codes = (x: number, y: number): Codes => [2 * (x >> 2) + ((x + y) % 2), 3 * (y >> 2), 255 - (x >> 2)];
  const source = picture(90, 200, codes);

  it.each([
    ['as a canvas reads it', source],
    ['as a browser lends it, blue first', lentBlueFirst(source)],
  ])('gives means of whole blocks, %s', async (_, from) => {
    const view = await readHalved(from, { left: 8, top: 12, right: 80.5, bottom: 190 }, 2);
    expect([view.originX, view.originY, view.scale]).toEqual([8, 12, 0.25]);
    expect([view.image.widthPx, view.image.heightPx]).toEqual([18, 44]);
    expect(pixelOf(view.image, 0, 0)).toEqual([5, 9, 253]);
    expect(pixelOf(view.image, 17, 43)).toEqual([39, 138, 236]);
  });

  it('leaves a noisy picture as bright as it was, and white white', async () => {
    let seed = 1;
    const noise = () => {
      seed = (seed * 16807) % 2147483647;
      return 90 + (seed % 61);
    };
    const source = picture(256, 256, () => [noise(), noise(), 255]);
    const { image } = await readHalved(source, { left: 0, top: 0, right: 256, bottom: 256 }, 6);
    expect([image.widthPx, image.heightPx]).toEqual([4, 4]);
    const means = [0, 1, 2].map((k) =>
      [...image.data].reduce((sum, code, i) => sum + (i % 4 === k ? code / 16 : 0), 0),
    );
    expect(Math.abs(means[0]! - 120)).toBeLessThan(0.6);
    expect(Math.abs(means[1]! - 120)).toBeLessThan(0.6);
    expect(means[2]).toBe(255);
  });

  it('copes with a photo of fewer pixels than a block', async () => {
    const { image, scale } = await readHalved(
      picture(5, 9, () => [7, 8, 9]),
      { left: 0, top: 0, right: 5, bottom: 9 },
      4,
    );
    expect([image.widthPx, image.heightPx, scale]).toEqual([1, 2, 0.25]);
  });
});

describe('halfOf', () => {
  it('halves by means, lies where the view lay, and is made once', async () => {
    const source = picture(9, 6, (x, y) => [x, 10 * y, (x + y) % 2 ? 255 : 254]);
    const view = await readHalved(source, { left: 1, top: 0, right: 9, bottom: 6 }, 0);
    const half = halfOf(view);
    expect([half.originX, half.originY, half.scale]).toEqual([1, 0, 0.5]);
    expect(pixelOf(half.image, 0, 0)).toEqual([2, 5, 255]);
    expect(pixelOf(half.image, 3, 2)).toEqual([8, 45, 255]);
    expect(halfOf(view)).toBe(half);
  });
});

describe('overviewOf', () => {
  it('is some thousand pixels a side, whole where the photo is no larger, and read once', () => {
    const [large, small] = [picture(4032, 20, (x) => [x >> 4, 9, 9]), picture(1350, 20, () => [9, 9, 9])];
    const { image, scale } = overviewOf(large);
    expect([image.widthPx, image.heightPx, scale]).toEqual([1008, 5, 0.25]);
    expect(pixelOf(image, 1007, 4)).toEqual([251, 9, 9]);
    expect(overviewOf(small).image.widthPx).toBe(1350);
    expect(overviewOf(large)).toBe(overviewOf(large));
  });
});
