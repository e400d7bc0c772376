import type { ControlFlaw } from '../../domain/measurement.ts';
import { meanSpread, quantile } from '../statistics.ts';

/** Log-chroma on a grid; only the pixels asked for need be filled. */
export interface Chroma {
  readonly u: Float32Array;
  readonly v: Float32Array;
}

/** How even the colour of a patch of skin is, ln; NaN for an empty patch. */
export interface Evenness {
  /** SD of u and v with the surface's reflection taken out, and the distance of the patch's halves. */
  readonly spreadU: number;
  readonly spreadV: number;
  readonly halvesApart: number;
  /** The reflection itself: the larger of its SD and of the distance of the halves, in (u, v). */
  readonly veil: number;
}

/** Spread and distance of the halves up to which a reference is relied on (measure.md, "Control skin"). */
const STEADY = 0.06;
/**
 * The same for the reflection. It moves u and v together, which the colour model answers 3 (very dark skin) to 8 times (light
 * skin) less than a step of the same length across (`npm run validate mask`). A surface that reflects as much on dark as on
 * light skin shifts u and v the more, the less light comes from within: with one limit for both, dark skin has no control.
 */
const STEADY_VEIL = 0.2;

/**
 * Evenness of a patch, apart from what its surface reflects. The reflection has the light's own colour: it adds the same to
 * red, green and blue, so it moves (u, v) along one line that follows from the patch's own colour.
 *
 * @param rgb mean colour of the patch, linear sRGB.
 */
export function evennessOf(
  { u, v }: Chroma,
  pixels: Int32Array,
  widthPx: number,
  [r, g, b]: readonly [number, number, number],
): Evenness {
  const length = Math.hypot(1 / g - 1 / r, 1 / b - 1 / g);
  // Grey skin would only get brighter: there is no line to take out.
  const [alongU, alongV] = length > 1e-6 ? [(1 / g - 1 / r) / length, (1 / b - 1 / g) / length] : [0, 0];
  const along = new Float64Array(pixels.length);
  const ownU = new Float64Array(pixels.length);
  const ownV = new Float64Array(pixels.length);
  for (let k = 0; k < pixels.length; k++) {
    const i = pixels[k] as number;
    const reflected = alongU * (u[i] as number) + alongV * (v[i] as number);
    along[k] = reflected;
    ownU[k] = (u[i] as number) - alongU * reflected;
    ownV[k] = (v[i] as number) - alongV * reflected;
  }
  return {
    spreadU: meanSpread(ownU).sd,
    spreadV: meanSpread(ownV).sd,
    halvesApart: apart(pixels, [ownU, ownV], widthPx),
    veil: Math.max(meanSpread(along).sd, apart(pixels, [along], widthPx)),
  };
}

/** The worst of a patch's figures against its limit, ln: a patch is relied on below .06. */
export function unevennessOf({ spreadU, spreadV, halvesApart, veil }: Evenness): number {
  return Math.max(spreadU, spreadV, halvesApart, (veil * STEADY) / STEADY_VEIL);
}

/** Why a patch of enough skin can't be relied on; `null`: it can. */
export function unevenFlawOf(evenness: Evenness): ControlFlaw | null {
  const { spreadU, spreadV, halvesApart, veil } = evenness;
  if (!(Math.max(spreadU, spreadV, halvesApart) < STEADY)) return 'uneven';
  return veil < STEADY_VEIL ? null : 'shiny';
}

/** Distance between the means of a patch's left and right half, and of its upper and lower: the larger. */
function apart(pixels: Int32Array, values: readonly Float64Array[], widthPx: number): number {
  const columns = new Float64Array(pixels.length);
  const rows = new Float64Array(pixels.length);
  for (let k = 0; k < pixels.length; k++) {
    const i = pixels[k] as number;
    columns[k] = i % widthPx;
    rows[k] = Math.floor(i / widthPx);
  }
  return Math.max(halvesApart(columns, values), halvesApart(rows, values));
}

function halvesApart(places: Float64Array, values: readonly Float64Array[]): number {
  const middle = quantile(places, 0.5);
  return Math.hypot(...values.map((list) => firstLessSecond(list, places, middle)));
}

/** Mean of what lies up to the middle less the mean of what lies beyond. */
function firstLessSecond(list: Float64Array, places: Float64Array, middle: number): number {
  let [first, second, inFirst] = [0, 0, 0];
  for (let k = 0; k < list.length; k++) {
    if ((places[k] as number) <= middle) {
      first += list[k] as number;
      inFirst++;
    } else second += list[k] as number;
  }
  return first / inFirst - second / (list.length - inFirst);
}
