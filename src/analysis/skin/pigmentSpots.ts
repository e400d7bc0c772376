import { setPixels } from '../masks.ts';
import { components } from './morphology.ts';
import type { SkinPlanes } from './skinPlanes.ts';

/** Largest side of what may be a spot with the rim about it that is rough for its sake, mm. A hair is longer. */
const WIDEST_MM = 9;
/** The middle of a spot against the whole with its rim, ln: darker by this, and no paler in u + v. */
const DARKER = 0.08;

/**
 * Spots of pigment among what was left out for being rough or dark: small, apart from everything else that isn't skin, darker in
 * the middle and at least as deep in colour. A spot on dark skin is as rough as a hair, and it is what is to be measured.
 *
 * @param doubtful left out for roughness or darkness alone. @param zone where skin can be.
 * @returns 1: a spot, to be kept.
 */
export function pigmentSpots(
  doubtful: Uint8Array,
  zone: Uint8Array,
  { widthPx, heightPx, u, v, lnY }: SkinPlanes,
  pxPerMm: number,
): Uint8Array {
  const { label, sizes } = components(doubtful, widthPx);
  const found = sizes.map(
    (): Found => ({ x0: widthPx, y0: heightPx, x1: -1, y1: -1, colour: 0, light: 0, isApart: true }),
  );
  const pixels = setPixels(doubtful);
  for (let k = 0; k < pixels.length; k++) {
    const i = pixels[k] as number;
    const one = found[label[i] as number] as Found;
    const x = i % widthPx;
    const y = Math.floor(i / widthPx);
    one.x0 = Math.min(one.x0, x);
    one.x1 = Math.max(one.x1, x);
    one.y0 = Math.min(one.y0, y);
    one.y1 = Math.max(one.y1, y);
    one.colour += (u[i] as number) + (v[i] as number);
    one.light += lnY[i] as number;
    one.isApart &&= !!(zone[i - 1] && zone[i + 1] && zone[i - widthPx] && zone[i + widthPx]);
  }
  const isSpot = found.map(({ x0, y0, x1, y1, colour, light, isApart }, id) => {
    if (!isApart || Math.max(x1 - x0, y1 - y0) >= WIDEST_MM * pxPerMm) return false;
    const middle = Math.round((y0 + y1) / 2) * widthPx + Math.round((x0 + x1) / 2);
    const size = sizes[id] as number;
    const isDarker = (lnY[middle] as number) < light / size - DARKER;
    return isDarker && (u[middle] as number) + (v[middle] as number) >= colour / size;
  });
  const spots = new Uint8Array(doubtful.length);
  for (let k = 0; k < pixels.length; k++) {
    const i = pixels[k] as number;
    if (isSpot[label[i] as number]) spots[i] = 1;
  }
  return spots;
}

/** One part of what was left out: its box, and sums of u + v and of ln luminance. */
interface Found {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  colour: number;
  light: number;
  /** Nothing but zone about it. */
  isApart: boolean;
}
