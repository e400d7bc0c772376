import type { Models } from '../models.ts';
import type { Plane } from '../raster.ts';
import { cutTile, keepTile, tilesOver } from '../tiles.ts';

/** Logits of the texture model on the grid of the picture; -Infinity where it wasn't asked. */
export interface ReliefMaps {
  readonly line: Plane;
  readonly pore: Plane;
}

/** Pixels the texture model sees about each, at 8 px/mm, on the grid of its pooling. */
const HALO_PX = 44;
const POOLING = 4;
/** With its halo 704 px square: a face takes some six tiles, whose halos cost less than those of many small ones. */
const CORE_PX = 616;

/** Runs the texture model over local contrast at 8 px/mm, tile by tile, where a mask asks for it. */
export async function reliefMaps(
  detail: Plane,
  wanted: Uint8Array,
  models: Pick<Models, 'texture'>,
): Promise<ReliefMaps> {
  const { widthPx, heightPx } = detail;
  const plane = (): Plane => ({
    widthPx,
    heightPx,
    data: new Float32Array(wanted.length).fill(Number.NEGATIVE_INFINITY),
  });
  const maps = { line: plane(), pore: plane() };
  for (const tile of tilesOver(wanted, widthPx, { core: CORE_PX, halo: HALO_PX, step: POOLING })) {
    const answer = await models.texture(cutTile(detail.data, widthPx, heightPx, tile), tile.height, tile.width);
    keepTile(answer, 0, tile, maps.line.data, widthPx);
    keepTile(answer, 1, tile, maps.pore.data, widthPx);
  }
  return maps;
}
