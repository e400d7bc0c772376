import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Session } from '../../src/domain/course.ts';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { IsoDay, PhotoId } from '../../src/domain/ids.ts';
import type { PhotoFacts } from '../../src/domain/measurement.ts';
import type { ReadingMode } from '../../src/domain/reading.ts';
import { verdictsOf } from '../../src/domain/verdict.ts';
import { NOMINAL } from '../../tools/simulate/clinics.ts';
import { makeCourse, until } from '../../tools/simulate/course.ts';
import { seeded } from '../../tools/simulate/seeded.ts';
import { withHealingPhoto } from '../../tools/simulate/trials.ts';
import { courseRecord, photo, reading, session } from './course.ts';

const DAYS = ['2026-01-05', '2026-02-02', '2026-03-02', '2026-03-30', '2026-06-01'];

/** One photo a visit; redness, and pigmentation and lines that are as they were unless said otherwise. */
function record(
  redness: readonly number[],
  { pigmentation = redness.map(() => 0), mode = 'control' as ReadingMode } = {},
  changes: Partial<Course> = {},
): CourseRecord {
  const sessions = redness.map((_, i) => session(DAYS[i] as string));
  const photos = sessions.map((visit, i) => photo(`p${i}`, visit));
  const readings = redness.flatMap((value, i) => [
    reading(`p${i}`, value, { mode }),
    reading(`p${i}`, Math.exp(pigmentation[i] as number) - 0.01, { measure: 'pigmentation', noise: 0.15, mode }),
    reading(`p${i}`, 10, { measure: 'lines', noise: 0.12, mode: 'none' }),
    reading(`p${i}`, 40, { measure: 'pores', noise: 0.1, mode: 'none' }),
  ]);
  return courseRecord({ sessions, photos, readings }, changes);
}

const rednessOf = (of: CourseRecord) => verdictsOf(of, 'front')[0];

describe('the verdict', () => {
  it('has the numbers worked by hand: two sessions planned, one photo each', () => {
    // SE = sqrt(2 (.125^2 + .08^2)) = .2098809. The smallest of three p-values is held against .9 x .05 / 3 = .015:
    // z = 2.432379, 0.5105100 is the smallest detectable change.
    const far = rednessOf(record([0, -0.511], {}, { plannedSessions: 2 }));
    const near = rednessOf(record([0, -0.51], {}, { plannedSessions: 2 }));
    expect(far).toMatchObject({ kind: 'improved', withheld: null, on: DAYS[1], region: 'face' });
    expect(far?.alpha).toBeCloseTo(0.015, 12);
    expect(near?.kind).toBe('within-error');
    expect(near?.sdcUpPct).toBeCloseTo(100 * Math.expm1(0.51051), 3);
    expect(near?.sdcDownPct).toBeCloseTo(-100 * Math.expm1(-0.51051), 3);
    expect(rednessOf(record([0, 0.511], {}, { plannedSessions: 2 }))?.kind).toBe('worse');
  });

  it('holds the second of two changes against a wider level, after the first is told', () => {
    // Pigmentation alone: sqrt(2 (.15^2 + .08^2)) x 2.432379 = 0.58478; second after redness: alpha .0225, z 2.281819: 0.54859.
    const fall = [0, -0.57];
    const alone = verdictsOf(record([0, 0], { pigmentation: fall }, { plannedSessions: 2 }), 'front');
    const after = verdictsOf(record([0, -0.6], { pigmentation: fall }, { plannedSessions: 2 }), 'front');
    expect(alone.map(({ kind }) => kind)).toEqual(['within-error', 'within-error', 'within-error']);
    expect(after.map(({ kind }) => kind)).toEqual(['improved', 'improved', 'within-error']);
    expect(after[2]?.alpha).toBeCloseTo(0.045, 12);
  });

  it('is on the two colours and lines, or pores where they are the concern', () => {
    const measures = (changes: Partial<Course>) =>
      verdictsOf(record([0, 0], {}, changes), 'front').map((v) => v.measure);
    expect(measures({ concern: 'scars' })).toEqual(['redness', 'pigmentation', 'lines']);
    expect(measures({ concern: 'pores' })).toEqual(['redness', 'pigmentation', 'pores']);
  });

  it('falls due with the last planned session, and is stricter at later looks', () => {
    const falling = record([0, -0.8, -0.8, -0.8, -0.8], {}, { plannedSessions: 4 });
    expect([2, 3].map((n) => rednessOf(until(falling, n))?.withheld)).toEqual(['not-due', 'not-due']);
    expect(rednessOf(until(falling, 4))).toMatchObject({ kind: 'improved', dueAtSession: 4 });
    expect(rednessOf(falling)?.alpha).toBeLessThan(rednessOf(until(falling, 4))?.alpha ?? 0);
  });

  it('falls due by the calendar too, where a course stopped early', () => {
    // Microneedling, at most 42 days apart: four sessions end by day 126. The second visit is on day 147.
    const { sessions, ...rest } = record([0, -0.8], {}, { plannedSessions: 4, protocolId: 'microneedling' });
    const [first, second] = sessions as [Session, Session];
    const late = (on: string) => rednessOf({ ...rest, sessions: [first, { ...second, on: on as IsoDay }] });
    expect(late('2026-05-10')?.withheld).toBe('not-due');
    expect(late('2026-05-11')?.kind).toBe('improved');
  });

  it('does not count untreated visits before the first treatment as sessions of the plan', () => {
    const { sessions, ...rest } = record([0, 0, -0.8], {}, { plannedSessions: 3 });
    const treated = sessions.map((one, i) => (i === 1 ? { ...one, treatments: [TREATMENT] } : one));
    expect(rednessOf({ ...rest, sessions })?.withheld).toBeNull();
    expect(rednessOf({ ...rest, sessions: treated })?.withheld).toBe('not-due');
  });

  it('is stretched by visits that scatter more than assumed, never shrunk', () => {
    const sdc = (values: readonly number[]) => rednessOf(record(values))?.sdcUpPct ?? Number.NaN;
    expect(sdc([0, 0.5, -0.5, -0.2])).toBeGreaterThan(1.5 * sdc([0, -0.1, -0.2, -0.3]));
    expect(sdc([0, -0.1, -0.2, -0.3])).toBeCloseTo(sdc([0, 0, 0, 0]), 10);
  });
});

