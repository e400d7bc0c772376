import { solveSymmetric } from '../area/solveSymmetric.ts';
import type { Rgb } from '../quality/logColour.ts';
import { GREYS, PATCHES, SKIN_LIKE } from './chart.ts';

/** From a photo's colour to the colour under D65: a power law for each channel, then a root-polynomial of degree 2. */
export interface Correction {
  /** ln of linear light: a + g ln x, one pair a channel. */
  readonly tone: readonly [Power, Power, Power];
  /** Weights of r, g, b, sqrt(rg), sqrt(gb), sqrt(rb) in red, green and blue. */
  readonly mix: readonly [Float64Array, Float64Array, Float64Array];
}

interface Power {
  readonly a: number;
  readonly g: number;
}

const TERMS = 6;
/** Least light taken into a power or a root: a quarter of an 8-bit step above black. */
const LEAST = 1e-4;
/**
 * Weights of a patch in the fit: skin is what the correction is for, greys keep white white. Chosen on 133 real skin spectra
 * under 34 cameras and 70 lights that `npm run validate card` doesn't use: 6 for skin leaves dark skin to the greys.
 */
const SKIN_WEIGHT = 20;
const GREY_WEIGHT = 2;
/** Errors count in proportion to light down to here; below, noise would rule. */
const LEAST_TARGET = 0.03;
/** Keeps the six terms apart where the patches hardly do. */
const RIDGE = 1e-4;

/**
 * Fits a correction to the patches of a chart. `seen`: linear sRGB, 24 in the order of the chart; the patch `without`
 * has no say. Scaling all that is seen by one factor changes nothing in what comes out: the power law takes the
 * factor up, and every term of a root-polynomial is of degree one. [Finlayson, Mackiewicz & Hurlbert, IEEE TIP 24 (2015) 1460]
 *
 * @returns `null` where the patches don't determine it.
 */
export function fitCorrection(seen: readonly Rgb[], without = -1): Correction | null {
  const greys = GREYS.filter((i) => i !== without);
  const power = (c: 0 | 1 | 2) =>
    fitPower(
      greys.map((i) => Math.log(Math.max(seen[i]![c], LEAST))),
      greys.map((i) => Math.log(PATCHES[i]![c])),
    );
  const tone = [power(0), power(1), power(2)] as const;
  if (tone.some(({ g }) => !(g > 0))) return null;
  const matrix = new Float64Array(TERMS * TERMS);
  const right = [new Float64Array(TERMS), new Float64Array(TERMS), new Float64Array(TERMS)] as const;
  const terms = new Float64Array(TERMS);
  for (let i = 0; i < seen.length; i++) {
    if (i === without) continue;
    const target = PATCHES[i] as Rgb;
    const weight = weightOf(i) ** 2 / Math.max((target[0] + target[1] + target[2]) / 3, LEAST_TARGET);
    termsOf(tone, seen[i] as Rgb, terms);
    for (let j = 0; j < TERMS; j++) {
      const share = weight * (terms[j] as number);
      for (let k = 0; k < TERMS; k++)
        matrix[j * TERMS + k] = (matrix[j * TERMS + k] as number) + share * (terms[k] as number);
      for (const c of [0, 1, 2] as const) right[c][j] = (right[c][j] as number) + share * target[c];
    }
  }
  for (let j = 0; j < TERMS; j++) matrix[j * TERMS + j] = (matrix[j * TERMS + j] as number) + RIDGE;
  const [r, g, b] = right.map((side) => solveSymmetric(matrix, side));
  return r && g && b ? { tone, mix: [r, g, b] } : null;
}

/** A colour of the photo as it is under D65, linear sRGB. */
export function corrected({ tone, mix }: Correction, rgb: Rgb): Rgb {
  const terms = termsOf(tone, rgb, new Float64Array(TERMS));
  return [dot(mix[0], terms), dot(mix[1], terms), dot(mix[2], terms)];
}

function weightOf(patch: number): number {
  if (SKIN_LIKE.includes(patch)) return SKIN_WEIGHT;
  return GREYS.includes(patch) ? GREY_WEIGHT : 1;
}

function fitPower(x: readonly number[], y: readonly number[]): Power {
  const n = x.length;
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  const meanY = y.reduce((sum, value) => sum + value, 0) / n;
  const across = x.reduce((sum, value, i) => sum + (value - meanX) * ((y[i] as number) - meanY), 0);
  const g = across / x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  return { a: meanY - g * meanX, g };
}

function termsOf(tone: Correction['tone'], rgb: Rgb, out: Float64Array): Float64Array {
  const r = toned(tone[0], rgb[0]);
  const g = toned(tone[1], rgb[1]);
  const b = toned(tone[2], rgb[2]);
  out[0] = r;
  out[1] = g;
  out[2] = b;
  out[3] = Math.sqrt(r * g);
  out[4] = Math.sqrt(g * b);
  out[5] = Math.sqrt(r * b);
  return out;
}

function toned({ a, g }: Power, light: number): number {
  return Math.exp(a + g * Math.log(Math.max(light, LEAST)));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < TERMS; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
