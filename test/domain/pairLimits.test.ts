import { describe, expect, it } from 'vitest';
import { labOf } from '../../src/analysis/colour.ts';
import { PAIR_LIMITS, UNREFERENCED_LIGHT_COLOUR } from '../../src/domain/pairLimits.ts';

type Rgb = readonly [number, number, number];

/** Linear sRGB, from very light to very dark skin. */
const SKIN: readonly Rgb[] = [
  [0.75, 0.5, 0.4],
  [0.6, 0.36, 0.27],
  [0.4, 0.21, 0.13],
  [0.22, 0.11, 0.065],
  [0.1, 0.05, 0.03],
  [0.05, 0.028, 0.018],
];
const WHITE: Rgb = [0.9, 0.9, 0.9];

const lumaOf = ([r, g, b]: Rgb) => 0.299 * r + 0.587 * g + 0.114 * b;

/** The colour under a cast of d(u, v), as bright as before. */
function under([r, g, b]: Rgb, du: number, dv: number): Rgb {
  const cast: Rgb = [r * Math.exp(du), g, b * Math.exp(-dv)];
  const level = lumaOf([r, g, b]) / lumaOf(cast);
  return [cast[0] * level, cast[1] * level, cast[2] * level];
}

function deltaE(one: Rgb, other: Rgb): number {
  const a = labOf(...one);
  const b = labOf(...other);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The smallest |d(u, v)| of any hue that moves a colour by dE*ab 5. */
function smallestCast(colour: Rgb): number {
  const directions = Array.from({ length: 72 }, (_, i) => (i * Math.PI) / 36);
  return Math.min(
    ...directions.map((angle) => {
      let low = 0;
      let high = 2;
      for (let i = 0; i < 40; i++) {
        const middle = (low + high) / 2;
        const isSmall = deltaE(colour, under(colour, middle * Math.cos(angle), middle * Math.sin(angle))) < 5;
        if (isSmall) low = middle;
        else high = middle;
      }
      return low;
    }),
  );
}

describe('the limit of light colour', () => {
  const [{ cautionAt } = { cautionAt: Number.NaN }] = PAIR_LIMITS['light-colour'];

  it('is at most half of the smallest cast of dE 5, on skin of any tone', () => {
    const smallest = SKIN.map(smallestCast);
    expect(Math.min(...smallest)).toBeCloseTo(0.119, 2);
    for (const cast of smallest) expect(cautionAt).toBeLessThan(cast / 2);
    expect(UNREFERENCED_LIGHT_COLOUR.cautionAt).toBe(cautionAt);
  });

  it('lies below such a cast on a white wall, too', () => {
    expect(smallestCast(WHITE)).toBeCloseTo(0.09, 2);
    expect(cautionAt).toBeLessThan(smallestCast(WHITE) / 1.5);
  });
});

it('never cautions later than it refuses', () => {
  for (const limit of Object.values(PAIR_LIMITS).flat()) expect(limit.cautionAt).toBeLessThanOrEqual(limit.refuseAt);
});
