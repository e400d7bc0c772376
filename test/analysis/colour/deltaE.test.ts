import { differenceCiede2000 } from 'culori';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deltaE2000 } from '../../../src/analysis/colour/deltaE.ts';

const lab = fc.tuple(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

it('gives the differences that culori gives', () => {
  const oracle = differenceCiede2000();
  const colour = ([l, a, b]: readonly [number, number, number]) => ({ mode: 'lab65' as const, l, a, b });
  fc.assert(
    fc.property(lab, lab, (one, other) => {
      expect(deltaE2000(one, other)).toBeCloseTo(oracle(colour(one), colour(other)), 4);
    }),
  );
});
