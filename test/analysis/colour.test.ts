import { converter } from 'culori';
import { describe, expect, test } from 'vitest';
import { codeOf, decode, encode, LINEAR_OF_CODE, labOf, luminance, toLinearSrgb } from '../../src/analysis/colour.ts';

const toLab65 = converter('lab65');
const toLinear = converter('lrgb');
const toXyz = converter('xyz65');

/** Skin of several tones, a highlight, a pure colour and black: coded 0..1. */
const COLOURS = [
  [0.92, 0.75, 0.66],
  [0.62, 0.42, 0.33],
  [0.24, 0.15, 0.11],
  [1, 1, 1],
  [1, 0, 0],
  [0, 0, 0],
] as const;

describe('colour', () => {
  test.each(COLOURS)('Lab and luminance of %f %f %f agree with culori', (r, g, b) => {
    const expected = toLab65({ mode: 'rgb', r, g, b });
    const [L, a, bStar] = labOf(decode(r), decode(g), decode(b));
    expect(L).toBeCloseTo(expected.l, 2);
    expect(a).toBeCloseTo(expected.a ?? 0, 2);
    expect(bStar).toBeCloseTo(expected.b ?? 0, 2);
    expect(luminance(decode(r), decode(g), decode(b))).toBeCloseTo(toXyz({ mode: 'rgb', r, g, b }).y, 5);
  });

  test.each(COLOURS)('display-p3 %f %f %f becomes linear sRGB as culori has it, unclipped', (r, g, b) => {
    const planes = Float32Array.from([r, g, b].map(decode));
    toLinearSrgb(planes, 'display-p3');
    const expected = toLinear({ mode: 'p3', r, g, b });
    expect(planes[0]).toBeCloseTo(expected.r, 4);
    expect(planes[1]).toBeCloseTo(expected.g, 4);
    expect(planes[2]).toBeCloseTo(expected.b, 4);
  });

  test('a saturated red of display-p3 lies outside sRGB and stays there', () => {
    const planes = Float32Array.from([1, 0, 0]);
    toLinearSrgb(planes, 'display-p3');
    expect(planes[0]).toBeGreaterThan(1.2);
    expect(planes[1]).toBeLessThan(0);
  });

  test('the curve and its inverse meet at every code', () => {
    LINEAR_OF_CODE.forEach((linear, code) => {
      expect(encode(linear) * 255).toBeCloseTo(code, 2);
    });
    expect(encode(-0.2)).toBe(0);
    expect(encode(3)).toBe(1);
  });
});

test('the nearest code is that of the curve, at every step of light and beyond both ends', () => {
  for (let i = -20; i < 20_100; i++) {
    const linear = i / 20_000;
    expect(codeOf(linear)).toBe(Math.round(255 * encode(linear)));
  }
});
