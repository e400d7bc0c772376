import { expect, test } from 'vitest';
import {
  type Orientation,
  thenMirrored,
  thenTurned,
  toOrientation,
  turnOf,
} from '../../../src/analysis/container/orientation.ts';

/** Where the top left and top right corner of the coded picture come to lie: EXIF 2.32, 4.6.4 A. */
const CORNERS: Record<Orientation, readonly [string, string]> = {
  1: ['top left', 'top right'],
  2: ['top right', 'top left'],
  3: ['bottom right', 'bottom left'],
  4: ['bottom left', 'bottom right'],
  5: ['top left', 'bottom left'],
  6: ['top right', 'bottom right'],
  7: ['bottom right', 'top right'],
  8: ['bottom left', 'top left'],
};
const all = Object.keys(CORNERS).map(Number) as Orientation[];

function corner(x: number, y: number): string {
  return `${y < 0 ? 'top' : 'bottom'} ${x < 0 ? 'left' : 'right'}`;
}

function place(orientation: Orientation, x: number, y: number): string {
  const { mirrored, quarterTurnsClockwise } = turnOf(orientation);
  let [right, down] = [mirrored ? -x : x, y];
  for (let turn = 0; turn < quarterTurnsClockwise; turn++) [right, down] = [-down, right];
  return corner(right, down);
}

test('each orientation puts the corners where EXIF says', () => {
  for (const orientation of all) {
    expect([place(orientation, -1, -1), place(orientation, 1, -1)]).toEqual(CORNERS[orientation]);
  }
});

test('turns and mirrors add up', () => {
  expect(all.map((orientation) => thenTurned(orientation, 1))).toEqual([6, 7, 8, 5, 2, 3, 4, 1]);
  expect(all.map((orientation) => thenMirrored(orientation, 'left-right'))).toEqual([2, 1, 4, 3, 6, 5, 8, 7]);
  for (const orientation of all) {
    expect(thenTurned(thenTurned(orientation, 3), 1)).toBe(orientation);
    expect(thenMirrored(thenMirrored(orientation, 'top-bottom'), 'left-right')).toBe(thenTurned(orientation, 2));
  }
});

test('what EXIF does not define is upright', () => {
  expect([0, 9, 255, 1.5].map(toOrientation)).toEqual([1, 1, 1, 1]);
});
