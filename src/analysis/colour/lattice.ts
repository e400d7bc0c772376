import type { EvenBlob } from './evenBlobs.ts';

/** Blobs that stand in rows and columns: each with its place, counted from the first one found. */
export interface Lattice {
  readonly cells: readonly { readonly column: number; readonly row: number; readonly blob: EvenBlob }[];
}

interface Step {
  readonly x: number;
  readonly y: number;
}

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly at: number;
  /** From here to the next column, and to the next row. */
  readonly across: Step;
  readonly down: Step;
}

/** Neighbours on a card are of like size, even in perspective. */
const LIKE = 2.6;
/** Neighbours lie closer than this many of a patch's own sides. */
const NEAR = 2.6;
/** How far from where it is expected a neighbour may lie, as a share of the step. */
const OFF = 0.28;
/**
 * The two directions of a card in perspective: sine of the angle between them, and one's length against the other's. A step
 * along the diagonal of a square has .71, and would make rows of what are none.
 */
const LEAST_SINE = 0.77;
const LONGER = 1.6;
/** A lattice of fewer is not looked at. */
const LEAST_CELLS = 13;
/** Anything with more even spots than this is a pattern, not a card. */
const MOST_BLOBS = 2500;

/** Finds where blobs stand in rows and columns, the largest lattice first. */
export function latticesOf(blobs: readonly EvenBlob[]): Lattice[] {
  if (blobs.length < LEAST_CELLS || blobs.length > MOST_BLOBS) return [];
  const grid = new Buckets(blobs);
  const taken = new Uint8Array(blobs.length);
  const found: Lattice[] = [];
  for (let seed = 0; seed < blobs.length; seed++) {
    if (taken[seed]) continue;
    const start = firstSteps(seed, blobs, grid);
    if (!start) continue;
    const cells = grow(start, blobs, grid);
    if (cells.length < LEAST_CELLS) continue;
    for (const { at } of cells) taken[at] = 1;
    found.push({ cells: cells.map(({ column, row, at }) => ({ column, row, blob: blobs[at] as EvenBlob })) });
  }
  return found.sort((a, b) => b.cells.length - a.cells.length);
}

/** The nearest like neighbour, and the nearest in another direction. */
function firstSteps(seed: number, blobs: readonly EvenBlob[], grid: Buckets): Cell | null {
  const own = blobs[seed] as EvenBlob;
  const reach = NEAR * Math.sqrt(own.areaPx) + 3;
  const steps = grid
    .within(own.x, own.y, reach)
    .filter((i) => i !== seed && isLike(own, blobs[i] as EvenBlob))
    .map((i): Step => ({ x: (blobs[i] as EvenBlob).x - own.x, y: (blobs[i] as EvenBlob).y - own.y }))
    .sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  const [across, ...others] = steps;
  if (!across) return null;
  const down = others.find((step) => {
    const [a, b] = [Math.hypot(across.x, across.y), Math.hypot(step.x, step.y)];
    return b < LONGER * a && Math.abs(across.x * step.y - across.y * step.x) > LEAST_SINE * a * b;
  });
  return down ? { column: 0, row: 0, at: seed, across, down } : null;
}

const WAYS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Goes from cell to cell: each step is expected to be like the one before, which follows any perspective. */
function grow(start: Cell, blobs: readonly EvenBlob[], grid: Buckets): Cell[] {
  const cells = [start];
  const places = new Set(['0,0']);
  const used = new Set([start.at]);
  for (let next = 0; next < cells.length; next++) {
    const { column, row, at, across, down } = cells[next] as Cell;
    const here = blobs[at] as EvenBlob;
    for (const [dc, dr] of WAYS) {
      const place = `${column + dc},${row + dr}`;
      if (places.has(place)) continue;
      const step = { x: dc * across.x + dr * down.x, y: dc * across.y + dr * down.y };
      const i = grid.nearest(here.x + step.x, here.y + step.y, OFF * Math.hypot(step.x, step.y));
      if (i < 0 || used.has(i) || !isLike(here, blobs[i] as EvenBlob)) continue;
      const { x, y } = blobs[i] as EvenBlob;
      const taken = { x: x - here.x, y: y - here.y };
      const turned = { x: dc === 0 ? dr * taken.x : dc * taken.x, y: dc === 0 ? dr * taken.y : dc * taken.y };
      places.add(place);
      used.add(i);
      cells.push({
        column: column + dc,
        row: row + dr,
        at: i,
        across: dc === 0 ? across : turned,
        down: dc === 0 ? turned : down,
      });
    }
  }
  return cells;
}

function isLike(a: EvenBlob, b: EvenBlob): boolean {
  return a.areaPx < LIKE * b.areaPx && b.areaPx < LIKE * a.areaPx;
}

/** Blobs by place, in squares of the picture. */
class Buckets {
  static readonly #SIDE = 16;
  readonly #blobs: readonly EvenBlob[];
  readonly #of = new Map<number, number[]>();

  constructor(blobs: readonly EvenBlob[]) {
    this.#blobs = blobs;
    blobs.forEach(({ x, y }, i) => {
      const key = Buckets.#key(x, y);
      const bucket = this.#of.get(key);
      if (bucket) bucket.push(i);
      else this.#of.set(key, [i]);
    });
  }

  static #key(x: number, y: number): number {
    return Math.floor(x / Buckets.#SIDE) + 4096 * Math.floor(y / Buckets.#SIDE);
  }

  within(x: number, y: number, reach: number): number[] {
    const found: number[] = [];
    const side = Buckets.#SIDE;
    for (let top = Math.floor((y - reach) / side); top <= (y + reach) / side; top++) {
      for (let left = Math.floor((x - reach) / side); left <= (x + reach) / side; left++) {
        for (const i of this.#of.get(left + 4096 * top) ?? []) {
          const blob = this.#blobs[i] as EvenBlob;
          if (Math.hypot(blob.x - x, blob.y - y) <= reach) found.push(i);
        }
      }
    }
    return found;
  }

  nearest(x: number, y: number, reach: number): number {
    let best = -1;
    let least = reach;
    for (const i of this.within(x, y, reach)) {
      const { x: bx, y: by } = this.#blobs[i] as EvenBlob;
      const apart = Math.hypot(bx - x, by - y);
      if (apart <= least) [best, least] = [i, apart];
    }
    return best;
  }
}
