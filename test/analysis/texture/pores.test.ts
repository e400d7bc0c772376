import { expect, test } from 'vitest';
import type { Plane } from '../../../src/analysis/raster.ts';
import { findPores } from '../../../src/analysis/texture/pores.ts';

const WIDTH = 60;

function logits(peaks: readonly (readonly [number, number])[], height = 3): Plane {
  const data = Float32Array.from({ length: WIDTH * WIDTH }, (_, i) => {
    const nearest = Math.min(...peaks.map(([x, y]) => Math.hypot((i % WIDTH) - x, Math.floor(i / WIDTH) - y)));
    return height - 3 * nearest;
  });
  return { widthPx: WIDTH, heightPx: WIDTH, data };
}

const everywhere = new Uint8Array(WIDTH * WIDTH).fill(1);

test('each peak is one pore, in its place', () => {
  const peaks = [
    [10, 10],
    [15, 12],
    [40, 33],
  ] as const;
  expect(findPores(logits(peaks), everywhere)).toEqual(peaks.map(([x, y]) => y * WIDTH + x));
});

test('a plateau counts once', () => {
  const flat = logits([[30, 30]]);
  for (const at of [0, 1, WIDTH, WIDTH + 1]) flat.data[30 * WIDTH + 30 + at] = 3;
  expect(findPores(flat, everywhere)).toHaveLength(1);
});

test('faint peaks and peaks outside the mask are none', () => {
  expect(findPores(logits([[30, 30]], -1), everywhere)).toEqual([]);
  expect(findPores(logits([[30, 30]]), new Uint8Array(WIDTH * WIDTH))).toEqual([]);
});
