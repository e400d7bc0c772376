import { tQuantile, tTwoSided } from '../../src/domain/statistics.ts';
import { type Clinic, drawClinic, drawVisit, expectedExcess, HYPERPRIORS, NOMINAL, withinSds } from './clinics.ts';
import { seeded } from './seeded.ts';

/** A kind of course, and how far redness truly falls over it in SDs of one photo. */
interface Case {
  readonly shots: number;
  readonly sessions: number;
  readonly sds: number;
}

const S = withinSds(NOMINAL)[0] ?? Number.NaN;

/** Power of the two-visit z test that knows s and tau of the nominal clinic exactly, at a level of its own. */
export function knownNoisePower({ shots, sds }: Case, level: number): number {
  const se = Math.sqrt(2 * (S ** 2 / shots + NOMINAL.between ** 2));
  return upperTail(tQuantile(1 - level / 2, Number.POSITIVE_INFINITY) - (sds * S) / se);
}

function upperTail(z: number): number {
  const half = tTwoSided(z, Number.POSITIVE_INFINITY) / 2;
  return z >= 0 ? half : 1 - half;
}

/** How many clinics stand for the noisiest tenth, each for how many, and the size of the simulation. */
const NULLS = 40;
const EACH = 10;
const DRAWS = 800;

/**
 * Power of the best possible test that doesn't know its clinic, in the nominal one: the most powerful test of that very
 * change against untreated skin of the noisiest tenth of clinics, at `level` on their average. It sees every shot of every
 * visit and knows what clinics are drawn from. No rule that holds the level there can do better. [Neyman and Pearson 1933]
 *
 * A two-sided rule has half its level for either direction. The test is flattered: nothing drifts, and it is told the very
 * change it looks for.
 */
export function unknownNoisePower({ shots, sessions, sds }: Case, level: number, seed: number): number {
  const uniform = seeded(seed);
  const tenth = Array.from({ length: 10 * EACH * NULLS }, () => drawClinic(uniform))
    .sort((a, b) => expectedExcess(b, shots) - expectedExcess(a, shots))
    .slice(0, EACH * NULLS);
  const nulls = tenth.filter((_, i) => i % EACH === 0);
  const fall = Array.from({ length: sessions }, (_, v) => (-sds * S * v) / (sessions - 1));
  const none = fall.map(() => 0);
  // How likely each treated course would be of untreated skin, against how likely it is: the chance of the least
  // explicable ones under the null is the mean of that over them.
  const ratios = Array.from({ length: DRAWS }, () => {
    const course = fall.map((ln) => drawVisit(NOMINAL, shots, uniform).map((shot) => ln + (shot[0] ?? 0)));
    const under = nulls.reduce((sum, clinic) => sum + likelihood(course, none, clinic), 0) / nulls.length;
    return under / likelihood(course, fall, NOMINAL);
  });
  let spent = 0;
  let told = 0;
  for (const ratio of ratios.sort((a, b) => a - b)) {
    spent += ratio / DRAWS;
    if (spent > level / 2) break;
    told++;
  }
  return told / DRAWS;
}

/** Redness of each shot of each visit. */
type Course = readonly (readonly number[])[];

/** Where levels are summed over, about the shots' own range, in SDs of the nominal photo. */
const STEP = S / 5;
const BEYOND = 5 * S;

/**
 * Likelihood of a course in a clinic up to a constant, by sums over a grid: over the level of each visit, which scatters by
 * tau about where the skin stands, and over where it stands, which is unknown.
 */
function likelihood(course: Course, change: readonly number[], clinic: Clinic): number {
  const shifted = course.map((shots, v) => shots.map((y) => y - (change[v] ?? 0)));
  const low = Math.min(...shifted.flat()) - BEYOND;
  const size = Math.ceil((Math.max(...shifted.flat()) + BEYOND - low) / STEP);
  const reach = Math.ceil((3 * clinic.between) / STEP);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => gauss((i - reach) * STEP, clinic.between));
  const weight = kernel.reduce((sum, one) => sum + one, 0);
  const all = new Float64Array(size).fill(1);
  for (const shots of shifted) {
    const own = Float64Array.from({ length: size }, (_, i) =>
      shots.reduce((product, y) => product * shotDensity(y - low - i * STEP, clinic), 1),
    );
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let k = -reach; k <= reach; k++) sum += (kernel[k + reach] ?? 0) * (own[i + k] ?? 0);
      all[i] = (all[i] ?? 0) * (sum / weight);
    }
  }
  return all.reduce((sum, one) => sum + one, 0);
}

function shotDensity(y: number, { withinFactor, isHeavyTailed, outlierShare }: Clinic): number {
  const s = withinFactor * S;
  // t with 3 degrees of freedom and variance s^2.
  const plain = isHeavyTailed ? 2 / (Math.PI * s * (1 + (y / s) ** 2) ** 2) : gauss(y, s);
  return (1 - outlierShare) * plain + outlierShare * gauss(y, s * Math.hypot(1, HYPERPRIORS.outliers.size));
}

function gauss(y: number, sd: number): number {
  return Math.exp(-0.5 * (y / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
}
