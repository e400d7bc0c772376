import { LINEAR_OF_CODE } from './colour.ts';
import { CLIPPED_CODE, DARK_CODE } from './resample.ts';

/** How many pixels of the fine grid lie along one of the coarse one. */
export const FINER = 4;

/** Less than this of a photo pixel is rounding. */
const NOTHING_PX = 1e-6;

/**
 * What each code of each byte of a pixel adds to its luminance, 256 for each byte, the lowest first. As doubles: no conversion at
 * each of millions of looks. In one list: of three the engine couldn't hold all places and lengths in registers.
 */
export type LightOfCode = Float64Array;

export function lightOfCode(weights: readonly [number, number, number]): LightOfCode {
  return Float64Array.from(
    { length: 3 * 256 },
    (_, i) => (weights[i >> 8] as number) * (LINEAR_OF_CODE[i & 255] as number),
  );
}

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
 * Adds one row of the photo (four bytes in one number, the first lowest) to the pixels of the coarse grid: the luminance of
 * the three channels, clipped and dark, one after another. `prefix`, one longer than the row, becomes the row's luminance
 * summed from its start. A pixel that a cut goes through is shared out, so that every other one is just added: no pixel has
 * a weight of its own.
 */
export function addColours(
  pixels: Int32Array,
  { pixel, share }: Cuts,
  prefix: Float64Array,
  colours: Float32Array,
  ofCode: LightOfCode,
): void {
  const width = colours.length / 5;
  let light = 0;
  // What the pixel under the last cut leaves to what comes next, and the luminance up to that cut.
  let rest0 = 0;
  let rest2 = 0;
  let restClipped = 0;
  let restDark = 0;
  let upToLast = 0;
  for (let x = 0, i = 0; x < width; x++) {
    let sum0 = rest0;
    let sum2 = rest2;
    let clipped = restClipped;
    let dark = restDark;
    const cut = x * FINER + FINER - 1;
    const end = pixel[cut] as number;
    for (; i < end; i++) {
      const word = pixels[i] as number;
      const light0 = ofCode[word & 255] as number;
      const light2 = ofCode[512 + ((word >> 16) & 255)] as number;
      sum0 += light0;
      sum2 += light2;
      light += light0 + (ofCode[256 + ((word >> 8) & 255)] as number) + light2;
      prefix[i + 1] = light;
      if (isExtreme(word)) {
        if (isClipped(word)) clipped++;
        else dark++;
      }
    }
    const word = pixels[i] as number;
    const light0 = ofCode[word & 255] as number;
    const light2 = ofCode[512 + ((word >> 16) & 255)] as number;
    const own = light0 + (ofCode[256 + ((word >> 8) & 255)] as number) + light2;
    const before = share[cut] as number;
    const after = 1 - before;
    const upTo = light + before * own;
    light += own;
    prefix[++i] = light;
    rest0 = after * light0;
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
    sum0 += before * light0;
    sum2 += before * light2;
    colours[x] = (colours[x] as number) + sum0;
    // The middle channel is what the two others leave of the luminance: it needs no sum of its own.
    colours[width + x] = (colours[width + x] as number) + (upTo - upToLast - sum0 - sum2);
    colours[2 * width + x] = (colours[2 * width + x] as number) + sum2;
    upToLast = upTo;
    if (clipped > 0) colours[3 * width + x] = (colours[3 * width + x] as number) + clipped;
    if (dark > 0) colours[4 * width + x] = (colours[4 * width + x] as number) + dark;
  }
}

/** Codes from `CLIPPED_CODE` on are those with all of these bits, and codes below `DARK_CODE` those with none of these. */
const CLIPPED_BITS = CLIPPED_CODE * 0x010101;
const DARK_BITS = (256 - DARK_CODE) << 8;
/** Added to the first, a byte that has them all passes a one on to the next, where the first have none. */
const CLIPPED_CARRY = (256 - CLIPPED_CODE) * 0x010101;
const CARRIED = 0x01010100;

/** A channel is clipped or green is dark: hardly any pixel, so both are asked for at once. */
function isExtreme(word: number): boolean {
  return isClipped(word) || (word & DARK_BITS) === 0;
}

function isClipped(word: number): boolean {
  return (((word & CLIPPED_BITS) + CLIPPED_CARRY) & CARRIED) !== 0;
}

/** Adds a row's luminance, summed from its start, to the row of the fine grid that is filling up. */
export function addLight(prefix: Float64Array, { pixel, share }: Cuts, filling: Float64Array): void {
  let last = 0;
  for (let x = 0; x < filling.length; x++) {
    const at = pixel[x] as number;
    const from = prefix[at] as number;
    const upTo = from + (share[x] as number) * ((prefix[at + 1] as number) - from);
    filling[x] = (filling[x] as number) + upTo - last;
    last = upTo;
  }
}

/** The same where the row of the fine grid ends: the part `before` of the photo's row still goes `into` it, the rest begins the next. */
export function endLight(
  prefix: Float64Array,
  { pixel, share }: Cuts,
  filling: Float64Array,
  before: number,
  into: Float32Array,
  scale: number,
): void {
  const after = 1 - before;
  let last = 0;
  for (let x = 0; x < filling.length; x++) {
    const at = pixel[x] as number;
    const from = prefix[at] as number;
    const upTo = from + (share[x] as number) * ((prefix[at + 1] as number) - from);
    const light = upTo - last;
    into[x] = ((filling[x] as number) + before * light) * scale;
    filling[x] = after * light;
    last = upTo;
  }
}