describe('a verdict is withheld', () => {
  it.each(['within-face', 'unreferenced'] as const)('for colours read %s, and lines stand', (mode) => {
    const verdicts = verdictsOf(record([0, -1, -1, -1], { mode }), 'front');
    expect(verdicts.map(({ withheld }) => withheld)).toEqual([mode, mode, null]);
  });

  it('after one visit, and without any value', () => {
    expect(rednessOf(record([0]))?.withheld).toBe('one-visit');
    expect(verdictsOf({ ...record([0, 0]), readings: [] }, 'front').map(({ withheld }) => withheld)).toEqual([
      'no-value',
      'no-value',
      'no-value',
    ]);
  });

  it('where the check patch moved beyond its own detectable change: colours only, and nothing is subtracted', () => {
    const uniform = seeded(1);
    const made = makeCourse(NOMINAL, { sessions: 4, shots: 3, change: [-1.5, 0, 0] }, uniform);
    const still = withChecks(made, () => 0);
    const moved = withChecks(made, (id) => (id.startsWith('photo 3') ? 0.6 : 0));
    expect(rednessOf(still)?.kind).toBe('improved');
    expect(verdictsOf(moved, 'front').map(({ withheld }) => withheld)).toEqual([
      'control-moved',
      'control-moved',
      null,
    ]);
    expect(rednessOf(moved)?.changePct).toBe(rednessOf(still)?.changePct);
    // Three shots a visit, no scatter: SE = sqrt(2 ((6/14) .125^2 / 3 + .08^2)) = .1317, about .26 is its detectable change.
    expect(rednessOf(withChecks(made, (id) => (id.startsWith('photo 3') ? 0.2 : 0)))?.withheld).toBeNull();
  });
});

it('does not change by a healing photo in the last place, whatever it shows', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 3, max: 6 }), fc.constantFrom(1, 3), (seed, sessions, shots) => {
      const made = makeCourse(NOMINAL, { sessions, shots, change: [-0.4, 0, 0] }, seeded(seed));
      expect(verdictsOf(withHealingPhoto(made), 'front')).toEqual(verdictsOf(made, 'front'));
    }),
    { numRuns: 30 },
  );
});

const TREATMENT = { id: 't', protocolId: 'microneedling', performedBy: '', detail: '' };

function withChecks(of: CourseRecord, checkRedness: (id: PhotoId) => number): CourseRecord {
  const facts = [...of.facts].map(([id, own]): [PhotoId, PhotoFacts] => [
    id,
    { ...own, control: { ...own.control, checkRedness: checkRedness(id) } },
  ]);
  return { ...of, facts: new Map(facts) };
}
