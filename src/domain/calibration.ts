import type { CourseId, IsoDay } from './ids.ts';
import { type CalibratedNoise, PRIOR_WEIGHT, VISIT_SD_FLOOR_LN } from './noise.ts';
import { type Evidence, evidenceOf, type RepeatVisit, type StoredCourse, type UntreatedVisits } from './repeats.ts';
import { mean, median } from './statistics.ts';

/** What is known of the noise of one kind of number, and what it is founded on. */
export interface RoomNoise extends CalibratedNoise {
  /** Visits with repeats. */
  readonly visits: number;
  /** First and latest day with repeats; `null`: there are none. */
  readonly firstOn: IsoDay | null;
  readonly latestOn: IsoDay | null;
  /** Visits whose repeats lie so far apart that they count only up to a limit. */
  readonly outlying: number;
  /** Assumed SD of one photo in these readings. */
  readonly assumedSd: number;
}

/** Patch B is small and no noise is assumed for it: it counts only once its own repeats weigh as much as a prior. */
const PATCH_WITHIN_DF = PRIOR_WEIGHT;

/**
 * The repeats of one visit count for no more than the most scattered visit in a million would, were the noise normal
 * (standard normal quantile) and as the median visit shows it: one shot that went wrong shouldn't decide, and heavy tails
 * should be kept. Under eight visits nothing can be called outlying.
 */
const CAP_Z = 4.75;
const CAP_FROM_VISITS = 8;

/**
 * Noise that stored repeats and untreated visits tell, one entry for each room and device, measure, region, reference mode
 * and pipeline; best founded first. Entries that know nothing are left out.
 *
 * Within a visit: pooled variance of repeats, df = sum of (n - 1). Between visits: variance of the visit means of untreated
 * skin, less what the within part leaves in a mean (method of moments, never under 0); for redness also from patch B of any
 * course, where that has more visits than the course's own untreated skin. People are distinct clients.
 */
export function calibratedNoise(courses: readonly StoredCourse[]): RoomNoise[] {
  const byPerson = new Map<string, StoredCourse[]>();
  for (const stored of courses) {
    const own = byPerson.get(stored.course.clientId);
    if (own === undefined) byPerson.set(stored.course.clientId, [stored]);
    else own.push(stored);
  }
  return pooledNoise([...byPerson.values()].flatMap(evidenceOf));
}

/** Pools the evidence of all people, as `evidenceOf` gives it. */
export function pooledNoise(evidence: readonly Evidence[]): RoomNoise[] {
  const byKind = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const key = keyOf(one, one.region);
    const known = byKind.get(key);
    if (known === undefined) byKind.set(key, [one]);
    else known.push(one);
  }
  const pools = new Map([...byKind].map(([key, all]) => [key, { evidence: all, within: withinOf(all) }]));
  return [...pools.values()]
    .flatMap((pool) => noiseOf(pool, patchFor(pool, pools)))
    .sort((a, b) => b.within.df - a.within.df || b.between.df - a.between.df);
}

/** All evidence of one kind. */
interface Pool {
  readonly evidence: readonly Evidence[];
  readonly within: Within;
}

function keyOf({ stratum, measure, mode, pipeline }: Evidence, region: Evidence['region']): string {
  return [stratum, measure, region, mode, pipeline].join('|');
}

function patchFor({ evidence: [first] }: Pool, pools: ReadonlyMap<string, Pool>): Pool | null {
  if (first?.measure !== 'redness') return null;
  return pools.get(keyOf(first, 'patch-b')) ?? null;
}

function noiseOf(pool: Pool, patch: Pool | null): RoomNoise[] {
  const { evidence, within } = pool;
  const [first] = evidence;
  if (first === undefined || first.region === 'patch-b') return [];
  const between = betweenOf(pool, patch);
  if (within.df === 0 && between.df === 0) return [];
  const { stratum, measure, region, mode, pipeline } = first;
  const days = evidence.flatMap(({ repeats }) => repeats.map(({ on }) => on)).sort();
  return [
    {
      ...{ stratum, measure, region, mode, pipeline },
      within: { variance: within.df === 0 ? 0 : within.sumSquares / within.df, df: within.df, people: within.people },
      between,
      visits: days.length,
      firstOn: days[0] ?? null,
      latestOn: days.at(-1) ?? null,
      outlying: within.outlying,
      assumedSd: Math.sqrt(within.assumed),
    },
  ];
}

