import type { MeasureId } from './measure.ts';
import type { ReadingMode } from './reading.ts';
import type { RegionId } from './region.ts';
import { mean, tQuantile } from './statistics.ts';
import type { Stratum } from './stratum.ts';

/** What stored repeats tell of the noise of one measure in one region, in one room with one device; change scale (ln). */
export interface CalibratedNoise {
  readonly stratum: Stratum;
  readonly measure: MeasureId;
  readonly region: RegionId;
  /** What its readings have in common: noise of one mode or pipeline says nothing of another. */
  readonly mode: ReadingMode;
  readonly pipeline: string;
  /** Pooled variance of single photos within a visit; `df` 0: no repeats. */
  readonly within: { readonly variance: number; readonly df: number; readonly people: number };
  /** Variance between visits of untreated skin, the within part taken out; `df` 0: no such visits. */
  readonly between: { readonly variance: number; readonly df: number; readonly people: number };
}

/**
 * SD between visits of untreated skin, tau, on the change scale (natural logarithm). Assumed, never estimated here: only
 * repeat visits without treatment could tell it. .05 ln haemoglobin is the floor that is never gone below; there are no
 * such visits for the other measures either, so the same floor is assumed for them.
 */
export const VISIT_SD_LN = 0.05;

/** How many degrees of freedom the assumed one-photo noise counts for when repeats are pooled with it. */
const PRIOR_WEIGHT = 6;

/** Two-sided 95 %. */
const UPPER_TAIL = 0.975;

/** The shots of one visit, each on the change scale with the assumed SD of one photo. At least one. */
export type Shots = readonly { readonly y: number; readonly noise: number }[];

/** What the repeats say about the assumed one-photo variance. */
export interface NoiseScale {
  /** Factor on the assumed variance of a photo; 1 without repeats. */
  readonly factor: number;
  readonly df: number;
}

/**
 * Pools the repeats of all visits into one factor on the assumed variance, shrunk to 1 with the weight of the prior. It is
 * the pooled within-visit variance of the text books where every photo has the same assumed noise.
 */
export function noiseScale(visits: readonly Shots[]): NoiseScale {
  let sum = PRIOR_WEIGHT;
  let df = PRIOR_WEIGHT;
  for (const shots of visits) {
    const centre = mean(shots.map(({ y }) => y));
    for (const { y, noise } of shots) sum += ((y - centre) / noise) ** 2;
    df += shots.length - 1;
  }
  return { factor: sum / df, df };
}

/** The level of a visit: mean of its shots, and the variance of that mean in two parts that are never mixed. */
export interface Level {
  readonly y: number;
  /** Within the visit: one-photo variance over the count of shots. Estimated, so it has degrees of freedom. */
  readonly within: number;
  /** Between visits: tau squared. Assumed. */
  readonly between: number;
}

export function levelOf(shots: Shots, { factor }: NoiseScale): Level {
  const oneShot = factor * mean(shots.map(({ noise }) => noise * noise));
  return { y: mean(shots.map(({ y }) => y)), within: oneShot / shots.length, between: VISIT_SD_LN ** 2 };
}

/** A difference on the change scale and how far chance alone may carry it. */
export interface Difference {
  /** Natural logarithm. */
  readonly ln: number;
  readonly se: number;
  /** Half of the two-sided 95 % interval: also the smallest difference that is more than measurement error. */
  readonly sdc: number;
}

/** The difference of two visits; between two photos of one visit, the visit's own variance falls out. */
export function differenceOf(from: Level, to: Level, scale: NoiseScale, isSameVisit = false): Difference {
  const within = from.within + to.within;
  const between = isSameVisit ? 0 : from.between + to.between;
  const se = Math.sqrt(within + between);
  return { ln: to.y - from.y, se, sdc: se * quantile(within, between, scale.df) };
}

/** t quantile at the degrees of freedom that Satterthwaite gives a sum of an estimated and a known variance. */
export function quantile(within: number, between: number, df: number): number {
  return tQuantile(UPPER_TAIL, df * (1 + between / within) ** 2);
}

/** A difference on the change scale as per cent: -20 is a fifth less. */
export function asPct(ln: number): number {
  return 100 * Math.expm1(ln);
}
