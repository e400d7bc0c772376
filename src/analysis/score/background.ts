import { lendPlane } from '../lentPlane.ts';
import type { Plane } from '../raster.ts';
import { BLOCK, blurBlocks, lineLength, riseRow } from '../wideBlur.ts';

/** Share of background about a texel from which it begins to be believed, and is. */
const SPARSE = { none: 0.1, full: 0.3 };
/** Share of the blur's weight below which a mean says nothing. */
const LEAST_WEIGHT = 1e-3;

/** How much of a mask lies about each place, and a map's sum over it: in blocks, brought back row by row where it is used. */
interface WideSums {
  readonly weight: Plane;
  readonly sum: Plane;
}

/** An atlas map on its skin, with what every background taken of it needs. */
export interface MapOnSkin {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sigmaPx: number;
  readonly skin: Uint8Array;
  readonly map: Float32Array;
  readonly ofSkin: WideSums;
}

/** Lays a map on its skin. @param sigmaPx over which a background is taken, 5 or more. */
export function onSkin(
  map: Float32Array,
  skin: Uint8Array,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  sigmaPx: number,
): MapOnSkin {
  const size = { widthPx, heightPx, sigmaPx };
  return { ...size, skin, map, ofSkin: wideSums(map, skin, size) };
}

/**
 * A map less its background: the wide mean over the background's texels. Where spots leave hardly any of those (share of
 * the skin about below the first limit), the mean of all skin stands in, so that a region is never judged by another.
 *
 * @param background 1: even skin; part of the map's skin. @param where 1: asked for; part of the map's skin.
 * @returns NaN where it isn't asked for; it can be given back (`lentPlane.ts`).
 */
export function aboveBackground(on: MapOnSkin, background: Uint8Array, where: Uint8Array = on.skin): Float32Array {
  const { map, skin, ofSkin, widthPx, heightPx } = on;
  const even = background === skin ? ofSkin : wideSums(map, background, on);
  const above = lendPlane(map.length, Number.NaN);
  const line = new Float32Array(lineLength(even.sum));
  const row = () => new Float32Array(widthPx);
  const [evenWeight, evenSum] = [row(), row()];
  const [skinWeight, skinSum] = even === ofSkin ? [evenWeight, evenSum] : [row(), row()];
  for (let y = 0; y < heightPx; y++) {
    const first = y * widthPx;
    const asked = where.subarray(first, first + widthPx);
    // Bringing a row back is most of the work, and many rows of the atlas show nothing.
    if (!asked.includes(1)) continue;
    riseRow(even.weight, y, line, evenWeight);
    riseRow(even.sum, y, line, evenSum);
    if (even !== ofSkin) {
      riseRow(ofSkin.weight, y, line, skinWeight);
      riseRow(ofSkin.sum, y, line, skinSum);
    }
    const row = map.subarray(first, first + widthPx);
    takeOff(row, asked, [evenWeight, evenSum, skinWeight, skinSum], above.subarray(first, first + widthPx));
  }
  return above;
}

type Rows = readonly [Float32Array, Float32Array, Float32Array, Float32Array];

function takeOff(
  row: Float32Array,
  asked: Uint8Array,
  [evenWeight, evenSum, skinWeight, skinSum]: Rows,
  above: Float32Array,
): void {
  for (let x = 0; x < row.length; x++) {
    if (!asked[x]) continue;
    const weight = evenWeight[x] as number;
    const allWeight = skinWeight[x] as number;
    if (weight > LEAST_WEIGHT && weight >= SPARSE.full * allWeight) {
      // Nearly everywhere: the mean of all skin has no say, and a division is dear.
      above[x] = (row[x] as number) - (evenSum[x] as number) / weight;
      continue;
    }
    const share = (weight / allWeight - SPARSE.none) / (SPARSE.full - SPARSE.none);
    const trust = weight > LEAST_WEIGHT ? Math.min(1, Math.max(0, share)) : 0;
    const mean = trust > 0 ? (evenSum[x] as number) / weight : 0;
    above[x] = (row[x] as number) - trust * mean - (1 - trust) * ((skinSum[x] as number) / allWeight);
  }
}

function wideSums(
  map: Float32Array,
  mask: Uint8Array,
  { widthPx, heightPx, sigmaPx }: { readonly widthPx: number; readonly heightPx: number; readonly sigmaPx: number },
): WideSums {
  const size = { widthPx: Math.ceil(widthPx / BLOCK), heightPx: Math.ceil(heightPx / BLOCK) };
  const weight = new Float32Array(size.widthPx * size.heightPx);
  const sum = new Float32Array(weight.length);
  for (let y = 0; y < heightPx; y++) {
    const first = Math.floor(y / BLOCK) * size.widthPx;
    const [from, to] = [y * widthPx, (y + 1) * widthPx];
    addToBlocks(map.subarray(from, to), mask.subarray(from, to), weight.subarray(first), sum.subarray(first));
  }
  return { weight: blurBlocks({ ...size, data: weight }, sigmaPx), sum: blurBlocks({ ...size, data: sum }, sigmaPx) };
}

/** A block cut off by the edge weighs less in both sums, and both are only ever divided by one another. */
function addToBlocks(map: Float32Array, mask: Uint8Array, weight: Float32Array, sum: Float32Array): void {
  const share = 1 / (BLOCK * BLOCK);
  for (let x = 0; x < mask.length; x++) {
    if (!mask[x]) continue;
    const block = (x / BLOCK) | 0;
    weight[block] = (weight[block] as number) + share;
    sum[block] = (sum[block] as number) + share * (map[x] as number);
  }
}
