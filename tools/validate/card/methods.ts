import { solveSymmetric } from '../../../src/analysis/area/solveSymmetric.ts';
import { PATCHES, SKIN_LIKE } from '../../../src/analysis/colour/chart.ts';
import { type Rgb, triple } from './camera.ts';

/** What is held beside the shipped correction: from 24 seen patches to a way with any colour. */
type Corrector = (seen: readonly Rgb[]) => (rgb: Rgb) => Rgb;

const root = (value: number) => Math.sqrt(Math.max(value, 0));
const plain = ([r, g, b]: Rgb) => [r, g, b];
const roots = ([r, g, b]: Rgb) => [r, g, b, root(r * g), root(g * b), root(r * b)];

const COMPARED = {
  none: () => (rgb) => rgb,
  /** Gains that make neutral 6.5 and 5 what they are. */
  grey: (seen) => {
    const gains = triple((c) => (PATCHES[20]![c]! + PATCHES[21]![c]!) / (seen[20]![c]! + seen[21]![c]!));
    return (rgb) => triple((c) => gains[c]! * rgb[c]!);
  },
  '3x3': (seen) => fitted(seen, plain, () => 1),
  'root-poly 2': (seen) => fitted(seen, roots, () => 1),
  /** The recipe of the first study: power-law tone on the greys, root-polynomial, skin-like patches six times, greys twice. */
  'tone + root-poly, skin x6': (seen) => {
    const tone = powerLaws(seen);
    const mix = fitted(seen.map(tone), roots, (i) => (SKIN_LIKE.includes(i) ? 6 : i >= 18 ? 2 : 1));
    return (rgb) => mix(tone(rgb));
  },
} as const satisfies Record<string, Corrector>;

export type Method = keyof typeof COMPARED;
export const METHODS: Readonly<Record<Method, Corrector>> = COMPARED;

function fitted(seen: readonly Rgb[], terms: (rgb: Rgb) => number[], weightOf: (patch: number) => number) {
  const n = terms([1, 1, 1]).length;
  const matrix = new Float64Array(n * n);
  const right = triple(() => new Float64Array(n));
  seen.forEach((rgb, i) => {
    const target = PATCHES[i]!;
    const weight = weightOf(i) ** 2 / Math.max((target[0] + target[1] + target[2]) / 3, 0.03);
    const row = terms(rgb);
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) matrix[j * n + k]! += weight * row[j]! * row[k]!;
      for (let c = 0; c < 3; c++) right[c]![j]! += weight * row[j]! * target[c]!;
    }
  });
  for (let j = 0; j < n; j++) matrix[j * n + j]! += 1e-4;
  const mix = right.map((side) => solveSymmetric(matrix, side)!);
  return (rgb: Rgb): Rgb => {
    const row = terms(rgb);
    return triple((c) => row.reduce((sum, value, j) => sum + value * mix[c]![j]!, 0));
  };
}

function powerLaws(seen: readonly Rgb[]): (rgb: Rgb) => Rgb {
  const ln = (value: number) => Math.log(Math.max(value, 1e-4));
  const laws = triple((c) => {
    const x = seen.slice(18).map((rgb) => ln(rgb[c]!));
    const y = PATCHES.slice(18).map((rgb) => ln(rgb[c]!));
    const [mx, my] = [x.reduce((a, b) => a + b) / 6, y.reduce((a, b) => a + b) / 6];
    const g = x.reduce((sum, v, i) => sum + (v - mx) * (y[i]! - my), 0) / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
    return { g, a: my - g * mx };
  });
  return (rgb) => triple((c) => Math.exp(laws[c]!.a + laws[c]!.g * ln(rgb[c]!)));
}
