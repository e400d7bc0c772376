import type { SkinPlanes } from '../skin/skinPlanes.ts';
import { pick, quantile, thin } from '../statistics.ts';

/**
 * Log-chroma of skin in balanced light, light to dark, over cameras and their styles: u from the fairest to the ruddiest or
 * darkest, v likewise. The middle of the 51 neutral London faces is u .33 to .64, v .06 to .45 (`npm run validate gates`);
 * widened upwards for the warmer rendering of phones, seen on the Unsplash portraits (u to .93, v to .63).
 */
const BALANCED = { u: [0.28, 0.95], v: [0, 0.7] } as const;

/** How far the person's own skin colour lies off that of skin in balanced light, ln; 0 within it. */
export function castOf({ u, v }: { readonly u: number; readonly v: number }): number {
  const beyond = (value: number, [low, high]: readonly [number, number]) => Math.max(low - value, value - high, 0);
  return Math.hypot(beyond(u, BALANCED.u), beyond(v, BALANCED.v));
}

/**
 * How much colour differs within the subject: the wider of the middle nine tenths of u and v, ln. Lips, eyes and skin differ
 * under white light; a picture in one colour, or under a light of one, has next to none of it.
 *
 * @param own 1: the subject's part of the picture, with what isn't skin.
 */
export function colourRange({ u, v }: SkinPlanes, own: Uint8Array): number {
  const range = (plane: Float32Array) => {
    const values = thin(pick(plane, own));
    return quantile(values, 0.95) - quantile(values, 0.05);
  };
  return Math.max(range(u), range(v));
}
