import { giveBackPlane, lendPlane } from '../lentPlane.ts';
import type { Models } from '../models.ts';
import type { Mask, Plane } from '../raster.ts';
import { cutTile, keepTile, roomFor, type Tile, type TileForm, tilesOver } from '../tiles.ts';

/** What the texture model says on the grid of the picture, where it was asked. */
export interface ReliefMaps {
  /** 1: on a line. */
  readonly line: Mask;
  /** Logits of pores; -Infinity where it wasn't asked. To be given back (`lentPlane.ts`). */
  readonly pore: Plane;
}

/** At 8 px/mm: a face is fed whole, as a rule, for halos are computed for nothing. `npm run bench` says what wasm heap that takes: 121 MB. */
const TILES: TileForm = { mostPx: 1_750_000, halo: 32, step: 4 };

/** Runs the texture model over local contrast at 8 px/mm, tile by tile, where a mask asks for it. */
export async function reliefMaps(
  detail: Plane,
  wanted: Uint8Array,
  models: Pick<Models, 'texture'>,
): Promise<ReliefMaps> {
  const { widthPx, heightPx } = detail;
  const line = new Uint8Array(wanted.length);
  const pore = lendPlane(wanted.length, Number.NEGATIVE_INFINITY);
  const tiles = tilesOver(wanted, widthPx, TILES);
  const room = roomFor(tiles, 1);
  for (const tile of tiles) {
    const answer = await models.texture(cutTile(detail.data, widthPx, heightPx, tile, room), tile.height, tile.width);
    keepLines(answer, tile, wanted, line, widthPx);
    keepTile(answer, 1, tile, pore, widthPx);
  }
  giveBackPlane(room);
  return { line: { widthPx, heightPx, data: line }, pore: { widthPx, heightPx, data: pore } };
}

/** Marks the wanted pixels of a tile's kept part that are more likely on a line than not. */
function keepLines(logits: Float32Array, tile: Tile, wanted: Uint8Array, line: Uint8Array, widthPx: number): void {
  const { keep } = tile;
  for (let row = 0; row < keep.height; row++) {
    const from = (keep.y - tile.y + row) * tile.width + keep.x - tile.x;
    const first = (keep.y + row) * widthPx + keep.x;
    const end = first + keep.width;
    markLikely(logits.subarray(from, from + keep.width), wanted.subarray(first, end), line.subarray(first, end));
  }
}

/** A function of its own, called for each row: so the engine has it compiled to its fastest before the first picture ends. */
function markLikely(logits: Float32Array, wanted: Uint8Array, line: Uint8Array): void {
  for (let x = 0; x < line.length; x++) if ((logits[x] as number) > 0 && wanted[x]) line[x] = 1;
}
