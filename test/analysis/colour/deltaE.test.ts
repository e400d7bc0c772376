import { differenceCiede2000 } from 'culori';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deltaE2000 } from '../../../src/analysis/colour/deltaE.ts';

type Lab = readonly [number, number, number];

const hundredths = (min: number, max: number) => fc.integer({ min: 100 * min, max: 100 * max }).map((n) => n / 100);
const lab = fc.tuple(hundredths(0, 100), hundredths(-90, 90), hundredths(-90, 90));

/** The formula jumps where the hues stand opposite and where their mean is 0 deg: there rounding alone decides the side. */
function isAtJump([, a1, b1]: Lab, [, a2, b2]: Lab): boolean {
  const [h1, h2] = [Math.atan2(b1, a1), Math.atan2(b2, a2)];
  return Math.abs(Math.abs(h1 - h2) - Math.PI) < 1e-9 || Math.abs(h1 + h2) < 1e-9;
}

it('gives the differences that culori gives', () => {
  const oracle = differenceCiede2000();
  const colour = ([l, a, b]: Lab) => ({ mode: 'lab65' as const, l, a, b });
  fc.assert(
    fc.property(lab, lab, (one, other) => {
      fc.pre(!isAtJump(one, other));
      expect(deltaE2000(one, other)).toBeCloseTo(oracle(colour(one), colour(other)), 4);
    }),
    { numRuns: 2000 },
  );
});
