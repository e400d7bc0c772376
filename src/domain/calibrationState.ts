import type { RoomNoise } from './calibration.ts';
import { daysBetween } from './day.ts';
import type { IsoDay } from './ids.ts';
import { MEASURES, type MeasureId } from './measure.ts';
import { FEWEST_VISIT_DF, type NoiseBasis, PRIOR_WEIGHT } from './noise.ts';
import type { Stratum } from './stratum.ts';

/** One shot set up anew is no repeat, two are one degree of freedom. [measure.md: 3 repositioned shots of 2 people] */
const SHOTS = 3;
const PEOPLE = 2;
const WITHIN_DF = PEOPLE * (SHOTS - 1);

/** A lens, a lamp or a wall changes unnoticed: new repeats are asked for after this many days. */
export const REPEAT_DAYS = 30;

type Founded = NoiseBasis['within'];

/** How far the noise of one measure is learnt, over the whole face or area. */
export interface MeasureCalibration {
  readonly measure: MeasureId;
  /** The best founded reference mode; `null`: nothing is known yet. */
  readonly noise: RoomNoise | null;
  readonly within: Founded;
  readonly between: Founded;
}

/** How far a room with a device is calibrated, and what it takes to get there. */
export interface CalibrationState {
  readonly stratum: Stratum;
  /** Every measure, in their usual order. */
  readonly measures: readonly MeasureCalibration[];
  /** People with repeats, and the repeats of all: photos beyond the first of a visit. */
  readonly people: number;
  readonly repeats: number;
  readonly firstOn: IsoDay | null;
  readonly latestOn: IsoDay | null;
  /** Until the noise of a photo is learnt: people still to be photographed, three times each. */
  readonly peopleNeeded: number;
  /** With enough people: repeats still missing. */
  readonly shotsNeeded: number;
  /** The assumed noise of a photo weighs at least as much as what was learnt. */
  readonly isOutweighed: boolean;
  /** Repeat visits of untreated skin still missing until the variation between visits is learnt. */
  readonly visitsNeeded: number;
  /** The latest repeats are so old that the room may have drifted. */
  readonly isDue: boolean;
}

/**
 * What is calibrated in each room with each device, and what is still assumed.
 *
 * @param strata those to tell of, also where nothing is known yet; others with noise are added
 * @param today for how old the latest repeats are
 */
export function calibrationState(
  noise: readonly RoomNoise[],
  today: IsoDay,
  strata: readonly Stratum[] = [],
): CalibrationState[] {
  const all = new Set([...strata, ...noise.map(({ stratum }) => stratum)]);
  return [...all].map((stratum) => stateOf(stratum, noise, today));
}

function stateOf(stratum: Stratum, noise: readonly RoomNoise[], today: IsoDay): CalibrationState {
  const own = noise.filter((one) => one.stratum === stratum && (one.region === 'face' || one.region === 'area'));
  const measures = MEASURES.map((measure): MeasureCalibration => {
    const best = own.find((one) => one.measure === measure) ?? null;
    return { measure, noise: best, within: isWithinKnown(best) ? 'calibrated' : 'assumed', between: betweenOf(best) };
  });
  const best = measures.flatMap((one) => one.noise ?? []).sort((a, b) => b.within.df - a.within.df)[0];
  const people = best?.within.people ?? 0;
  const repeats = best?.within.df ?? 0;
  const visitDf = Math.max(0, ...measures.map((one) => one.noise?.between.df ?? 0));
  const peopleNeeded = Math.max(0, PEOPLE - people);
  const latestOn = best?.latestOn ?? null;
  return {
    stratum,
    measures,
    people,
    repeats,
    firstOn: best?.firstOn ?? null,
    latestOn,
    peopleNeeded,
    shotsNeeded: peopleNeeded > 0 ? 0 : Math.max(0, WITHIN_DF - repeats),
    isOutweighed: repeats <= PRIOR_WEIGHT,
    visitsNeeded: Math.max(0, FEWEST_VISIT_DF - visitDf),
    isDue: latestOn !== null && daysBetween(latestOn, today) > REPEAT_DAYS,
  };
}

function isWithinKnown(noise: RoomNoise | null): boolean {
  return noise !== null && noise.within.people >= PEOPLE && noise.within.df >= WITHIN_DF;
}

function betweenOf(noise: RoomNoise | null): Founded {
  return noise !== null && noise.between.df >= FEWEST_VISIT_DF ? 'calibrated' : 'assumed';
}
