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
  readonly between: {
    readonly variance: number;
    readonly df: number;
    readonly people: number;
    /** Degrees of freedom that the variance itself is worth, less than `df` where the within part hides it; absent: `df`. */
    readonly effectiveDf?: number;
  };
}

/**
 * SD between visits of untreated skin, tau, on the change scale (natural logarithm): the floor that no clinic's own figure
 * goes below (measure.md, ln haemoglobin). Nothing is known for the other measures, so it holds for them too.
 */
export const VISIT_SD_FLOOR_LN = 0.05;

/**
 * The SD between visits that is assumed until the clinic's untreated repeat visits tell it; only those can, same-day
 * repeats can't. Above the floor, because a clinic that has not looked may be one of the worse ones: set so that the worst
 * tenth of clinics in `npm run simulate` sees a false verdict in fewer than one course in twenty.
 */
export const VISIT_SD_LN = 0.08;

/** Under this many degrees of freedom from untreated repeat visits, tau stays assumed (measure.md). */
export const FEWEST_VISIT_DF = 6;

/** How many degrees of freedom the assumed one-photo noise counts for when repeats are pooled with it (measure.md). */
export const PRIOR_WEIGHT = 6;

/** Two-sided 95 %. */
export const DESCRIPTIVE_ALPHA = 0.05;

/** The shots of one visit, each on the change scale with the assumed SD of one photo. At least one. */
export type Shots = readonly { readonly y: number; readonly noise: number }[];

/**
 * Where the noise of a line comes from, with the degrees of freedom of the clinic's own repeats. `calibrated`: they weigh
 * more than the assumed value.
 */
export interface NoiseBasis {
  readonly within: 'assumed' | 'calibrated';
  readonly withinN: number;
  readonly between: 'assumed' | 'calibrated';
  readonly betweenN: number;
}

/** What assumption and repeats together say about the two variances of a line. */
export interface NoiseScale {
  /** Factor on the assumed within-visit variance of a photo; 1 without repeats. */
  readonly factor: number;
  /**
   * Degrees of freedom of the factor: (w + n)^2 / n for n of repeats and the prior's weight w, because only the repeats'
   * part varies by chance. Infinity without repeats: nothing is estimated then. [Satterthwaite 1946]
   */
  readonly df: number;
  /** Variance between visits, tau squared, and its degrees of freedom; Infinity: assumed, taken as known. */
  readonly between: number;
  readonly betweenDf: number;
  readonly basis: NoiseBasis;
}

/**
 * Pools the repeats of all visits, and the room's calibration, into one factor on the assumed variance, shrunk to 1 with
 * the weight of the prior. It is the pooled within-visit variance of the text books where every photo has the same
 * assumed noise. tau is the room's own once it has the degrees of freedom, never under the floor.
 */
export function noiseScale(
  visits: readonly Shots[],
  calibrated: Pick<CalibratedNoise, 'within' | 'between'> | null = null,
): NoiseScale {
  let sum = PRIOR_WEIGHT;
  let repeats = 0;
  let assumed = 0;
  let photos = 0;
  for (const shots of visits) {
    const centre = mean(shots.map(({ y }) => y));
    for (const { y, noise } of shots) {
      sum += ((y - centre) / noise) ** 2;
      assumed += noise ** 2;
    }
    photos += shots.length;
    repeats += shots.length - 1;
  }
  if (calibrated !== null && photos > 0) {
    sum += (calibrated.within.df * calibrated.within.variance) / (assumed / photos);
    repeats += calibrated.within.df;
  }
  const between = calibrated !== null && calibrated.between.df >= FEWEST_VISIT_DF ? calibrated.between : null;
  const weight = PRIOR_WEIGHT + repeats;
  return {
    factor: sum / weight,
    df: weight ** 2 / repeats,
    between: between === null ? VISIT_SD_LN ** 2 : Math.max(VISIT_SD_FLOOR_LN ** 2, between.variance),
    betweenDf: between?.effectiveDf ?? between?.df ?? Number.POSITIVE_INFINITY,
    basis: {
      within: repeats > PRIOR_WEIGHT ? 'calibrated' : 'assumed',
      withinN: repeats,
      between: between === null ? 'assumed' : 'calibrated',
      betweenN: calibrated?.between.df ?? 0,
    },
  };
}

/** The level of a visit, or of several as one: a mean, and its variance in parts that are never mixed. */
export interface Level {
  readonly y: number;
  /** Within the visit: one-photo variance over the count of shots. */
  readonly within: number;
  /** Between visits: tau squared. */
  readonly between: number;
  /** What imperfectly corrected light adds: the same for all shots of a visit, so repeats don't shrink it. */
  readonly residual: number;
}

/** @param residualLn SD that the visit's corrected light leaves */
export function levelOf(shots: Shots, { factor, between }: NoiseScale, residualLn = 0): Level {
  const oneShot = factor * mean(shots.map(({ noise }) => noise * noise));
  return { y: mean(shots.map(({ y }) => y)), within: oneShot / shots.length, between, residual: residualLn ** 2 };
}

/** The mean of several visits as one level. At least one. */
export function meanLevel(levels: readonly Level[]): Level {
  const over = (part: (level: Level) => number) => mean(levels.map(part)) / levels.length;
  return {
    y: mean(levels.map(({ y }) => y)),
    within: over(({ within }) => within),
    between: over(({ between }) => between),
    residual: over(({ residual }) => residual),
  };
}

/** Variance of a level, all parts together. */
export function varianceOf({ within, between, residual }: Level): number {
  return within + between + residual;
}

/** A difference on the change scale and how far chance alone may carry it. */
export interface Difference {
  /** Natural logarithm. */
  readonly ln: number;
  readonly se: number;
  /** Degrees of freedom of `se`, by Satterthwaite over its estimated parts. */
  readonly df: number;
  /** Half of the two-sided 95 % interval: also the smallest difference that is more than measurement error. */
  readonly sdc: number;
}

/** The difference of two visits; between two photos of one visit, the visit's own variance falls out. */
export function differenceOf(from: Level, to: Level, scale: NoiseScale, isSameVisit = false): Difference {
  const within = from.within + to.within;
  const between = isSameVisit ? 0 : from.between + to.between;
  const se = Math.sqrt(within + between + from.residual + to.residual);
  const df = satterthwaite(se * se, within, between, scale);
  return { ln: to.y - from.y, se, df, sdc: se * tQuantile(1 - DESCRIPTIVE_ALPHA / 2, df) };
}

/** Degrees of freedom of a variance that is a sum of estimated parts and known ones. [Satterthwaite 1946] */
export function satterthwaite(total: number, within: number, between: number, scale: NoiseScale): number {
  return total ** 2 / (within ** 2 / scale.df + between ** 2 / scale.betweenDf);
}

/** Whether it is more than measurement error (95 %). */
export function isBeyond({ ln, sdc }: Difference): boolean {
  return Math.abs(ln) > sdc;
}

/** A change and its margin, change scale, in per cent: the interval, and from where on a fall or a rise is no mere error. */
export function intervalPct(ln: number, margin: number) {
  return {
    changePct: asPct(ln),
    low: asPct(ln - margin),
    high: asPct(ln + margin),
    sdcDownPct: -asPct(-margin),
    sdcUpPct: asPct(margin),
  };
}

/** A difference on the change scale as per cent: -20 is a fifth less. */
export function asPct(ln: number): number {
  return 100 * Math.expm1(ln);
}
