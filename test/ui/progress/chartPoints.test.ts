import { expect, it } from 'vitest';
import type { Trend } from '../../../src/domain/trend.ts';
import { chartPoints } from '../../../src/ui/progress/chartPoints.ts';
import { rulerOf, valueAt } from '../../../src/ui/progress/chartUnit.ts';
import { PAIR_WORDS } from '../../../src/ui/words/pairs.ts';
import { measurement } from '../../storage/photoRecord.ts';
import { eventfulRecord, recordOf, rednessOf, trendOfValues } from './course.ts';

const nameOf = ({ on }: { readonly on: string }) => on;
const pointOn = (trend: Trend, on: string) => chartPoints(trend, nameOf).find((point) => point.on === on);
const eventful = () => rednessOf(eventfulRecord());

it('places a healing photo at its value, hollow, and says why', () => {
  const point = pointOn(eventful(), '2026-01-08');
  expect(point?.isExcluded).toBe(true);
  // ln .86 against the mean of three shots, .503.
  expect(point?.at).toBeCloseTo(100 * Math.expm1(0.86 - (0.5 + 0.54 + 0.47) / 3), 6);
  expect(point?.span).toBeNull();
  expect(point?.reach).toContain(point?.at);
  expect(point?.lines.join(' ')).toMatch(/left out\. Still healing.*Day 3 after Microneedling.*healing until .*12/);
});

it('leaves a session without a value at the foot', () => {
  const point = pointOn(trendOfValues([0.5, null, 0.4]), '2026-02-05');
  expect(point).toMatchObject({ at: null, isExcluded: true, reach: [] });
});

it('does not place a value that was read by other means', () => {
  const trend = trendOfValues([0.5, 0.45]);
  const points = trend.points.map((point) =>
    point.isBaseline
      ? point
      : { ...point, changePct: null, low: null, high: null, excluded: 'other-pipeline' as const },
  );
  expect(pointOn({ ...trend, points }, '2026-02-05')?.at).toBeNull();
});

it('shows repeats, the left-out ones apart', () => {
  const point = pointOn(eventful(), '2026-02-05');
  expect(point?.shots.map(({ isExcluded }) => isExcluded)).toEqual([false, true]);
  expect(point?.lines.join(' ')).toMatch(/2 photos, 1 left out: Still healing/);
  expect(pointOn(eventful(), '2026-02-11')?.shots).toEqual([]);
});

it('tells an override with its reason, and a new room once', () => {
  const trend = eventful();
  const overridden = pointOn(trend, '2026-02-11');
  expect(overridden).toMatchObject({ isOverridden: true, isExcluded: false });
  expect(overridden?.lines.join(' ')).toContain('skin calm, seen by Dr. N.');
  const starts = chartPoints(trend, nameOf).filter(({ startsStratum }) => startsStratum);
  expect(starts.map(({ on }) => on)).toEqual(['2026-03-15']);
  expect(pointOn(trend, '2026-04-06')?.lines.join(' ')).toContain('Another device or room');
});

it('marks what counts with caution', () => {
  expect(pointOn(eventful(), '2026-03-15')).toMatchObject({ isCautious: true, isExcluded: false });
  expect(pointOn(trendOfValues([0.5, 0.4]), '2026-02-05')?.isCautious).toBe(false);
});

it('gives the reasons why a session compares with caution, or not at all', () => {
  const turned = (yawDeg: number) => {
    const conditions = { ...measurement(1).conditions, pose: { yawDeg, pitchDeg: 0, rollDeg: 0 } };
    return rednessOf(
      recordOf([
        { on: '2026-01-05', shots: [0.5] },
        { on: '2026-02-05', shots: [{ value: 0.4, facts: { conditions } }] },
      ]),
    );
  };
  const { what } = PAIR_WORDS.turned;
  const cautious = pointOn(turned(9), '2026-02-05');
  expect(cautious).toMatchObject({ isCautious: true, isExcluded: false });
  expect(cautious?.lines).toContain(`With caution: ${what}`);
  const refused = pointOn(turned(20), '2026-02-05');
  expect(refused).toMatchObject({ isCautious: false, isExcluded: true });
  expect(refused?.at).toBeCloseTo(100 * Math.expm1(-0.1), 6);
  expect(refused?.lines.join(' ')).toMatch(/Not comparable with the first photo/);
  expect(refused?.lines).toContain(what);
});

it('says whether the check patch moved', () => {
  const checked = (check: number) =>
    pointOn(
      rednessOf(
        recordOf([
          { on: '2026-01-05', shots: [0.5] },
          { on: '2026-02-05', shots: [0.4], check },
        ]),
      ),
      '2026-02-05',
    );
  expect(checked(0.02)?.lines.join(' ')).toMatch(/Check patch of clear skin: \+2\s%, within/);
  expect(checked(1)?.lines.join(' ')).toMatch(/more than its measurement error/);
});

it('carries a change to the value it stands for, for every kind of measure', () => {
  expect(valueAt('redness', 0.5, -20)).toBeCloseTo(0.5 + Math.log(0.8), 9);
  expect(valueAt('lines', 9.9, -20)).toBeCloseTo(0.8 * 10 - 0.1, 9);
  expect(rulerOf('own', 'redness', 0.5).at(0)).toBeCloseTo(0.5, 9);
  expect(rulerOf('own', 'redness', 0.5).label(0.5)).toBe('0.500');
  expect(rulerOf('own', 'redness', null).at(-20)).toBe(-20);
  expect(rulerOf('percent', 'redness', 0.5).at(-20)).toBe(-20);
});
