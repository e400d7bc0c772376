import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, isIsoDay, localDay } from '../../src/domain/day.ts';
import type { IsoDay } from '../../src/domain/ids.ts';

const day = (text: string) => text as IsoDay;

describe('days', () => {
  it('are counted across leap days and the change of clocks', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01');
  });

  it('adding and counting undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(daysBetween(day('2026-01-05'), addDays(day('2026-01-05'), days))).toBe(days);
      }),
    );
  });

  it('are read off a camera’s wall clock, unless it has none', () => {
    expect(dayOf('2026-01-05T23:59:59')).toBe('2026-01-05');
    expect(dayOf('0000-00-00T00:00:00')).toBeNull();
    expect(isIsoDay('2025-02-29')).toBe(false);
  });

  it('today is the day on the wall, not in Greenwich', () => {
    expect(localDay(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
    expect(localDay(new Date(2026, 0, 5, 23, 30))).toBe('2026-01-05');
  });
});
