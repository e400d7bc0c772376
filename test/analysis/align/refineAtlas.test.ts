import { describe, expect, it } from 'vitest';
import { refineAtlas } from '../../../src/analysis/align/refineAtlas.ts';
import { blur } from '../../../src/analysis/blur.ts';

const SIDE = 256;
const COUNT = SIDE * SIDE;
const everywhere = new Uint8Array(COUNT).fill(1);

/** Skin-like detail: blurred noise of a few per cent, coded about 150. Left half only, if asked. */
function detail(seed: number): Float32Array {
  let state = seed;
  const noise = Float32Array.from({ length: COUNT }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
  return blur({ widthPx: SIDE, heightPx: SIDE, data: noise }, 1.8).data.map((value) => 150 * (1 + 0.6 * value));
}

function bilinear(data: Float32Array, x: number, y: number): number {
  const u = Math.min(Math.max(x, 0), SIDE - 1.001);
  const v = Math.min(Math.max(y, 0), SIDE - 1.001);
  const at = Math.floor(v) * SIDE + Math.floor(u);
  const [fx, fy] = [u % 1, v % 1];
  return (
    (1 - fy) * ((1 - fx) * data[at]! + fx * data[at + 1]!) +
    fy * ((1 - fx) * data[at + SIDE]! + fx * data[at + SIDE + 1]!)
  );
}

/** Median of |found - truth| over the inner part of the atlas. */
function medianError(found: Float32Array, truth: (x: number, y: number) => number): number {
  const errors: number[] = [];
  for (let y = 24; y < SIDE - 24; y += 3)
    for (let x = 24; x < SIDE - 24; x += 3) errors.push(Math.abs(found[y * SIDE + x]! - truth(x, y)));
  return errors.sort((a, b) => a - b)[errors.length >> 1]!;
}

describe('refineAtlas', () => {
  it('recovers a smooth shift of up to three texels, under another light', () => {
    const dx = (x: number, y: number) => 3 * Math.sin(x / 60) * Math.cos(y / 80);
    const dy = (x: number, y: number) => 2 * Math.cos(x / 70 + y / 90);
    const moving = detail(1);
    const fixed = new Float32Array(COUNT);
    for (let i = 0; i < COUNT; i++) {
      const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
      fixed[i] = bilinear(moving, x + dx(x, y), y + dy(x, y)) * (0.7 + (0.4 * x) / SIDE);
    }
    const found = refineAtlas(fixed, moving, everywhere, SIDE, SIDE);
    expect(medianError(found.dx, dx)).toBeLessThan(0.3);
    expect(medianError(found.dy, dy)).toBeLessThan(0.3);
  });

  it('moves nothing where only the colour changed', () => {
    const fixed = detail(2);
    const faded = fixed.map((value, i) => {
      const [x, y] = [(i % SIDE) - 128, Math.floor(i / SIDE) - 128];
      const spots = Math.hypot((x % 24) - 12, (y % 24) - 12) < 4 ? 0.93 : 1;
      return value * (1 - 0.2 * Math.exp(-(x * x + y * y) / (2 * 25 ** 2))) * spots;
    });
    const { dx, dy } = refineAtlas(fixed, faded, everywhere, SIDE, SIDE);
    const farthest = dx.reduce((most, value, i) => Math.max(most, Math.hypot(value, dy[i]!)), 0);
    expect(farthest).toBeLessThan(0.3);
  });

  it('stays at zero where there is no texture, and outside the mask', () => {
    const flat = Float32Array.from({ length: COUNT }, (_, i) => 120 + (i % SIDE) / 8);
    const still = refineAtlas(
      flat,
      flat.map((v) => v * 1.1),
      everywhere,
      SIDE,
      SIDE,
    );
    expect(Math.max(...still.dx.map(Math.abs))).toBeLessThan(0.05);
    const half = everywhere.map((_, i) => (i % SIDE < 128 ? 1 : 0));
    const found = refineAtlas(detail(3), detail(4), half, SIDE, SIDE);
    expect(found.dx.some((value, i) => half[i] === 0 && value !== 0)).toBe(false);
    expect(Math.max(...found.dx.map(Math.abs))).toBeLessThanOrEqual(6);
  });
});
