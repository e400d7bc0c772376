import { describe, expect, it } from 'vitest';
import { reliefAt } from '../../fixtures/face/relief.ts';

const SHARES = [0.25, 0.55, 0.85, 1] as const;
const STEP_CM = 0.025;

/** How much of a part of the face lies deeper than 20 um by pores or lines, for each share of them that is there. */
function hollows([left, right]: readonly [number, number], [low, high]: readonly [number, number]): number[] {
  const counts = SHARES.map(() => 0);
  for (let y = low; y < high; y += STEP_CM) {
    for (let x = left; x < right; x += STEP_CM) {
      const without = reliefAt(x, y, 5, 0);
      for (const [i, share] of SHARES.entries()) if (without - reliefAt(x, y, 5, share) > 0.002) counts[i]!++;
    }
  }
  return counts;
}

describe('of the relief that is drawn', () => {
  it.each([
    ['pores of the cheeks', [-4, 4], [-2.5, 0.5]],
    ['lines of the forehead', [-4, 4], [5.2, 7.5]],
  ] as const)('a share of the %s is there', (_, across, along) => {
    const counts = hollows(across, along);
    const all = counts.at(-1)!;
    expect(all).toBeGreaterThan(500);
    for (const [i, share] of SHARES.entries()) expect(Math.abs(counts[i]! / all / share - 1)).toBeLessThan(0.1);
  });
});
