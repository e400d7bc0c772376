import { expect, test } from 'vitest';
import { contrastAbout } from '../../../src/analysis/texture/lineContrast.ts';

const SIDE = 40;

/** Two upright lines on even ground, one twice as dark. */
const detail = {
  widthPx: SIDE,
  heightPx: SIDE,
  data: Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE === 10 ? -1 : i % SIDE === 30 ? -2 : 0)),
};

const everywhere = new Uint8Array(SIDE * SIDE).fill(1);

test('a line twice as dark stands out twice as much, on even ground nothing does', () => {
  const row = 20 * SIDE;
  const [faint = 0, dark = 0, ground] = contrastAbout(detail, everywhere, Int32Array.of(row + 10, row + 30, row + 20));
  // One column of eleven: sqrt(1/11 - 1/121).
  expect(faint).toBeCloseTo(Math.sqrt(1 / 11 - 1 / 121), 6);
  expect(dark / faint).toBeCloseTo(2, 6);
  expect(ground).toBe(0);
});

test('the picture’s edge cuts the square', () => {
  const [corner = 0] = contrastAbout(detail, everywhere, Int32Array.of(10));
  expect(corner).toBeCloseTo(Math.sqrt(1 / 11 - 1 / 121), 6);
});

test('what is no skin doesn’t count', () => {
  const skin = everywhere.map((_, i) => (i % SIDE === 30 ? 0 : 1));
  expect(contrastAbout(detail, skin, Int32Array.of(20 * SIDE + 28))[0]).toBe(0);
});
