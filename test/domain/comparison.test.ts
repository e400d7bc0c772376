import { expect, it } from 'vitest';
import type { Comparability } from '../../src/domain/comparability.ts';
import { comparisonOf } from '../../src/domain/comparison.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { UNKNOWN } from '../../src/domain/pairVerdicts.ts';
import { reading } from './course.ts';

const a = 'a' as PhotoId;
const b = 'b' as PhotoId;

it('gives whole areas first, with values, change and noise', () => {
  const readings = [
    reading('a', 0, { region: 'nose' }),
    reading('b', 0.1, { region: 'nose' }),
    reading('a', 0),
    reading('b', Math.log(0.5)),
  ];
  const rows = comparisonOf(readings, a, b, false);
  expect(rows.map(({ region }) => region)).toEqual(['face', 'nose']);
  expect(rows[0]?.changePct).toBeCloseTo(-50, 10);
  // Half width .4113590: worked by hand in trend.test.ts.
  expect(rows[0]?.noisePct).toBeCloseTo(100 * Math.expm1(0.411359), 3);
  expect(rows.map(({ isWithinError }) => isWithinError)).toEqual([false, true]);
});

it('leaves the variation between visits out within one visit', () => {
  // SE = sqrt(2) x .125, assumed and so taken as known: 1.959964 x .1767767.
  const [row] = comparisonOf([reading('a', 0), reading('b', 0.2)], a, b, true);
  expect(row?.noisePct).toBeCloseTo(100 * Math.expm1(0.346476), 3);
});

it('says why two photos can’t be compared', () => {
  const why = (second: ReturnType<typeof reading>) => comparisonOf([reading('a', 0), second], a, b, false)[0];
  expect(why(reading('b', null, { reason: 'softer-than-baseline' }))).toMatchObject({
    reason: 'softer-than-baseline',
    a: 0,
    b: null,
    changePct: null,
  });
  expect(why(reading('b', 0, { mode: 'within-face' }))?.reason).toBe('other-reference');
  expect(why(reading('b', 0, { pipeline: 'older' }))?.reason).toBe('other-pipeline');
  expect(why(reading('b', 0, { region: 'nose' }))?.reason).toBe('not-measured');
});

it('carries what the pair may not, or only with caution, be compared for', () => {
  const readings = [reading('a', 0), reading('b', 0.2)];
  const held = (comparability: Comparability) =>
    comparisonOf(readings, a, b, true, { ...UNKNOWN, redness: comparability })[0];
  expect(held({ verdict: 'not-comparable', reasons: [], residualLn: 0 })).toMatchObject({
    reason: 'not-comparable',
    a: 0,
    b: 0.2,
    changePct: null,
    isWithinError: null,
  });
  const cautious = held({ verdict: 'caution', reasons: [], residualLn: 0.1 });
  expect(cautious?.isCautious).toBe(true);
  // SE = sqrt(2 x .125^2 + .1^2), all of it taken as known: 1.959964 x .2031010.
  expect(cautious?.noisePct).toBeCloseTo(100 * Math.expm1(0.3980707), 2);
});
