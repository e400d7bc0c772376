import { wideBlur } from '../filters.ts';

/** Share of background about a texel from which it begins to be believed, and is. */
const SPARSE = { none: 0.1, full: 0.3 };
/** Share of the blur's weight below which a mean says nothing. */
const LEAST_WEIGHT = 1e-3;

/** An atlas map on its skin, with what every background taken of it needs. */
export interface MapOnSkin {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sigmaPx: number;
  readonly skin: Uint8Array;
  readonly map: Float32Array;
  /** How much skin there is about each texel, and the map's sum over it. */
  readonly skinWeight: Float32Array;
  readonly skinSum: Float32Array;
}

/** Lays a map on its skin. @param sigmaPx over which a background is taken. */
export function onSkin(
  map: Float32Array,
  skin: Uint8Array,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  sigmaPx: number,
): MapOnSkin {
  const size = { widthPx, heightPx, sigmaPx };
  return { ...size, skin, map, skinWeight: wideSum(null, skin, size), skinSum: wideSum(map, skin, size) };
}

/**
 * A map less its background: the wide mean over the background's texels. Where spots leave hardly any of those (share of
 * the skin about below the first limit), the mean of all skin stands in, so that a region is never judged by another.
 *
 * @param background 1: even skin; part of the map's skin. @returns NaN outside the skin.
 */
export function aboveBackground(on: MapOnSkin, background: Uint8Array): Float32Array {
  const { map, skin, skinWeight, skinSum } = on;
  const evenWeight = wideSum(null, background, on);
  const evenSum = wideSum(map, background, on);
  const above = new Float32Array(map.length).fill(Number.NaN);
  for (let i = 0; i < above.length; i++) {
    if (!skin[i]) continue;
    const share = (evenWeight[i] as number) / (skinWeight[i] as number);
    const isKnown = (evenWeight[i] as number) > LEAST_WEIGHT;
    const trust = isKnown ? Math.min(1, Math.max(0, (share - SPARSE.none) / (SPARSE.full - SPARSE.none))) : 0;
    const even = trust > 0 ? (evenSum[i] as number) / (evenWeight[i] as number) : 0;
    const all = (skinSum[i] as number) / (skinWeight[i] as number);
    above[i] = (map[i] as number) - trust * even - (1 - trust) * all;
  }
  return above;
}

/** Wide sum of a map over a mask; of the mask itself where no map is given. */
function wideSum(
  map: Float32Array | null,
  mask: Uint8Array,
  { widthPx, heightPx, sigmaPx }: { readonly widthPx: number; readonly heightPx: number; readonly sigmaPx: number },
): Float32Array {
  const data = new Float32Array(mask.length);
  for (let i = 0; i < data.length; i++) if (mask[i]) data[i] = map ? (map[i] as number) : 1;
  return wideBlur({ widthPx, heightPx, data }, sigmaPx).data;
}
