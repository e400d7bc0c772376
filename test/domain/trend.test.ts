import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../src/domain/day.ts';
import { VISIT_SD_LN } from '../../src/domain/noise.ts';
import { trendOf } from '../../src/domain/trend.ts';
import { courseRecord, photo, reading, session } from './course.ts';
import { solve } from './solve.ts';

const DAYS = ['2026-01-05', '2026-02-02', '2026-03-02', '2026-03-30', '2026-04-27'];
const face = { view: 'front', region: 'face', measure: 'redness' } as const;

/** One photo a session, one value each. */
function courseOf(values: readonly (number | null)[], noise = 0.125) {
  const sessions = values.map((_, i) => session(DAYS[i] as string));
  const photos = sessions.map((visit, i) => photo(`p${i}`, visit));
  const readings = values.map((value, i) =>
    reading(`p${i}`, value, { noise, reason: value === null ? 'too-dark' : null }),
  );
  return { sessions, photos, readings };
}

function trendOfValues(values: readonly (number | null)[], noise?: number) {
  const { sessions, photos, readings } = courseOf(values, noise);
  return trendOf(courseRecord({ readings, photos, sessions }), face);
}

describe('change from baseline', () => {
  it('is exp of the difference for redness', () => {
    const { points, total } = trendOfValues([0.5, 0.5 + Math.log(0.8)]);
    expect(points[0]).toMatchObject({ changePct: 0, low: 0, high: 0, isBaseline: true });
    expect(points[1]?.changePct).toBeCloseTo(-20, 10);
    expect(total?.changePct).toBeCloseTo(-20, 10);
  });

  it('has the interval worked by hand: one photo a session, noise .125', () => {
    // Within: 2 x .125^2 = .03125; between: 2 x .08^2 = .0128. Both assumed, so no degrees of freedom are lost:
    // SE = sqrt(.04405) = .2098809, half width 1.959964 x SE = .4113590.
    const { total } = trendOfValues([0, -0.3]);
    expect(total?.low).toBeCloseTo(100 * Math.expm1(-0.3 - 0.411359), 3);
    expect(total?.high).toBeCloseTo(100 * Math.expm1(-0.3 + 0.411359), 3);
    expect(total?.sdcUpPct).toBeCloseTo(100 * Math.expm1(0.411359), 3);
    expect(total?.isWithinError).toBe(true);
  });

  it('takes the mean of a session’s shots, and repeats narrow the interval', () => {
    const [first, second] = [session('2026-01-05'), session('2026-02-02')];
    const photos = [photo('a1', first), photo('a2', first), photo('a3', first), photo('b1', second)];
    const readings = [reading('a1', 0.1), reading('a2', 0.2), reading('a3', 0.3), reading('b1', 0)];
    const trend = trendOf(courseRecord({ readings, photos, sessions: [first, second] }), face);
    expect(trend.points[0]?.value).toBeCloseTo(0.2, 12);
    expect(trend.points[0]?.shots).toHaveLength(3);
    // s2 = (6 x .125^2 + .02) / (6 + 2) = .01421875; over three photos, with tau: .0047396 + .0064.
    expect(trend.points[0]?.noise).toBeCloseTo(Math.sqrt(0.01421875 / 3 + 0.0064), 10);
  });

  it('uses a ratio with a floor for lines', () => {
    const { sessions, photos } = courseOf([0, 0]);
    const readings = [reading('p0', 9.9, { measure: 'lines' }), reading('p1', 4.9, { measure: 'lines' })];
    const trend = trendOf(courseRecord({ readings, photos, sessions }), { ...face, measure: 'lines' });
    expect(trend.points[1]?.changePct).toBeCloseTo(-50, 10);
    expect(trend.points[1]?.value).toBeCloseTo(4.9, 10);
  });
});

describe('the cumulative line', () => {
  it('has the slope of generalised least squares over the changes with their full covariance', () => {
    const values = [0.02, -0.1, -0.11, -0.3, -0.31];
    const noises = [0.1, 0.2, 0.125, 0.15, 0.11];
    const { sessions, photos, readings } = courseOf(values);
    const trend = trendOf(
      courseRecord({ readings: readings.map((one, i) => ({ ...one, noise: noises[i] as number })), photos, sessions }),
      face,
    );
    const variance = noises.map((noise) => noise ** 2 + VISIT_SD_LN ** 2);
    const later = [1, 2, 3, 4];
    const days = later.map((i) => daysBetween(DAYS[0] as never, DAYS[i] as never));
    const changes = later.map((i) => (values[i] as number) - (values[0] as number));
    const covariance = later.map((i) =>
      later.map((k) => (variance[0] as number) + (i === k ? (variance[i] as number) : 0)),
    );
    const weighted = solve(covariance, days);
    const dot = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
    const perDay = dot(weighted, changes) / dot(weighted, days);
    expect(trend.slope?.changePct).toBeCloseTo(100 * Math.expm1(30 * perDay), 8);
    // Its standard error too: the interval is symmetric in logarithms, one photo a session, so it is the normal's.
    const half = (Math.log1p((trend.slope?.high ?? 0) / 100) - Math.log1p((trend.slope?.low ?? 0) / 100)) / 2 / 30;
    const t = half * Math.sqrt(dot(weighted, days));
    expect(t).toBeCloseTo(1.959964, 5);
  });

  it('passes through points that lie on a line, and ends with the last of them', () => {
    const trend = trendOfValues([0.3, 0.2, 0.1, 0, -0.1]);
    expect(trend.line?.[0]).toMatchObject({ on: DAYS[0] });
    expect(trend.line?.[0]?.changePct).toBeCloseTo(0, 8);
    expect(trend.line?.at(-1)?.on).toBe(DAYS[4]);
    expect(trend.line?.at(-1)?.changePct).toBeCloseTo(100 * Math.expm1(-0.4), 8);
    expect(trend.slope?.isDoubtful).toBe(false);
  });

  it('is not drawn under three comparable sessions', () => {
    expect(trendOfValues([0, -0.1]).line).toBeNull();
    expect(trendOfValues([0, null, -0.1]).slope).toBeNull();
    expect(trendOfValues([0, null, -0.1]).total).not.toBeNull();
  });

  it('warns where one odd visit turns the line', () => {
    expect(trendOfValues([0, 0, 0, 0, -1.5]).slope?.isDoubtful).toBe(true);
  });
});

