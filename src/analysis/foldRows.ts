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

/** Where the pixels of a grid end along one axis: on which photo pixel, from the grid's corner on, and how far across it. */
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

/** One row of the photo: its light summed from its start, so that what lies between two places is a difference. */
export interface RowSums {
  /** Luminance, and what the first and the third byte of a pixel add to it. Each is one longer than the row. */
  readonly luminance: Float64Array;
  readonly first: Float64Array;
  readonly third: Float64Array;
  /** Pixels that are clipped or dark, and how many there are. */
  readonly extremes: Int32Array;
  extremeCount: number;
}

export function roomForRow(width: number): RowSums {
  const sums = () => new Float64Array(width + 1);
  return { luminance: sums(), first: sums(), third: sums(), extremes: new Int32Array(width), extremeCount: 0 };
}

/** Sums up a row of the photo: four bytes in one number, the first lowest. */
export function sumRow(pixels: Int32Array, row: RowSums, ofCode: LightOfCode): void {
  const { luminance, first, third, extremes } = row;
  let light = 0;
  let light0 = 0;
  let light2 = 0;
  let count = 0;
  for (let i = 0; i < pixels.length; ) {
    const word = pixels[i] as number;
    if (isExtreme(word)) extremes[count++] = i;
    const own0 = ofCode[word & 255] as number;
    const own2 = ofCode[512 + ((word >> 16) & 255)] as number;
    light += own0 + (ofCode[256 + ((word >> 8) & 255)] as number) + own2;
    light0 += own0;
    light2 += own2;
    i++;
    luminance[i] = light;
    first[i] = light0;
    third[i] = light2;
  }
  row.extremeCount = count;
}

/** Adds `weight` of a row's clipped and dark pixels to the row of a grid: one that a cut goes through is shared out. */
export function addExtremes(
  pixels: Int32Array,
  { extremes, extremeCount }: RowSums,
  { pixel, share }: Cuts,
  weight: number,
  clipped: Float64Array,
  dark: Float64Array,
): void {
  for (let k = 0, x = 0; k < extremeCount; k++) {
    const i = extremes[k] as number;
    while (x < pixel.length && (pixel[x] as number) < i) x++;
    if (x === pixel.length) return;
    const into = isClipped(pixels[i] as number) ? clipped : dark;
    const before = pixel[x] === i ? (share[x] as number) : 1;
    into[x] = (into[x] as number) + weight * before;
    if (x + 1 < pixel.length) into[x + 1] = (into[x + 1] as number) + weight * (1 - before);
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

/** Adds a row's light, summed from its start, to the row of a grid that is filling up. */
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

/** The same where the row of the grid ends: the part `before` of the photo's row still goes `into` it, the rest begins the next. */
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
