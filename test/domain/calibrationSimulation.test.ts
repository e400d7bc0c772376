import { describe, expect, it } from 'vitest';
import { calibratedNoise } from '../../src/domain/calibration.ts';
import { differenceOf, levelOf, noiseScale } from '../../src/domain/noise.ts';
import { mean } from '../../src/domain/statistics.ts';
import { storedCourse } from './storedCourse.ts';

/** Uniform numbers in (0, 1), the same at every run. [mulberry32] */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 + 2 ** -33;
  };
}

interface Clinic {
  readonly people: number;
  readonly visits: number;
  readonly shots: number;
  readonly s: number;
  readonly tau: number;
  readonly hasHeavyTails?: boolean;
}

/** What is learnt from a clinic drawn with known noise: s and tau, ln. */
function learn(random: () => number, { people, visits, shots, s, tau, hasHeavyTails = false }: Clinic) {
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  // Student's t with three degrees of freedom, of variance 1.
  const t3 = () => normal() / Math.sqrt(normal() ** 2 + normal() ** 2 + normal() ** 2);
  const noise = hasHeavyTails ? t3 : normal;
  const courses = Array.from({ length: people }, (_, person) =>
    storedCourse(
      `person ${person}`,
      Array.from({ length: visits }, (__, visit) => {
        const level = person + tau * normal();
        return { onDay: 7 * visit, shots: Array.from({ length: shots }, () => level + s * noise()) };
      }),
    ),
  );
  const [found] = calibratedNoise(courses);
  if (found === undefined) throw new Error('nothing was learnt');
  return found;
}

function averaged(runs: number, clinic: Clinic) {
  const random = seeded(20261122);
  const found = Array.from({ length: runs }, () => learn(random, clinic));
  return {
    s2: mean(found.map(({ within }) => within.variance)),
    tau2: mean(found.map(({ between }) => between.variance)),
    last: found.at(-1),
  };
}

/** How often two new visits of the clinic differ by more than the smallest detectable change that was learnt. */
function falseRate(runs: number, clinic: Clinic): number {
  const random = seeded(20261123);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const newVisit = () => {
    const level = clinic.tau * normal();
    return Array.from({ length: clinic.shots }, () => ({ y: level + clinic.s * normal(), noise: 0.125 }));
  };
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const learnt = learn(random, clinic);
    const [from, to] = [newVisit(), newVisit()];
    const scale = noiseScale([from, to], learnt);
    const { ln, sdc } = differenceOf(levelOf(from, scale), levelOf(to, scale), scale);
    if (Math.abs(ln) > sdc) found++;
  }
  return found / runs;
}

describe('learnt from clinics of known noise', () => {
  it('finds both variances', () => {
    const { s2, tau2, last } = averaged(200, { people: 4, visits: 5, shots: 3, s: 0.125, tau: 0.1 });
    expect(last?.within).toMatchObject({ df: 40, people: 4 });
    expect(last?.between).toMatchObject({ df: 16, people: 4 });
    expect(s2 / 0.125 ** 2).toBeCloseTo(1, 1);
    expect(tau2 / 0.1 ** 2).toBeCloseTo(1, 1);
  });

  it('finds tau beside a within part far from the assumed one', () => {
    for (const s of [0.04, 0.25]) {
      const { s2, tau2 } = averaged(200, { people: 6, visits: 6, shots: 4, s, tau: 0.15 });
      expect(s2 / s ** 2).toBeCloseTo(1, 1);
      expect(Math.abs(tau2 / 0.15 ** 2 - 1)).toBeLessThan(0.08);
    }
  });

  it('has a tau that more repeats of the same visits leave as it is', () => {
    const few = averaged(200, { people: 5, visits: 4, shots: 2, s: 0.125, tau: 0.1 });
    const many = averaged(200, { people: 5, visits: 4, shots: 12, s: 0.125, tau: 0.1 });
    expect(many.last?.between.df).toBe(few.last?.between.df);
    expect(Math.abs(many.tau2 / few.tau2 - 1)).toBeLessThan(0.1);
  });

  it('gives a smallest change that skin at rest exceeds in no more than one of twenty, from six visits on', () => {
    // Two people on four days each: just enough to count. Without `effectiveDf` the worst of these are beyond one in twenty.
    for (const tau of [0.05, 0.1, 0.15])
      for (const shots of [1, 3])
        expect(falseRate(600, { people: 2, visits: 4, shots, s: 0.125, tau })).toBeLessThanOrEqual(0.055);
  });

  it('holds on to most of the variance where tails are heavy', () => {
    const { s2 } = averaged(200, { people: 8, visits: 3, shots: 3, s: 0.125, tau: 0.05, hasHeavyTails: true });
    expect(s2 / 0.125 ** 2).toBeGreaterThan(0.75);
    expect(s2 / 0.125 ** 2).toBeLessThan(1);
  });
});
