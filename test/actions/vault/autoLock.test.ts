import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTimeToLock } from '../../../src/actions/vault/autoLock.ts';

const MINUTE = 60_000;
const at = Date.parse('2026-03-02T10:00:00Z');

it('locks after so many minutes without a touch, and not before', () => {
  for (const minutes of [2, 5, 15] as const) {
    const lookedJustNow = at - 5_000;
    expect(isTimeToLock(at, at - minutes * MINUTE + 1, lookedJustNow, minutes)).toBe(false);
    expect(isTimeToLock(at, at - minutes * MINUTE, lookedJustNow, minutes)).toBe(true);
  }
});

it('locks after a sleep, however fresh the last touch, but not for a hidden tab’s slow timers', () => {
  expect(isTimeToLock(at, at, at - 61_000, 15)).toBe(false);
  expect(isTimeToLock(at, at, at - 90_000, 15)).toBe(true);
});

it('locks when the clock jumps back, by an hour or a year', () => {
  expect(isTimeToLock(at, at, at + 500, 15)).toBe(false);
  expect(isTimeToLock(at, at, at + 60 * MINUTE, 15)).toBe(true);
  expect(isTimeToLock(at, at, at + 365 * 24 * 60 * MINUTE, 15)).toBe(true);
});

it('never stays open past its minutes, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.nat(30 * MINUTE), fc.integer({ min: -MINUTE, max: 30 * MINUTE }), (idleMs, gapMs) => {
      const isIdle = idleMs >= 5 * MINUTE;
      if (isIdle) expect(isTimeToLock(at, at - idleMs, at - gapMs, 5)).toBe(true);
    }),
  );
});
