import { expect, test } from 'vitest';
import { lnInPlace } from '../../src/analysis/lnInPlace.ts';

test('the logarithm by table is within 1e-7 of its size, over all of light and beyond', () => {
  const asked = Float32Array.from({ length: 200_000 }, (_, i) => 1e-5 * 1.0001 ** i);
  const got = asked.slice();
  lnInPlace(got);
  let apart = 0;
  for (let i = 0; i < asked.length; i++) {
    const wanted = Math.log(asked[i] as number);
    apart = Math.max(apart, Math.abs((got[i] as number) - wanted) / Math.max(1, Math.abs(wanted)));
  }
  expect(apart).toBeLessThan(1e-7);
});

test('it starts where the array starts, not its buffer', () => {
  const values = Float32Array.of(1, Math.E, 1);
  lnInPlace(values.subarray(1, 2));
  expect(values[0]).toBe(1);
  expect(values[1]).toBeCloseTo(1, 6);
  expect(values[2]).toBe(1);
});