describe('sessions that are not comparable keep their reason', () => {
  const sessions = DAYS.map(session);
  const photos = sessions.map((visit, i) => photo(`p${i}`, visit));

  it.each([
    ['not measurable', reading('p2', null, { reason: 'too-bright' }), {}, 'too-bright'],
    ['other reference', reading('p2', -0.4, { mode: 'unreferenced' }), {}, 'other-reference'],
    ['other pipeline', reading('p2', -0.4, { pipeline: 'older' }), {}, 'other-pipeline'],
    ['other view', reading('p2', -0.4), { view: 'left45' }, 'other-view'],
    ['refused', reading('p9', 0), {}, 'not-measured'],
  ] as const)('%s', (_name, odd, change, excluded) => {
    const readings = [reading('p0', 0), reading('p1', -0.1), odd, reading('p3', -0.3), reading('p4', -0.4)];
    const seen = photos.map((one) => (one.id === 'p2' ? { ...one, ...change } : one));
    const trend = trendOf(courseRecord({ readings, photos: seen, sessions }), face);
    const without = trendOf(
      courseRecord({
        readings: readings.filter(({ photoId }) => photoId !== 'p2'),
        photos: photos.filter(({ id }) => id !== 'p2'),
        sessions,
      }),
      face,
    );
    expect(trend.points[2]).toMatchObject({ excluded, changePct: null });
    expect(trend.points).toHaveLength(5);
    expect(trend.line).toEqual(without.line);
    expect(trend.total).toEqual(without.total);
  });

  it('takes the reference that most shots of the baseline have', () => {
    const [first, second] = [session('2026-01-05'), session('2026-02-02')];
    const shots = [photo('a1', first), photo('a2', first), photo('a3', first), photo('b1', second)];
    const readings = [
      reading('a1', 9, { mode: 'unreferenced' }),
      reading('a2', 0, { mode: 'within-face' }),
      reading('a3', 0, { mode: 'within-face' }),
      reading('b1', 0.1, { mode: 'within-face' }),
    ];
    const trend = trendOf(courseRecord({ readings, photos: shots, sessions: [first, second] }), face);
    expect(trend.mode).toBe('within-face');
    expect(trend.isDescriptive).toBe(true);
    expect(trend.points[0]?.shots).toMatchObject([
      { photoId: 'a1', excluded: 'other-reference' },
      { photoId: 'a2' },
      { photoId: 'a3' },
    ]);
    expect(trend.total?.changePct).toBeCloseTo(100 * Math.expm1(0.1), 8);
  });

  it('starts at the first session that can be measured', () => {
    const trend = trendOfValues([null, 0, -0.1]);
    expect(trend.points.map(({ isBaseline }) => isBaseline)).toEqual([false, true, false]);
    expect(trend.points[0]?.excluded).toBe('too-dark');
  });

  it('gives an empty trend of nothing', () => {
    expect(trendOf(courseRecord({ readings: [], photos: [], sessions: [] }), face)).toMatchObject({
      points: [],
      line: null,
      total: null,
      mode: null,
    });
  });
});

describe('for any course', () => {
  const anyValues = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 5 });

  it('a common shift changes nothing', () => {
    fc.assert(
      fc.property(anyValues, fc.double({ min: -1, max: 1, noNaN: true }), (values, shift) => {
        const before = trendOfValues(values);
        const after = trendOfValues(values.map((value) => value + shift));
        expect(after.total?.changePct).toBeCloseTo(before.total?.changePct ?? Number.NaN, 6);
        expect(after.slope?.changePct).toBeCloseTo(before.slope?.changePct ?? Number.NaN, 6);
      }),
    );
  });

  it('more noise never narrows an interval', () => {
    fc.assert(
      fc.property(anyValues, fc.double({ min: 0.02, max: 0.5, noNaN: true }), (values, noise) => {
        const less = trendOfValues(values, noise);
        const more = trendOfValues(values, noise * 1.5);
        expect(more.total?.high).toBeGreaterThan(less.total?.high ?? Number.POSITIVE_INFINITY);
        expect(more.total?.low).toBeLessThan(less.total?.low ?? Number.NEGATIVE_INFINITY);
      }),
    );
  });

  it('untreated skin reads as unchanged in 95 of 100 courses', () => {
    let seed = 7;
    const uniform = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return (seed + 0.5) / 2147483648;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let changed = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      const values = DAYS.map(() => VISIT_SD_LN * normal() + 0.125 * normal());
      if (!trendOfValues(values).total?.isWithinError) changed++;
    }
    // The assumptions are exactly right here; 1000 courses tell 5 % to within 1.4 points.
    expect(changed / runs).toBeGreaterThan(0.03);
    expect(changed / runs).toBeLessThan(0.07);
  });
});
