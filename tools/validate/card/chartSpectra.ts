import { PATCHES, srgbFromD50 } from '../../../src/analysis/colour/chart.ts';
import { type Rgb, triple } from './camera.ts';
import type { SpectralTables, Spectrum } from './spectra.ts';

/** Middles of three smooth bumps, nm, by which a spectrum is bent to another colour. */
const BUMPS_NM = [450, 540, 610] as const;
const BUMP_WIDTH_NM = 50;

/**
 * The 24 spectra of a card whose colours are those published for cards made since November 2014: the averages of older ones,
 * each bent smoothly until its colour under D50 is the published one. No spectra of newer cards are public.
 */
export function publishedChart({ chart, lights, observer }: SpectralTables): Spectrum[] {
  const d50 = lights.get('D50')!;
  const white = sumOf(observer[1]!, d50);
  const colour = (reflectance: Spectrum): Rgb =>
    srgbFromD50(triple((c) => sumOf(observer[c]!, d50, reflectance) / white));
  return chart.map((patch, i) => {
    const now = colour(patch);
    const bent = BUMPS_NM.map((nm) => patch.map((value, band) => value * bump(400 + 10 * band, nm)));
    const effects = bent.map(colour);
    const matrix = triple((row) => triple((column) => effects[column]![row]!));
    const shares = solved(
      matrix,
      triple((c) => PATCHES[i]![c]! - now[c]!),
    );
    return patch.map((value, band) => value + shares.reduce((sum, share, k) => sum + share * bent[k]![band]!, 0));
  });
}

function bump(nm: number, middle: number): number {
  return Math.exp(-(((nm - middle) / BUMP_WIDTH_NM) ** 2));
}

function sumOf(...curves: readonly Spectrum[]): number {
  return curves[0]!.reduce((sum, _, i) => sum + curves.reduce((product, curve) => product * curve[i]!, 1), 0);
}

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Cramer's rule. */
function solved(matrix: Matrix, right: Rgb): Rgb {
  const whole = determinant(matrix);
  return triple((k) => determinant(triple((row) => triple((c) => (c === k ? right[row]! : matrix[row]![c]!)))) / whole);
}

function determinant([a, b, c]: Matrix): number {
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}
