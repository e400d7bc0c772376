import { expect, it } from 'vitest';
import { inWords, proportionOf } from '../../../tools/validate/proportion.ts';

it('gives the exact interval of a share', () => {
  // Tabled values of Clopper and Pearson's interval.
  const none = proportionOf(0, 51);
  expect(none.low).toBe(0);
  expect(none.high).toBeCloseTo(0.0698, 4);
  const some = proportionOf(5, 20);
  expect(some.low).toBeCloseTo(0.0866, 4);
  expect(some.high).toBeCloseTo(0.491, 3);
  expect(proportionOf(20, 20)).toMatchObject({ high: 1 });
  expect(inWords(proportionOf(0, 20))).toBe('0 of 20 (0.0-16.8 %)');
});
