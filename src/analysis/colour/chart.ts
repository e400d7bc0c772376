import type { Rgb } from '../quality/logColour.ts';

/** Columns and rows of a chart held upright: the greys are its lowest row, white at the left. */
export const CHART = { columns: 6, rows: 4 } as const;
/** White to black. */
export const GREYS: readonly number[] = [18, 19, 20, 21, 22, 23];
/** Dark skin, light skin, orange, moderate red: the patches whose spectra are nearest to skin's. */
export const SKIN_LIKE: readonly number[] = [0, 1, 6, 8];

type Lab = readonly [L: number, a: number, b: number];

/**
 * Published colours of the 24 patches of a ColorChecker Classic (and Passport) made since November 2014, CIELAB under D50
 * for the 2 degree observer, row by row from dark skin. Older cards differ: `npm run validate card` tells by how much.
 * [X-Rite, New color specifications for ColorChecker SG and Classic charts, 2016, as tabled in colour-science/colour]
 */
const PUBLISHED: readonly Lab[] = [
  [37.54, 14.37, 14.92],
  [64.66, 19.27, 17.5],
  [49.32, -3.82, -22.54],
  [43.46, -12.74, 22.72],
  [54.94, 9.61, -24.79],
  [70.48, -32.26, -0.37],
  [62.73, 35.83, 56.5],
  [39.43, 10.75, -45.17],
  [50.57, 48.64, 16.67],
  [30.1, 22.54, -20.87],
  [71.77, -24.13, 58.19],
  [71.51, 18.24, 67.37],
  [28.37, 15.42, -49.8],
  [54.38, -39.72, 32.27],
  [42.43, 51.05, 28.62],
  [81.8, 2.67, 80.41],
  [50.63, 51.28, -14.12],
  [49.57, -29.71, -28.32],
  [95.19, -1.03, 2.93],
  [81.29, -0.57, 0.44],
  [66.89, -0.75, -0.06],
  [50.76, -0.13, 0.14],
  [35.63, -0.46, -0.48],
  [20.64, 0.07, -0.46],
];

/** White of D50. ICC.1. */
const D50 = [0.9642, 1, 0.8249] as const;
/** XYZ under D50 -> linear sRGB, rows: Bradford to D65, then the matrix of IEC 61966-2-1. */
const TO_SRGB = [
  [3.13418636, -1.61720896, -0.49069406],
  [-0.9787485, 1.9161301, 0.0334334],
  [0.07196393, -0.22899387, 1.40575373],
] as const;

/** The patches as linear sRGB, adapted to D65; the bluest lie below 0 in red. */
export const PATCHES: readonly Rgb[] = PUBLISHED.map(srgbOf);

function srgbOf([L, a, b]: Lab): Rgb {
  const fy = (L + 16) / 116;
  const xyz = [D50[0] * light(fy + a / 500), light(fy), D50[2] * light(fy - b / 200)] as const;
  return srgbFromD50(xyz);
}

/** Linear sRGB, adapted to D65, of a colour under D50, white Y = 1. */
export function srgbFromD50([X, Y, Z]: readonly [number, number, number]): Rgb {
  const [r, g, b] = TO_SRGB.map(([x, y, z]) => x * X + y * Y + z * Z);
  return [r as number, g as number, b as number];
}

function light(f: number): number {
  return f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27);
}
