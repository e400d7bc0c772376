import { noiseOf } from '../../src/analysis/score/noise.ts';
import type { MeasureId } from '../../src/domain/measure.ts';
import { VISIT_SD_LN } from '../../src/domain/noise.ts';
import { heavyTailed, normal } from './seeded.ts';

/**
 * What clinics are drawn from. The analyser knows none of it: it has its assumed values only. Nobody has measured these
 * spreads, so each is a stated guess with its ground; all in natural logarithms unless said otherwise.
 */
export const HYPERPRIORS = {
  /**
   * SD of one photo within a visit, as a factor on what the analyser assumes, log-normal. The assumed .125 for redness comes
   * from pairs whose expression changed; .06 is what the same rig and expression leave (measure.md: smallest detectable
   * change of 17 % from one photo). The median lies between them, and one clinic in nine is worse than the assumption.
   */
  within: { medianFactor: 0.7, sdLn: 0.3 },
  /** SD between visits, log-normal: centred on the .05 that measure.md never goes below, one clinic in twenty over .08. */
  between: { median: 0.05, sdLn: 0.3 },
  /** Share of clinics whose single photos scatter with Student's t of 3 degrees of freedom, not normally. */
  heavyTailed: 0.5,
  /**
   * Share of shots in which something went wrong that no gate caught, uniform per clinic up to here, and its extra SD as a
   * multiple of s. The gates are asked to catch 95 of 100 bad photos; one bad photo in five leaves one in a hundred.
   */
  outliers: { atMost: 0.01, size: 4 },
  /** SD of a slow drift over a course (lamp, camera software), uniform per clinic up to here: two shifts of measure.md's .02. */
  drift: 0.04,
} as const;

/** The three primary scores of a course that looks for redness. */
export const SCORES = ['redness', 'pigmentation', 'lines'] as const satisfies readonly MeasureId[];

/** A clinic as it is drawn. */
export interface Clinic {
  readonly withinFactor: number;
  readonly between: number;
  readonly isHeavyTailed: boolean;
  readonly outlierShare: number;
  readonly drift: number;
}

/** The clinic that the power figures are asked for: normal noise, s = .125 and tau = .05 ln haemoglobin. */
export const NOMINAL: Clinic = { withinFactor: 1, between: 0.05, isHeavyTailed: false, outlierShare: 0, drift: 0 };

export function drawClinic(uniform: () => number): Clinic {
  const { within, between, heavyTailed: heavy, outliers, drift } = HYPERPRIORS;
  return {
    withinFactor: within.medianFactor * Math.exp(within.sdLn * normal(uniform)),
    between: between.median * Math.exp(between.sdLn * normal(uniform)),
    isHeavyTailed: uniform() < heavy,
    outlierShare: outliers.atMost * uniform(),
    drift: drift * uniform(),
  };
}

/** Assumed SD of one photo of each score, as shipped. */
const ASSUMED = SCORES.map((score) => noiseOf(score, 'face', 1, score === 'lines' ? 'none' : 'control', 0));

/** One visit of untreated skin: for each shot the three scores and the check patch, about 0. */
export function drawVisit(clinic: Clinic, shots: number, uniform: () => number): number[][] {
  const { withinFactor, between, isHeavyTailed, outlierShare } = clinic;
  const ofVisit = Array.from({ length: ASSUMED.length + 1 }, () => between * normal(uniform));
  return Array.from({ length: shots }, () => {
    const isOutlier = uniform() < outlierShare;
    return ofVisit.map((level, score) => {
      // The check patch is read as redness is.
      const s = withinFactor * (ASSUMED[score] ?? ASSUMED[0] ?? Number.NaN);
      const noise = isHeavyTailed ? heavyTailed(uniform) : normal(uniform);
      return level + s * (noise + (isOutlier ? HYPERPRIORS.outliers.size * normal(uniform) : 0));
    });
  });
}

/** One SD of a single photo within a visit of this clinic, by score. */
export function withinSds({ withinFactor }: Clinic): readonly number[] {
  return ASSUMED.map((sd) => withinFactor * sd);
}

/**
 * Variance of the change of redness between two visits in this clinic, over what the analyser assumes: how much worse than
 * thought the clinic is.
 */
export function expectedExcess({ withinFactor, between, outlierShare, drift }: Clinic, shots: number): number {
  const assumed = (ASSUMED[0] ?? Number.NaN) ** 2;
  const within = assumed * withinFactor ** 2 * (1 + outlierShare * HYPERPRIORS.outliers.size ** 2);
  const actual = within / shots + between ** 2 + drift ** 2 / 2;
  return actual / (assumed / shots + VISIT_SD_LN ** 2);
}
