import { describe, expect, it } from 'vitest';
import { median, tQuantile } from '../../src/domain/statistics.ts';

describe('tQuantile', () => {
  // Tables of Student's t, two-sided 95 % and 99 %.
  it.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.3027],
    [0.975, 6, 2.4469],
    [0.975, 10, 2.2281],
    [0.975, 30, 2.0423],
    [0.975, 120, 1.9799],
    [0.995, 5, 4.0321],
    [0.975, Number.POSITIVE_INFINITY, 1.95996],
    [0.025, 6, -2.4469],
    [0.5, 3, 0],
  ])('p %d with %d degrees of freedom is %d', (p, df, expected) => {
    expect(tQuantile(p, df)).toBeCloseTo(expected, 4);
  });

  it('agrees with the density, integrated, where degrees of freedom are not whole', () => {
    // t = tan(angle) carries the half line onto a quarter turn, where the density is a smooth power of the cosine.
    const df = 3.7;
    const power = (turn: number) => Math.cos(turn) ** (df - 1);
    const area = (to: number) => {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) sum += power(((i + 0.5) * to) / steps);
      return (sum * to) / steps;
    };
    const upTo = (t: number) => 0.5 + area(Math.atan(t / Math.sqrt(df))) / (2 * area(Math.PI / 2));
    expect(upTo(tQuantile(0.975, df))).toBeCloseTo(0.975, 6);
  });
});

it('median of an even count is between the middle ones', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
});
