import { describe, expect, test } from 'vitest';
import { blur, blurOver } from '../../src/analysis/blur.ts';
import type { Plane } from '../../src/analysis/raster.ts';
import { blurWithin, wideBlur } from '../../src/analysis/wideBlur.ts';

function plane(widthPx: number, heightPx: number, value: (x: number, y: number) => number): Plane {
  const data = Float32Array.from({ length: widthPx * heightPx }, (_, i) => value(i % widthPx, Math.floor(i / widthPx)));
  return { widthPx, heightPx, data };
}

describe('blur', () => {
  test('spreads a point as a Gaussian does and keeps its sum', () => {
    const { data, widthPx } = blur(
      plane(41, 41, (x, y) => (x === 20 && y === 20 ? 1 : 0)),
      2,
    );
    expect(data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    const centre = data[20 * widthPx + 20] ?? 0;
    expect((data[20 * widthPx + 22] ?? 0) / centre).toBeCloseTo(Math.exp(-0.5), 3);
  });

  test('leaves a flat plane alone up to its border', () => {
    for (const value of wideBlur(
      plane(50, 30, () => 7),
      12,
    ).data)
      expect(value).toBeCloseTo(7, 4);
  });

  test.each([5, 12, 30])('a wide blur of sigma %d is near the plain one', (sigma) => {
    const spot = plane(240, 240, (x, y) => (Math.hypot(x - 120, y - 120) < 20 ? 1 : 0));
    const plain = blur(spot, sigma).data;
    const wide = wideBlur(spot, sigma).data;
    const most = Math.max(...plain);
    for (let i = 0; i < plain.length; i += 97) {
      expect(Math.abs((wide[i] ?? 0) - (plain[i] ?? 0))).toBeLessThan(0.03 * most);
    }
  });

  test('a mean within a mask takes nothing from outside it', () => {
    const half = plane(60, 60, (x) => (x < 30 ? 2 : 1000));
    const within = blurWithin(
      half,
      Float32Array.from(half.data, (value) => (value < 10 ? 1 : 0)),
      5,
    );
    expect(within.data[30 * 60 + 10]).toBeCloseTo(2, 4);
    expect(within.data[30 * 60 + 58]).toBeNaN();
  });
});

test.each([0, 0.3, 1.4, 3])('a part of a plane is blurred in its place as it is by itself, sigma %d px', (sigma) => {
  const values = Float32Array.from({ length: 60 * 40 }, (_, i) => Math.sin(i * i));
  const part = { left: 7, top: 5, widthPx: 31, heightPx: 22 };
  const alone = Float32Array.from({ length: 31 * 22 }, (_, i) => {
    return values[(part.top + Math.floor(i / 31)) * 60 + part.left + (i % 31)] as number;
  });
  const expected = blur({ widthPx: 31, heightPx: 22, data: alone }, sigma);
  expect(blurOver({ widthPx: 60, heightPx: 40, data: values }, sigma, part)).toEqual(expected);
});
