import { keptRoom } from '../keptRoom.ts';
import { intersection } from '../masks.ts';

/**
 * Chamfer distance, px, of every pixel to the nearest pixel whose mask equals `target`: within 8 % of the true distance.
 * A huge number where there is none.
 *
 * @returns good until the next distances are asked for: the mask's rows with a rim of one far pixel all round.
 */
function distanceTo(mask: Uint8Array, widthPx: number, target: 0 | 1): Float32Array {
  const heightPx = mask.length / widthPx;
  // The rim spares every step a look at the border.
  const width = widthPx + 2;
  const d = distanceRoom(width * (heightPx + 2)).fill(FAR);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0, at = (y + 1) * width + 1; x < widthPx; x++, at++, i++) if (mask[i] === target) d[at] = 0;
  }
  for (let y = 1; y <= heightPx; y++) {
    const first = y * width + 1;
    sweep(d, first, 1, -width, widthPx);
  }
  for (let y = heightPx; y >= 1; y--) {
    const last = y * width + widthPx;
    sweep(d, last, -1, width, widthPx);
  }
  return d;
}

const distanceRoom = keptRoom((length) => new Float32Array(length));
const FAR = 1e9;
/** Steps of the 3-4 chamfer, scaled for the least error against the true distance. */
const STRAIGHT = 0.955;
const DIAGONAL = 1.369;

/** One row: each distance by the neighbour it came from and by the three of the row swept before, `row` away. */
function sweep(d: Float32Array, from: number, step: number, row: number, count: number): void {
  let near = d[from - step] as number;
  let behind = d[from + row - step] as number;
  let beside = d[from + row] as number;
  for (let k = 0, at = from; k < count; k++, at += step) {
    const ahead = d[at + row + step] as number;
    const straight = Math.min(near, beside) + STRAIGHT;
    const diagonal = Math.min(behind, ahead) + DIAGONAL;
    near = Math.min(d[at] as number, straight, diagonal);
    d[at] = near;
    behind = beside;
    beside = ahead;
  }
}

/** Takes away `radiusPx` all round. The border of the raster does not count as outside. */
function erode(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  return about(mask, widthPx, 1, radiusPx, 0);
}

/** Adds `radiusPx` all round. */
export function dilate(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  return about(mask, widthPx, Math.ceil(radiusPx / STRAIGHT), radiusPx, 1);
}

/** Sets what lies within the radius of `target` to it, and all else to the other. */
function spread(part: Uint8Array, widthPx: number, radiusPx: number, target: 0 | 1): void {
  const d = distanceTo(part, widthPx, target);
  for (let i = 0, at = widthPx + 3; i < part.length; at += 2) {
    for (const end = i + widthPx; i < end; i++, at++) part[i] = (d[at] as number) <= radiusPx ? target : 1 - target;
  }
}

/** Spreads `target` in the box about what a mask has set, with so much margin; beyond it the result is empty. */
function about(mask: Uint8Array, widthPx: number, marginPx: number, radiusPx: number, target: 0 | 1): Uint8Array {
  const result = new Uint8Array(mask.length);
  const first = mask.indexOf(1);
  if (first < 0) return result;
  const top = Math.max(0, Math.floor(first / widthPx) - marginPx);
  const bottom = Math.min(mask.length / widthPx, Math.floor(mask.lastIndexOf(1) / widthPx) + 1 + marginPx);
  let from = widthPx;
  let to = 0;
  for (let y = top; y < bottom; y++) {
    const row = mask.subarray(y * widthPx, (y + 1) * widthPx);
    const start = row.indexOf(1);
    if (start < 0) continue;
    from = Math.min(from, start);
    to = Math.max(to, row.lastIndexOf(1) + 1);
  }
  from = Math.max(0, from - marginPx);
  to = Math.min(widthPx, to + marginPx);
  const width = to - from;
  const part = new Uint8Array(width * (bottom - top));
  for (let y = top; y < bottom; y++) part.set(mask.subarray(y * widthPx + from, y * widthPx + to), (y - top) * width);
  spread(part, width, radiusPx, target);
  for (let y = top; y < bottom; y++)
    result.set(part.subarray((y - top) * width, (y - top + 1) * width), y * widthPx + from);
  return result;
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

const stackRoom = keptRoom((length) => new Int32Array(length));

/** Connected parts of a mask, eight neighbours. */
export function components(mask: Uint8Array, widthPx: number): Components {
  const label = new Int32Array(mask.length).fill(-1);
  const sizes: number[] = [];
  const stack = stackRoom(mask.length);
  // The built-in search passes over what is empty three times as fast as a loop.
  for (let seed = mask.indexOf(1); seed >= 0; seed = mask.indexOf(1, seed + 1)) {
    if (label[seed] !== -1) continue;
    const id = sizes.length;
    let size = 0;
    let depth = 0;
    stack[depth++] = seed;
    label[seed] = id;
    while (depth > 0) {
      const at = stack[--depth] as number;
      size++;
      const x = at % widthPx;
      for (let dy = -widthPx; dy <= widthPx; dy += widthPx) {
        for (let dx = -1; dx <= 1; dx++) {
          const next = at + dy + dx;
          if (x + dx < 0 || x + dx >= widthPx || next < 0 || next >= mask.length) continue;
          if (mask[next] && label[next] === -1) {
            label[next] = id;
            stack[depth++] = next;
          }
        }
      }
    }
    sizes.push(size);
  }
  return { label, sizes };
}

/** Keeps the parts of a mask that have at least so many pixels. */
export function keepLarge(mask: Uint8Array, widthPx: number, leastPx: number): Uint8Array {
  const { label, sizes } = components(mask, widthPx);
  const kept = new Uint8Array(mask.length);
  for (let i = 0; i < kept.length; i++) if (mask[i] && (sizes[label[i] as number] as number) >= leastPx) kept[i] = 1;
  return kept;
}