interface Within {
  readonly sumSquares: number;
  readonly df: number;
  readonly people: number;
  readonly outlying: number;
  readonly assumed: number;
}

function withinOf(evidence: readonly Evidence[]): Within {
  const repeats = evidence.flatMap((one) => one.repeats);
  const scale = median(repeats.map(({ sumSquares, df }) => sumSquares / chiSquare(df, 0)));
  const isCapped = repeats.length >= CAP_FROM_VISITS && scale > 0;
  const capOf = ({ df }: RepeatVisit) => (isCapped ? scale * chiSquare(df, CAP_Z) : Number.POSITIVE_INFINITY);
  return {
    sumSquares: repeats.reduce((sum, visit) => sum + Math.min(visit.sumSquares, capOf(visit)), 0),
    df: repeats.reduce((sum, { df }) => sum + df, 0),
    people: evidence.filter((one) => one.repeats.length > 0).length,
    outlying: repeats.filter((visit) => visit.sumSquares > capOf(visit)).length,
    assumed: mean(evidence.map(({ assumed }) => assumed)),
  };
}

/** Quantile of chi squared, by the normal quantile of the same probability. [Wilson and Hilferty 1931] */
function chiSquare(df: number, z: number): number {
  const spread = 2 / (9 * df);
  return df * (1 - spread + z * Math.sqrt(spread)) ** 3;
}

function betweenOf({ evidence, within }: Pool, patch: Pool | null): CalibratedNoise['between'] {
  const oneShot = (PRIOR_WEIGHT * within.assumed + within.sumSquares) / (PRIOR_WEIGHT + within.df);
  const own = parts(evidence, oneShot);
  const isPatchKnown = patch !== null && patch.within.df >= PATCH_WITHIN_DF;
  const other = isPatchKnown ? parts(patch.evidence, patch.within.sumSquares / patch.within.df) : [];
  // Both are read against the same patch A on the same days, so a course counts once: with whichever has more visits.
  const counted = [
    ...own.filter(({ courseId }) => dfOf(own, courseId) >= dfOf(other, courseId)),
    ...other.filter(({ courseId }) => dfOf(other, courseId) > dfOf(own, courseId)),
  ];
  const df = counted.reduce((sum, part) => sum + part.df, 0);
  const people = new Set(counted.map(({ personId }) => personId)).size;
  if (df === 0) return { variance: 0, df, people };
  const fromWithin = counted.reduce((sum, part) => sum + part.fromWithin, 0) / df;
  const variance = Math.max(0, counted.reduce((sum, part) => sum + part.sumSquares, 0) / df - fromWithin);
  // The variance of the visit means has `df`; what is left of it after a subtraction varies as much, but is less.
  const used = Math.max(variance, VISIT_SD_FLOOR_LN ** 2);
  return { variance, df, people, effectiveDf: df * (used / (used + fromWithin)) ** 2 };
}

interface Part extends Pick<UntreatedVisits, 'courseId' | 'df' | 'sumSquares'> {
  readonly personId: string;
  /** What the within part alone makes the sum of squares expect. */
  readonly fromWithin: number;
}

function parts(evidence: readonly Evidence[], oneShot: number): Part[] {
  return evidence.flatMap(({ personId, untreated }) =>
    untreated.map(({ courseId, df, sumSquares, perPhoto }) => ({
      personId,
      courseId,
      df,
      sumSquares,
      fromWithin: df * oneShot * perPhoto,
    })),
  );
}

function dfOf(all: readonly Part[], courseId: CourseId): number {
  return all.reduce((sum, part) => (part.courseId === courseId ? sum + part.df : sum), 0);
}
