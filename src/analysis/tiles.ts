import { lendPlane } from './lentPlane.ts';

/** One piece of a raster handed to a network: what it is fed (with its halo), and what is kept of its answer. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The kept part, inside the fed one. */
  readonly keep: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/**
 * Cuts a raster into tiles that cover every pixel of a mask. Each is fed with `halo` more pixels on every side that the
 * raster has, so that a network whose reach is within the halo answers exactly as it would for the whole.
 *
 * @param core side of the kept part. @param step kept and fed parts start and end on multiples of this (a network that
 *   pools by 4 must see the same grid); the last ones may pass the raster's edge: `cutTile` goes on with the edge pixel.
 */
export function tilesOver(
  mask: Uint8Array,
  widthPx: number,
  { core, halo, step }: { readonly core: number; readonly halo: number; readonly step: number },
): Tile[] {
  const heightPx = mask.length / widthPx;
  const up = (value: number) => Math.ceil(value / step) * step;
  const down = (value: number) => Math.floor(value / step) * step;
  const tiles: Tile[] = [];
  for (let y = 0; y < heightPx; y += core) {
    const bottom = Math.min(y + core, heightPx);
    let x = 0;
    while (x < widthPx) {
      // Each row of tiles starts at the first skin left, so that fewer are needed.
      const first = firstColumn(mask, widthPx, y, bottom, x);
      if (first === widthPx) break;
      const from = down(first);
      const used = usedBox(mask, widthPx, from, y, Math.min(from + core, widthPx), bottom);
      const keep = { x: from, y: down(used.top), width: used.right - from, height: used.bottom - down(used.top) };
      const left = Math.max(0, from - up(halo));
      const top = Math.max(0, keep.y - up(halo));
      const width = Math.min(up(widthPx), up(used.right + halo)) - left;
      const height = Math.min(up(heightPx), up(used.bottom + halo)) - top;
      tiles.push({ x: left, y: top, width, height, keep });
      x = from + core;
    }
  }
  return tiles;
}

/** The first column from `from` on that has the mask anywhere between two rows. By built-in searches: a loop takes three times as long. */
function firstColumn(mask: Uint8Array, widthPx: number, top: number, bottom: number, from: number): number {
  let first = widthPx;
  for (let y = top; y < bottom; y++) {
    const found = mask.subarray(y * widthPx + from, y * widthPx + first).indexOf(1);
    if (found >= 0) first = from + found;
  }
  return first;
}

function usedBox(mask: Uint8Array, widthPx: number, left: number, top: number, right: number, bottom: number) {
  let first = bottom;
  let last = top;
  let furthest = left + 1;
  for (let y = top; y < bottom; y++) {
    const row = mask.subarray(y * widthPx + left, y * widthPx + right);
    if (!row.includes(1)) continue;
    first = Math.min(first, y);
    last = y + 1;
    furthest = Math.max(furthest, left + row.lastIndexOf(1) + 1);
  }
  return { top: first, bottom: last, right: furthest };
}

/** Memory for the largest of some tiles, with so many planes; to be given back (`lentPlane.ts`). */
export function roomFor(tiles: readonly Tile[], planes: number): Float32Array {
  return lendPlane(planes * Math.max(0, ...tiles.map(({ width, height }) => width * height)));
}

/**
 * Copies a tile out of planes that lie one after another; past the raster the edge pixel goes on.
 *
 * @param room where it is copied to, good until the next is.
 */
export function cutTile(
  planes: Float32Array,
  widthPx: number,
  heightPx: number,
  tile: Tile,
  room: Float32Array,
): Float32Array {
  const count = planes.length / (widthPx * heightPx);
  const out = room.subarray(0, count * tile.width * tile.height);
  const inside = Math.min(tile.width, widthPx - tile.x);
  for (let channel = 0; channel < count; channel++) {
    for (let row = 0; row < tile.height; row++) {
      const from = (channel * heightPx + Math.min(tile.y + row, heightPx - 1)) * widthPx + tile.x;
      const to = (channel * tile.height + row) * tile.width;
      out.set(planes.subarray(from, from + inside), to);
      out.fill(planes[from + inside - 1] as number, to + inside, to + tile.width);
    }
  }
  return out;
}

/** Copies the kept part of one channel of a tile's answer into a plane. */
export function keepTile(
  answer: Float32Array,
  channel: number,
  tile: Tile,
  plane: Float32Array,
  widthPx: number,
): void {
  const { keep } = tile;
  for (let row = 0; row < keep.height; row++) {
    const from = (channel * tile.height + keep.y - tile.y + row) * tile.width + keep.x - tile.x;
    plane.set(answer.subarray(from, from + keep.width), (keep.y + row) * widthPx + keep.x);
  }
}
