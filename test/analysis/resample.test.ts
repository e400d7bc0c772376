import { describe, expect, test } from 'vitest';
import { LINEAR_OF_CODE } from '../../src/analysis/colour.ts';
import type { CodedImage, PixelSource, Rect } from '../../src/analysis/raster.ts';
import { gridOver, readColour, readLuminance } from '../../src/analysis/resample.ts';
import { arraySource } from '../fixtures/pixelSource.ts';

function picture(widthPx: number, heightPx: number, code: (x: number, y: number) => readonly [number, number, number]) {
  const data = new Uint8Array(widthPx * heightPx * 4).fill(255);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) data.set(code(x, y), (y * widthPx + x) * 4);
  }
  return arraySource({ widthPx, heightPx, data, colorSpace: 'srgb' });
}

const whole = { left: 0, top: 0, right: 1e6, bottom: 1e6 };

describe('readColour', () => {
  test('averages light, not codes', () => {
    const source = picture(8, 8, (x) => (x % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    const { image, clipped } = readColour(source, gridOver(whole, source, 0.25));
    expect(image.widthPx).toBe(2);
    for (const value of image.data) expect(value).toBeCloseTo(0.5, 5);
    for (const share of clipped) expect(share).toBeCloseTo(0.5, 5);
  });

  test.each([0.37, 0.5, 1, 1.33, 2.5])('keeps a flat colour at scale %f', (scale) => {
    const source = picture(30, 20, () => [180, 120, 90]);
    const { image, clipped, dark } = readColour(source, gridOver(whole, source, scale));
    const n = image.widthPx * image.heightPx;
    for (let i = 0; i < n; i++) {
      expect(image.data[i]).toBeCloseTo(LINEAR_OF_CODE[180] ?? 0, 5);
      expect(image.data[2 * n + i]).toBeCloseTo(LINEAR_OF_CODE[90] ?? 0, 5);
      expect(clipped[i]).toBe(0);
      expect(dark[i]).toBe(0);
    }
  });

  test('a ramp keeps its place at any scale', () => {
    const source = picture(120, 120, (x) => [Math.round(2 * x), 128, 128]);
    for (const scale of [0.3, 0.5, 1.7]) {
      const grid = gridOver({ left: 10, top: 10, right: 100, bottom: 100 }, source, scale);
      const { image } = readColour(source, grid);
      const x = Math.floor(grid.widthPx / 2);
      const imageX = grid.originX + (x + 0.5) / scale - 0.5;
      const here = image.data[Math.floor(grid.heightPx / 2) * grid.widthPx + x] ?? 0;
      expect(here).toBeGreaterThan(LINEAR_OF_CODE[Math.round(2 * imageX) - 3] ?? 0);
      expect(here).toBeLessThan(LINEAR_OF_CODE[Math.round(2 * imageX) + 3] ?? 0);
    }
  });

  test('luminance is that of the colour', () => {
    const source = picture(40, 40, (x, y) => [3 * x, 2 * y, 60]);
    const grid = gridOver(whole, source, 0.4);
    const { image } = readColour(source, grid);
    const n = image.widthPx * image.heightPx;
    const { data } = readLuminance(source, grid);
    for (let i = 0; i < n; i++) {
      const [r = 0, g = 0, b = 0] = [image.data[i], image.data[n + i], image.data[2 * n + i]];
      expect(data[i]).toBeCloseTo(0.21264 * r + 0.71517 * g + 0.07219 * b, 4);
    }
  });

  test('a 48 MP photo passes in bands of a few megabytes', () => {
    let mostBytes = 0;
    const source: PixelSource = {
      widthPx: 8000,
      heightPx: 6000,
      read({ width, height }: Rect): CodedImage {
        mostBytes = Math.max(mostBytes, width * height * 4);
        return { widthPx: width, heightPx: height, data: new Uint8Array(width * height * 4), colorSpace: 'srgb' };
      },
      overview: () => {
        throw new Error('not asked for');
      },
    };
    readLuminance(source, gridOver({ ...whole, bottom: 600 }, source, 0.05));
    expect(mostBytes).toBeLessThan(4e6);
  });
});
