/**
 * The light's slow fall-off over a subject: a quadratic in x and y fitted to ln luminance, pulled towards what most skin
 * shows (iteratively reweighted, Tukey). Returns the fitted ln luminance of every pixel.
 *
 * @param start pixels the fit begins with, 1 or 0.
 * @param zone pixels that may join once the fit is near them.
 */
export function fitShading(lnY: Float32Array, widthPx: number, start: Uint8Array, zone: Uint8Array): Float32Array {
  const heightPx = lnY.length / widthPx;
  const scale = 2 / Math.max(widthPx, heightPx);
  const terms = (i: number): number[] => {
    const x = ((i % widthPx) - widthPx / 2) * scale;
    const y = (Math.floor(i / widthPx) - heightPx / 2) * scale;
    return [1, x, y, x * x, x * y, y * y];
  };
  let fit = solve(lnY, terms, (i) => (start[i] ? 1 : 0));
  for (let round = 0; round < ROUNDS; round++) {
    const current = fit;
    fit = solve(lnY, terms, (i) => {
      if (!zone[i]) return 0;
      const t = ((lnY[i] as number) - value(current, terms(i))) / REACH;
      return Math.abs(t) >= 1 ? 0 : (1 - t * t) ** 2 * (start[i] ? 1 : 0.3);
    });
  }
  return lnY.map((_, i) => value(fit, terms(i)));
}

const ROUNDS = 4;
/** Beyond this far from the fit (ln) a pixel has no say: a shadow, hair, a highlight. */
const REACH = 0.6;
/** Every so many pixels is enough for six numbers. */
const STRIDE = 7;

function value(coefficients: readonly number[], terms: readonly number[]): number {
  return coefficients.reduce((sum, c, k) => sum + c * (terms[k] as number), 0);
}

/** Weighted least squares by normal equations with a little ridge on the curved terms. */
function solve(lnY: Float32Array, terms: (i: number) => number[], weight: (i: number) => number): number[] {
  const size = 6;
  const a = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
  let total = 0;
  for (let i = 0; i < lnY.length; i += STRIDE) {
    const w = weight(i);
    if (w === 0) continue;
    total += w;
    const t = terms(i);
    for (let r = 0; r < size; r++) {
      const row = a[r] as number[];
      for (let c = 0; c < size; c++) row[c] = (row[c] as number) + w * (t[r] as number) * (t[c] as number);
      row[size] = (row[size] as number) + w * (t[r] as number) * (lnY[i] as number);
    }
  }
  for (let k = 0; k < size; k++)
    (a[k] as number[])[k] = ((a[k] as number[])[k] as number) + (k < 3 ? 1e-6 : 0.01) * Math.max(total, 1);
  for (let k = 0; k < size; k++) {
    const pivot = a[k] as number[];
    for (let r = 0; r < size; r++) {
      if (r === k) continue;
      const row = a[r] as number[];
      const factor = (row[k] as number) / (pivot[k] as number);
      for (let c = k; c <= size; c++) row[c] = (row[c] as number) - factor * (pivot[c] as number);
    }
  }
  return a.map((row, k) => (row[size] as number) / (row[k] as number));
}
