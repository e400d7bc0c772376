import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MEASURES, offChangeScale, onChangeScale, relativeChange } from '../../src/domain/measure.ts';

const value = fc.double({ min: 0, max: 100, noNaN: true });

it('the change scale can be undone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MEASURES), value, (measure, v) => {
      expect(offChangeScale(measure, onChangeScale(measure, v))).toBeCloseTo(v, 8);
    }),
  );
});

it('a change there and back leaves nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MEASURES), value, value, (measure, from, to) => {
      const there = Math.log1p(relativeChange(measure, from, to));
      const back = Math.log1p(relativeChange(measure, to, from));
      // Between redness values a hundred apart one of the two is a whole loss, whose logarithm has no digits left.
      if (Math.abs(there) < 20) expect(there + back).toBeCloseTo(0, 5);
    }),
  );
});

it('stays finite where there was nothing', () => {
  expect(relativeChange('lines', 0, 0.1)).toBeCloseTo(1, 12);
  expect(relativeChange('redness', 0, Math.log(0.8))).toBeCloseTo(-0.2, 12);
});
