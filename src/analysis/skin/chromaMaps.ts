import { giveBackPlane } from '../lentPlane.ts';
import type { Models } from '../models.ts';
import type { LinearImage } from '../raster.ts';
import { cutTile, keepTile, roomFor, type TileForm, tilesOver } from '../tiles.ts';

/** What the colour model says of each pixel, on the grid of the picture; NaN where it wasn't asked. */
export interface ChromaMaps {
  readonly widthPx: number;
  readonly heightPx: number;
  /** ln ratio to the control skin. */
  readonly melanin: Float32Array;
  readonly haemoglobin: Float32Array;
  readonly melaninLnSigma: Float32Array;
  readonly haemoglobinLnSigma: Float32Array;
  /** Specular fraction, 0..1. */
  readonly specular: Float32Array;
}

/** At 2 px/mm: a face is fed whole, as a rule. */
const TILES: TileForm = { mostPx: 384 * 384, halo: 24, step: 1 };

/**
 * Runs the colour model over a picture at 2 px/mm, tile by tile, where a mask asks for it.
 *
 * @param reference linear sRGB of the control skin.
 */
export async function chromaMaps(
  image: LinearImage,
  wanted: Uint8Array,
  reference: readonly [number, number, number],
  models: Pick<Models, 'chroma'>,
): Promise<ChromaMaps> {
  const { widthPx, heightPx, data } = image;
  const plane = () => new Float32Array(widthPx * heightPx).fill(Number.NaN);
  const planes = [plane(), plane(), plane(), plane(), plane()] as const;
  const tiles = tilesOver(wanted, widthPx, TILES);
  const room = roomFor(tiles, 3);
  for (const tile of tiles) {
    const rgb = cutTile(data, widthPx, heightPx, tile, room);
    const answer = await models.chroma(rgb, Float32Array.from(reference), tile.height, tile.width);
    for (const [channel, into] of planes.entries()) keepTile(answer, channel, tile, into, widthPx);
  }
  giveBackPlane(room);
  const [melanin, haemoglobin, melaninLnSigma, haemoglobinLnSigma, specular] = planes;
  return { widthPx, heightPx, melanin, haemoglobin, melaninLnSigma, haemoglobinLnSigma, specular };
}
