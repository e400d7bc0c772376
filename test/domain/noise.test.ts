import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  levelOf,
  meanLevel,
  noiseScale,
  VISIT_SD_FLOOR_LN,
  VISIT_SD_LN,
} from '../../src/domain/noise.ts';
import { normal, seeded } from '../../tools/simulate/seeded.ts';

const shots = (...ys: number[]) => ys.map((y) => ({ y, noise: 0.125 }));
const none = { variance: 0, df: 0, people: 0 };

describe('the noise of a line', () => {
  it('is the assumed one, taken as known, without repeats', () => {
    expect(noiseScale([shots(0), shots(1)])).toMatchObject({
      factor: 1,
      df: Number.POSITIVE_INFINITY,
      between: VISIT_SD_LN ** 2,
      betweenDf: Number.POSITIVE_INFINITY,
      basis: { within: 'assumed', withinN: 0, between: 'assumed', betweenN: 0 },
    });
  });

  it('pools repeats with the assumed variance at weight 6', () => {
    // Squares about the visit means: .1^2 x 2 = .02, and 0; over .125^2 that is 1.28. (6 + 1.28) / (6 + 3) = .8088889.
    const scale = noiseScale([shots(0, 0.1, 0.2), shots(0.5, 0.5)]);
    expect(scale.factor).toBeCloseTo(7.28 / 9, 12);
    expect(scale.df).toBeCloseTo(81 / 3, 12);
  });

  it('takes the room’s repeats as if they were its own', () => {
    // Twelve degrees of freedom at half the assumed variance: (6 + 12 / 2) / 18.
    const within = { variance: 0.125 ** 2 / 2, df: 12, people: 4 };
    const scale = noiseScale([shots(0), shots(1)], { within, between: none });
    expect(scale.factor).toBeCloseTo(12 / 18, 12);
    expect(scale.basis).toMatchObject({ within: 'calibrated', withinN: 12, between: 'assumed' });
  });

  it('assumes tau under six degrees of freedom, and never goes under the floor', () => {
    const tau = (sd: number, df: number) => {
      const scale = noiseScale([shots(0)], { within: none, between: { variance: sd ** 2, df, people: df } });
      return Math.sqrt(scale.between);
    };
    expect(tau(0.2, 5)).toBeCloseTo(VISIT_SD_LN, 12);
    expect(tau(0.2, 6)).toBeCloseTo(0.2, 12);
    expect(tau(0.01, 20)).toBeCloseTo(VISIT_SD_FLOOR_LN, 12);
    expect(VISIT_SD_LN).toBeGreaterThan(VISIT_SD_FLOOR_LN);
  });
});

describe('a difference', () => {
  it('adds both parts of both visits, and what the light leaves, undivided by repeats', () => {
    const scale = noiseScale([shots(0, 0, 0)]);
    const level = levelOf(shots(0, 0, 0), scale, 0.1);
    // Within: 6/8 x .125^2 / 3.
    expect(level.within).toBeCloseTo((0.75 * 0.125 ** 2) / 3, 12);
    expect(level.residual).toBeCloseTo(0.01, 12);
    const { se } = differenceOf(level, level, scale);
    expect(se ** 2).toBeCloseTo(2 * (level.within + VISIT_SD_LN ** 2 + 0.01), 12);
  });

  it('has Satterthwaite’s degrees of freedom over its estimated parts', () => {
    const between = { variance: 0.01, df: 8, people: 4 };
    const scale = noiseScale([shots(0, 0, 0), shots(0, 0, 0)], { within: none, between });
    const level = levelOf(shots(0, 0, 0), scale);
    const [w, b] = [2 * level.within, 0.02];
    // Four repeats: (6 + 4)^2 / 4 = 25 degrees of freedom within, eight between.
    expect(differenceOf(level, level, scale).df).toBeCloseTo((w + b) ** 2 / (w ** 2 / 25 + b ** 2 / 8), 10);
  });

  it('of several baseline visits keeps the parts apart and halves each for two', () => {
    const scale = noiseScale([shots(0), shots(1)]);
    const mean = meanLevel([levelOf(shots(0), scale), levelOf(shots(1), scale)]);
    expect(mean.y).toBeCloseTo(0.5, 12);
    expect(mean.within).toBeCloseTo(0.125 ** 2 / 2, 12);
    expect(mean.between).toBeCloseTo(VISIT_SD_LN ** 2 / 2, 12);
  });

  it('covers the truth in 95 of 100 courses where s and tau are estimated', () => {
    const uniform = seeded(3);
    const runs = 2000;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const chi = (df: number) => Array.from({ length: df }, () => normal(uniform) ** 2).reduce((a, b) => a + b, 0);
      const within = { variance: (0.125 ** 2 * chi(20)) / 20, df: 20, people: 10 };
      const between = { variance: (0.08 ** 2 * chi(10)) / 10, df: 10, people: 10 };
      const visit = () => {
        const level = 0.08 * normal(uniform);
        return shots(...[0, 1, 2].map(() => level + 0.125 * normal(uniform)));
      };
      const [a, b] = [visit(), visit()];
      const scale = noiseScale([a, b], { within, between });
      const { ln, sdc } = differenceOf(levelOf(a, scale), levelOf(b, scale), scale);
      if (Math.abs(ln) <= sdc) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.935);
    expect(covered / runs).toBeLessThan(0.97);
  });

  it('is never made larger by more shots of the same noise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (n) => {
        const scale = noiseScale([]);
        const of = (count: number) => levelOf(shots(...Array.from({ length: count }, () => 0)), scale);
        const [few, many] = [of(n), of(n + 1)];
        expect(differenceOf(many, many, scale).se).toBeLessThan(differenceOf(few, few, scale).se);
      }),
    );
  });
});
