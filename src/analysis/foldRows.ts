import { LINEAR_OF_CODE } from './colour.ts';
import { CLIPPED_CODE, DARK_CODE } from './resample.ts';

/** How many pixels of the fine grid lie along one of the coarse one. */
export const FINER = 4;

/** Less than this of a photo pixel is rounding. */
const NOTHING_PX = 1e-6;
/** As doubles: no conversion at each of millions of looks. */
const LINEAR = Float64Array.from(LINEAR_OF_CODE);

/** Where the pixels of the fine grid end along one axis: on which photo pixel, from the grid's corner on, and how far across it. */
export interface Cuts {
  readonly pixel: Int32Array;
  readonly share: Float32Array;
}

export function cuts(origin: number, scale: number, count: number, limit: number): Cuts {
  const pixel = new Int32Array(count);
  const share = new Float32Array(count);
  const last = limit - origin - 1;
  for (let i = 0; i < count; i++) {
    const end = (i + 1) / scale;
    // An end between two photo pixels is the far side of the first: the photo may have no other.
    pixel[i] = Math.min(Math.ceil(end - NOTHING_PX) - 1, last);
    share[i] = end - (pixel[i] as number);
  }
  return { pixel, share };
}

/**
 * Adds one row of the photo (four bytes in one number, the first lowest): each pixel's luminance to `light`, and the linear
 * light of the three channels, clipped and dark, one after another, to the pixels of the coarse grid. A pixel that a cut goes
 * through is shared out, so that every other one is just added: no pixel has a weight of its own.
 */
export function addColours(
  pixels: Int32Array,
  { pixel, share }: Cuts,
  light: Float64Array,
  colours: Float32Array,
  [weight0, weight1, weight2]: readonly [number, number, number],
): void {
  const linear = LINEAR;
  const width = colours.length / 5;
  // What the pixel under the last cut leaves to what comes next.
  let rest0 = 0;
  let rest1 = 0;
  let rest2 = 0;
  let restClipped = 0;
  let restDark = 0;
  for (let x = 0, i = 0; x < width; x++) {
    let sum0 = rest0;
    let sum1 = rest1;
    let sum2 = rest2;
    let clipped = restClipped;
    let dark = restDark;
    const end = pixel[x * FINER + FINER - 1] as number;
    for (; i < end; i++) {
      const word = pixels[i] as number;
      const light0 = linear[word & 255] as number;
      const light1 = linear[(word >> 8) & 255] as number;
      const light2 = linear[(word >> 16) & 255] as number;
      sum0 += light0;
      sum1 += light1;
      sum2 += light2;
      light[i] = (light[i] as number) + weight0 * light0 + weight1 * light1 + weight2 * light2;
      if (isExtreme(word)) {
        if (isClipped(word)) clipped++;
        else dark++;
      }
    }
    const word = pixels[i] as number;
    const light0 = linear[word & 255] as number;
    const light1 = linear[(word >> 8) & 255] as number;
    const light2 = linear[(word >> 16) & 255] as number;
    light[i] = (light[i] as number) + weight0 * light0 + weight1 * light1 + weight2 * light2;
    i++;
    const before = share[x * FINER + FINER - 1] as number;
    const after = 1 - before;
    rest0 = after * light0;
    rest1 = after * light1;
    rest2 = after * light2;
    restClipped = 0;
    restDark = 0;
    if (isExtreme(word)) {
      if (isClipped(word)) {
        clipped += before;
        restClipped = after;
      } else {
        dark += before;
        restDark = after;
      }
    }
    colours[x] = (colours[x] as number) + sum0 + before * light0;
    colours[width + x] = (colours[width + x] as number) + sum1 + before * light1;
    colours[2 * width + x] = (colours[2 * width + x] as number) + sum2 + before * light2;
    if (clipped > 0) colours[3 * width + x] = (colours[3 * width + x] as number) + clipped;
    if (dark > 0) colours[4 * width + x] = (colours[4 * width + x] as number) + dark;
  }
}

/** Codes from `CLIPPED_CODE` on are those with all of these bits, and codes below `DARK_CODE` those with none of these. */
const CLIPPED_BITS = CLIPPED_CODE * 0x010101;
const DARK_BITS = (256 - DARK_CODE) << 8;

/** A channel is clipped or green is dark: hardly any pixel, so both are asked for at once. */
function isExtreme(word: number): boolean {
  return isClipped(word) || (word & DARK_BITS) === 0;
}

function isClipped(word: number): boolean {
  // What a channel lacks of the bits is 0 where it is clipped; the least bit borrowed shows such a byte.
  const lacking = ~word & CLIPPED_BITS;
  return ((lacking - 0x010101) & ~lacking & 0x808080) !== 0;
}

/**
 * Ends a row of the fine grid: `light` and `share` of `cutLight`, summed between the cuts, go `into` it, and the rest of
 * `cutLight` becomes the new `light`. `prefix` has room for one more than they have.
 */
export function foldLight(
  light: Float64Array,
  cutLight: Float64Array,
  share: number,
  prefix: Float64Array,
  across: Cuts,
  into: Float32Array,
  scale: number,
): void {
  const { pixel, share: shares } = across;
  const after = 1 - share;
  let sum = 0;
  for (let i = 0; i < light.length; i++) {
    const value = cutLight[i] as number;
    sum += (light[i] as number) + share * value;
    light[i] = after * value;
    prefix[i + 1] = sum;
  }
  let last = 0;
  for (let x = 0; x < into.length; x++) {
    const at = pixel[x] as number;
    const from = prefix[at] as number;
    const upTo = from + (shares[x] as number) * ((prefix[at + 1] as number) - from);
    into[x] = (upTo - last) * scale;
    last = upTo;
  }
}
