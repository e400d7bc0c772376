import { describe, expect, test } from 'vitest';
import { lengthAt, skeletonise } from '../../../src/analysis/texture/skeleton.ts';

const WIDTH = 80;

function strip(isIn: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: WIDTH * WIDTH }, (_, i) => (isIn(i % WIDTH, Math.floor(i / WIDTH)) ? 1 : 0));
}

function length(mask: Uint8Array): number {
  return mask.reduce((sum, value, i) => sum + (value ? lengthAt(mask, WIDTH, i) : 0), 0);
}

describe('skeletonise', () => {
  test.each([1, 3, 5])('a straight line %d px wide keeps its length', (wide) => {
    const mask = strip((x, y) => x >= 10 && x < 60 && Math.abs(y - 40) < wide / 2);
    skeletonise(mask, WIDTH);
    // Thinning takes half the width off either end, and a level line reads 5 % short.
    expect(Math.abs(length(mask) - 50)).toBeLessThan(wide + 4);
  });

  test('a diagonal is measured along itself', () => {
    const mask = strip((x, y) => x >= 10 && x < 60 && Math.abs(y - x) <= 1);
    skeletonise(mask, WIDTH);
    expect(length(mask)).toBeGreaterThan(0.9 * 50 * Math.SQRT2);
    expect(length(mask)).toBeLessThan(1.05 * 50 * Math.SQRT2);
  });

  test('a ring stays closed', () => {
    const mask = strip((x, y) => Math.abs(Math.hypot(x - 40, y - 40) - 20) < 2);
    skeletonise(mask, WIDTH);
    expect(Math.abs(length(mask) / (2 * Math.PI * 20) - 1)).toBeLessThan(0.06);
  });

  test('nothing stays nothing', () => {
    const mask = strip(() => false);
    skeletonise(mask, WIDTH);
    expect(length(mask)).toBe(0);
  });
});
