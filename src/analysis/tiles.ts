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

/** How a network's tiles are cut. */
export interface TileForm {
  /** Pixels fed at a time, at most: what keeps the runtime's memory small. */
  readonly mostPx: number;
  /** Pixels the network sees about each. */
  readonly halo: number;
  /** Fed and kept parts start and end on multiples of this: a network that pools by 4 must see the same grid. */
  readonly step: number;
}

/** Bands that are lower than this many halos are nearly all halo. */
const LOWEST_BAND_HALOS = 4;

/**
 * Cuts a raster into tiles that cover every pixel of a mask. Each is fed with a halo on every side that the raster has, so that
 * a network whose reach is within the halo answers exactly as it would for the whole. Of the layouts in bands of one height,
 * the one that feeds the fewest pixels; the last tiles may pass the raster's edge: `cutTile` goes on with the edge pixel.
 */
export function tilesOver(mask: Uint8Array, widthPx: number, form: TileForm): Tile[] {
  const heightPx = mask.length / widthPx;
  const up = (value: number) => Math.ceil(value / form.step) * form.step;
  const halo = up(form.halo);
  let best: Tile[] = [];
  let least = Infinity;
  for (let bands = 1; bands === 1 || heightPx / bands >= LOWEST_BAND_HALOS * halo; bands++) {
    const height = up(heightPx / bands);
    const widest = Math.floor(form.mostPx / Math.min(height + 2 * halo, up(heightPx)));
    const columns = widest >= up(widthPx) ? 1 : Math.ceil(widthPx / (widest - 2 * halo - form.step));
    if (columns < 1) continue;
    const tiles = inBands(mask, widthPx, up(widthPx / columns), height, halo, form.step);
    const fed = tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0);
    if (fed < least) [best, least] = [tiles, fed];
  }
  return best;
}

function inBands(
  mask: Uint8Array,
  widthPx: number,
  coreWidth: number,
  coreHeight: number,
  halo: number,
  step: number,
): Tile[] {
  const heightPx = mask.length / widthPx;
  const up = (value: number) => Math.ceil(value / step) * step;
  const down = (value: number) => Math.floor(value / step) * step;
  const tiles: Tile[] = [];
  for (let y = 0; y < heightPx; y += coreHeight) {
    const bottom = Math.min(y + coreHeight, heightPx);
    let x = 0;
    while (x < widthPx) {
      // Each band starts at the first skin left, so that fewer tiles are needed.
      const first = firstColumn(mask, widthPx, y, bottom, x);
      if (first === widthPx) break;
      const from = down(first);
      const used = usedBox(mask, widthPx, from, y, Math.min(from + coreWidth, widthPx), bottom);
      const keep = { x: from, y: down(used.top), width: used.right - from, height: used.bottom - down(used.top) };
      const left = Math.max(0, from - halo);
      const top = Math.max(0, keep.y - halo);
      const width = Math.min(up(widthPx), up(used.right + halo)) - left;
      const height = Math.min(up(heightPx), up(used.bottom + halo)) - top;
      tiles.push({ x: left, y: top, width, height, keep });
      x = from + coreWidth;
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
