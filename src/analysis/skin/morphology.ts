import { join, rootOf } from '../disjointSets.ts';
import { intersection } from '../masks.ts';

/** Steps of the 3-4 chamfer, scaled for the least error against the true distance: 8 %. */
const STRAIGHT = 0.955;
const DIAGONAL = 1.369;

/** Half widths of the disc of a radius, px, from its middle row outwards. */
function discOf(radiusPx: number): number[] {
  const half: number[] = [];
  for (let dy = 0; dy * STRAIGHT <= radiusPx; dy++) {
    let dx = 0;
    while (DIAGONAL * Math.min(dx + 1, dy) + STRAIGHT * Math.abs(dx + 1 - dy) <= radiusPx) dx++;
    half.push(dx);
  }
  return half;
}

/** Sets all within the radius of `target` to it: each run of it in a row, widened as the disc is, in the rows about. */
function spread(mask: Uint8Array, widthPx: number, radiusPx: number, target: 0 | 1): Uint8Array {
  const result = mask.slice();
  const heightPx = mask.length / widthPx;
  const disc = discOf(radiusPx);
  for (let y = 0; y < heightPx; y++) {
    const row = mask.subarray(y * widthPx, (y + 1) * widthPx);
    for (let from = row.indexOf(target), to = 0; from >= 0; from = row.indexOf(target, to)) {
      to = row.indexOf(1 - target, from);
      if (to < 0) to = widthPx;
      for (let dy = 1 - disc.length; dy < disc.length; dy++) {
        const half = disc[Math.abs(dy)] as number;
        if (y + dy < 0 || y + dy >= heightPx) continue;
        const first = (y + dy) * widthPx;
        result.fill(target, first + Math.max(0, from - half), first + Math.min(widthPx, to + half));
      }
      if (to === widthPx) break;
    }
  }
  return result;
}

/** Takes away `radiusPx` all round. The border of the raster does not count as outside. */
function erode(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  return spread(mask, widthPx, radiusPx, 0);
}

/** Adds `radiusPx` all round. */
export function dilate(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  return spread(mask, widthPx, radiusPx, 1);
}

/** Drops slivers thinner than twice the radius, keeps the rest as it was. */
export function open(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  return intersection(dilate(erode(mask, widthPx, radiusPx), widthPx, radiusPx), mask);
}

export interface Components {
  /** Component of each pixel, from 0; -1 outside the mask. */
  readonly label: Int32Array;
  /** Pixels of each component. */
  readonly sizes: readonly number[];
}

/** Connected parts of a mask, eight neighbours; numbered as they are met, row by row. */
export function components(mask: Uint8Array, widthPx: number): Components {
  const runs = runsOf(mask, widthPx);
  const parent = joined(runs, widthPx);
  const label = new Int32Array(mask.length).fill(-1);
  const idOf = new Int32Array(runs.length);
  const sizes: number[] = [];
  for (const [k, { from, to }] of runs.entries()) {
    const root = rootOf(k, parent);
    // A root is the first run of its part.
    if (root === k) idOf[k] = sizes.push(0) - 1;
    const id = idOf[root] as number;
    sizes[id] = (sizes[id] as number) + to - from;
    label.fill(id, from, to);
  }
  return { label, sizes };
}

/** Set pixels beside one another in a row: indices of the first, and of the one behind the last. */
interface Run {
  readonly from: number;
  readonly to: number;
}

function runsOf(mask: Uint8Array, widthPx: number): Run[] {
  const runs: Run[] = [];
  for (let from = mask.indexOf(1), to = 0; from >= 0; from = mask.indexOf(1, to)) {
    const rowEnd = from - (from % widthPx) + widthPx;
    const next = mask.indexOf(0, from);
    to = next < 0 ? rowEnd : Math.min(next, rowEnd);
    runs.push({ from, to });
  }
  return runs;
}

/** For each run one that it is joined to and that came before it; itself where it is the first of its part. */
function joined(runs: readonly Run[], widthPx: number): Int32Array {
  const parent = Int32Array.from(runs.keys());
  let above = 0;
  for (const [k, { from, to }] of runs.entries()) {
    const column = from % widthPx;
    const left = from - widthPx - (column > 0 ? 1 : 0);
    const right = to - widthPx + (column + to - from < widthPx ? 1 : 0);
    while ((runs[above] as Run).to <= left) above++;
    for (let other = above; (runs[other] as Run).from < right; other++) join(other, k, parent);
  }
  return parent;
}

/** Keeps the parts of a mask that have at least so many pixels. */
export function keepLarge(mask: Uint8Array, widthPx: number, leastPx: number): Uint8Array {
  const { label, sizes } = components(mask, widthPx);
  const kept = new Uint8Array(mask.length);
  for (let i = 0; i < kept.length; i++) if (mask[i] && (sizes[label[i] as number] as number) >= leastPx) kept[i] = 1;
  return kept;
}
