import { expect, test } from 'vitest';
import { giveBackPlane, lendPlane } from '../../src/analysis/lentPlane.ts';

test('a plane is lent zeroed, in memory that was given back', () => {
  const first = lendPlane(1000).fill(7);
  giveBackPlane(first);
  const again = lendPlane(900);
  expect(again.buffer).toBe(first.buffer);
  expect(again).toEqual(new Float32Array(900));
  expect(again).toHaveLength(900);
});

test('a plane can be of another value, on fresh memory and on memory that was given back', () => {
  const first = lendPlane(700_000, Number.NaN);
  expect(first.every(Number.isNaN)).toBe(true);
  giveBackPlane(first);
  const again = lendPlane(700_000, 2);
  expect(again.buffer).toBe(first.buffer);
  expect(again.every((value) => value === 2)).toBe(true);
});

test('two that are in use at a time share nothing', () => {
  giveBackPlane(lendPlane(5000));
  const [a, b] = [lendPlane(5000), lendPlane(5000)];
  expect(a.buffer).not.toBe(b.buffer);
});

test('a small plane takes no large memory', () => {
  giveBackPlane(lendPlane(80_000));
  expect(lendPlane(20_000).buffer.byteLength).toBe(80_000);
});

test('the whole memory comes back from a part of it', () => {
  const whole = lendPlane(200_000);
  giveBackPlane(whole.subarray(100, 200));
  expect(lendPlane(200_000).buffer).toBe(whole.buffer);
});

test('it is not taken back twice', () => {
  const plane = lendPlane(300_000);
  giveBackPlane(plane);
  expect(() => giveBackPlane(plane)).toThrow('twice');
  expect(lendPlane(300_000).buffer).not.toBe(lendPlane(300_000).buffer);
});
