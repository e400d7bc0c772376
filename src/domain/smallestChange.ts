import type { RoomNoise } from './calibration.ts';
import { asPct, differenceOf, levelOf, noiseScale } from './noise.ts';

/** What a room's noise lets be seen, with what was learnt or with the assumed values alone. */
export interface SmallestChange {
  /** SD of one photo within a visit, and between visits, in per cent. */
  readonly shotPct: number;
  readonly visitPct: number;
  /** Smallest decrease from one visit to another that is more than measurement error (95 %), per cent, by photos a visit. */
  readonly oneDownPct: number;
  readonly threeDownPct: number;
}

/** The figures that a trend in this room works with. @param isLearnt false: what they would be without calibration */
export function smallestChange({ assumedSd, within, between }: RoomNoise, isLearnt: boolean): SmallestChange {
  const shots = (n: number) => Array.from({ length: n }, () => ({ y: 0, noise: assumedSd }));
  const scale = noiseScale([shots(1)], isLearnt ? { within, between } : null);
  const downPct = (n: number) => {
    const level = levelOf(shots(n), scale);
    return -asPct(-differenceOf(level, level, scale).sdc);
  };
  const { within: shotVariance, between: visitVariance } = levelOf(shots(1), scale);
  return {
    shotPct: asPct(Math.sqrt(shotVariance)),
    visitPct: asPct(Math.sqrt(visitVariance)),
    oneDownPct: downPct(1),
    threeDownPct: downPct(3),
  };
}
