/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Middle value, the mean of the two middle ones of an even count; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Quantile of Student's t distribution.
 *
 * @param p 0 < p < 1
 * @param df degrees of freedom, > 0, need not be whole; Infinity: the normal distribution
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  const key = `${p} ${df}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  const found = searchQuantile(p, df);
  // A chart asks for the same few again and again; a simulation for ever new ones.
  if (quantiles.size >= MOST_KEPT) quantiles.clear();
  quantiles.set(key, found);
  return found;
}

const MOST_KEPT = 10_000;
const quantiles = new Map<string, number>();

/** Newton's steps, kept inside the bracket that the distribution function, which rises all the way, has proved so far. */
function searchQuantile(p: number, df: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let t = 1;
  for (let step = 0; step < 200; step++) {
    const over = tCdf(t, df) - p;
    if (over > 0) high = t;
    else low = t;
    const newton = t - over / tDensity(t, df);
    const next = newton > low && newton < high ? newton : high === Number.POSITIVE_INFINITY ? 2 * t : (low + high) / 2;
    if (Math.abs(next - t) < 1e-11 * t) return next;
    t = next;
  }
  return t;
}

/** How often chance alone carries Student's t at least this far from 0, either way. */
export function tTwoSided(t: number, df: number): number {
  return 2 * (1 - tCdf(Math.abs(t), df));
}

function tDensity(t: number, df: number): number {
  const known = Math.min(df, MOST_DF);
  return Math.exp(-lnBeta(known / 2, 0.5) - Math.log(known) / 2 - ((known + 1) / 2) * Math.log1p((t * t) / known));
}

/** Beyond it the distribution is the normal's to nine digits. */
const MOST_DF = 1e6;

/** Distribution function of Student's t for t >= 0. */
function tCdf(t: number, df: number): number {
  const known = Math.min(df, MOST_DF);
  return 1 - 0.5 * incompleteBeta(known / (known + t * t), known / 2, 0.5);
}

/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1, by its continued fraction. [Abramowitz and Stegun 26.5.8] */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on one side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const lnFront = a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - lnBeta(a, b);
  return Math.exp(lnFront) * betaFraction(x, a, b);
}

/** The continued fraction, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return fraction;
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/** ln of the gamma function for x > 0: Stirling's series after raising the argument by the recurrence. */
function lnGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift += Math.log(z);
  const z2 = z * z;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * z2)) / z2) / z2) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
