import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components, dilate, keepLarge, open } from '../../../src/analysis/skin/morphology.ts';

/** Rows of a mask, # for set. */
function drawn(...rows: string[]): { mask: Uint8Array; widthPx: number } {
  return { mask: Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)), widthPx: rows[0]!.length };
}

const rowsOf = (mask: ArrayLike<number>, widthPx: number) =>
  Array.from({ length: mask.length / widthPx }, (_, y) =>
    Array.from({ length: widthPx }, (_, x) => (mask[y * widthPx + x] ? '#' : '.')).join(''),
  );

describe('dilate', () => {
  it('makes a disc of a pixel, cut off where the picture ends', () => {
    const { mask, widthPx } = drawn('.......', '.......', '.......', '..#....', '.......', '.......');
    expect(rowsOf(dilate(mask, widthPx, 2), widthPx)).toEqual([
      '.......',
      '..#....',
      '.###...',
      '#####..',
      '.###...',
      '..#....',
    ]);
  });

  it('reaches as far as the radius, within a tenth, all round', () => {
    const side = 81;
    const mask = new Uint8Array(side * side);
    mask[40 * side + 40] = 1;
    const disc = dilate(mask, side, 30);
    for (let i = 0; i < disc.length; i++) {
      const away = Math.hypot((i % side) - 40, Math.floor(i / side) - 40);
      if (away < 27) expect(disc[i]).toBe(1);
      if (away > 33) expect(disc[i]).toBe(0);
    }
  });
});

describe('open', () => {
  it('drops slivers, and counts the border of the picture as no edge', () => {
    const { mask, widthPx } = drawn('####...', '####...', '#######', '####...');
    expect(rowsOf(open(mask, widthPx, 1), widthPx)).toEqual(['####...', '####...', '#####..', '####...']);
  });
});

describe('components', () => {
  it('joins across corners and round bends, not across the edge of the picture', () => {
    const { mask, widthPx } = drawn('#..#.#', '.#.#.#', '...###', '#.....');
    const { label, sizes } = components(mask, widthPx);
    expect(sizes).toEqual([2, 7, 1]);
    expect([label[0], label[3], label[5], label[7], label[18]]).toEqual([0, 1, 1, 0, 2]);
    expect(label[1]).toBe(-1);
    expect(rowsOf(keepLarge(mask, widthPx, 3), widthPx)).toEqual(['...#.#', '...#.#', '...###', '......']);
  });

  it('puts neighbours into one part and gives each part one number, on any mask', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.boolean(), { maxLength: 90 }), (widthPx, cells) => {
        const mask = Uint8Array.from(cells.slice(0, cells.length - (cells.length % widthPx)), Number);
        const { label, sizes } = components(mask, widthPx);
        expect(Array.from(label, (id) => id >= 0)).toEqual(Array.from(mask, Boolean));
        expect(sizes).toEqual(sizes.map((_, id) => label.filter((own) => own === id).length));
        for (let i = 0; i < mask.length; i++) {
          if (mask[i] && label[i] === 0) expect(reached(mask, widthPx, mask.indexOf(1)).has(i)).toBe(true);
        }
        expect(label.filter((id) => id === 0).length).toBe(reached(mask, widthPx, mask.indexOf(1)).size);
      }),
    );
  });
});

/** What a walk over set neighbours reaches. */
function reached(mask: Uint8Array, widthPx: number, seed: number): Set<number> {
  const seen = new Set<number>(seed < 0 ? [] : [seed]);
  for (const at of seen) {
    for (let y = -1; y <= 1; y++) {
      for (let x = -1; x <= 1; x++) {
        const column = (at % widthPx) + x;
        const next = at + y * widthPx + x;
        if (column >= 0 && column < widthPx && mask[next]) seen.add(next);
      }
    }
  }
  return seen;
}
