import { join } from 'node:path';
import { solveSymmetric } from '../../src/analysis/area/solveSymmetric.ts';
import { atlasLayout } from '../../src/analysis/atlas/atlasLayout.ts';
import { regionTexels } from '../../src/analysis/atlas/faceLabels.ts';
import { meshFacing } from '../../src/analysis/atlas/meshNormals.ts';
import { CANONICAL } from '../../src/analysis/face/canonical.ts';
import { intersection, setPixels } from '../../src/analysis/masks.ts';
import type { Models } from '../../src/analysis/models.ts';
import { meanSpread, valuesAt } from '../../src/analysis/statistics.ts';
import { LN_STEP } from '../../src/domain/measurement.ts';
import type { FaceRegion } from '../../src/domain/region.ts';
import { decodeFile } from '../../test/fixtures/photoFile.ts';
import { agreementOf } from './agreement.ts';
import { measureShot, type Shot } from './heldPair.ts';
import { neutralFaces } from './neutralFaces.ts';

/** What might lower the noise of redness without a better model. */
const TRIALS = ['as shipped', 'two controls', 'less shading', 'both'] as const;
type Trial = (typeof TRIALS)[number];
const REGIONS: readonly FaceRegion[] = ['cheek-right', 'cheek-left', 'nose', 'chin', 'forehead'];
/** Texels between those that the shading is fitted to: neighbours say the same. */
const FIT_EVERY = 7;
/** A change put into both cheeks, ln: how much of it a trial leaves. */
const PUT_IN_LN = 0.2;

/** Readings of one region in both photographs of each person, and what is left of a change put into the second. */
interface Tried {
  readonly pairs: (readonly [number, number])[];
  readonly kept: number[];
}
type Ceiling = Readonly<Record<Trial, ReadonlyMap<FaceRegion, Tried>>>;

/**
 * Redness of the London people, unchanged between two photographs, read against one control patch and against the mean of
 * both, as it is and less what the skin's own facing explains of it within each photograph.
 */
export async function tryCeiling(
  folder: string,
  models: Models,
  onPerson: (done: number, of: number) => void,
): Promise<Ceiling> {
  const ceiling = Object.fromEntries(
    TRIALS.map((trial) => [trial, new Map(REGIONS.map((region) => [region, { pairs: [], kept: [] }]))]),
  ) as unknown as Ceiling;
  const files = neutralFaces(folder);
  for (const [index, name] of files.entries()) {
    const neutral = await measureShot(await decodeFile(join(folder, name)), name, models, null);
    const other = name.replace('neutral', 'smiling');
    const smiling = await measureShot(await decodeFile(join(folder, other)), other, models, neutral.facts.frozen);
    const shared = intersection(neutral.facts.atlas.skin, smiling.facts.atlas.skin);
    for (const trial of TRIALS) {
      const [first, second, changed] = [
        fieldOf(neutral, shared, trial, 0),
        fieldOf(smiling, shared, trial, 0),
        fieldOf(smiling, shared, trial, PUT_IN_LN),
      ];
      for (const [region, { pairs, kept }] of ceiling[trial]) {
        const texels = setPixels(intersection(shared, regionTexels(region)));
        if (texels.length < LEAST_TEXELS) continue;
        pairs.push([meanOver(first, texels), meanOver(second, texels)]);
        kept.push((meanOver(changed, texels) - meanOver(second, texels)) / PUT_IN_LN);
      }
    }
    onPerson(index + 1, files.length);
  }
  return ceiling;
}

const LEAST_TEXELS = 300;
const CHEEKS = regionTexels('cheek-right').map((right, i) => right | regionTexels('cheek-left')[i]!);

/** Redness of every texel by one trial, after `putInLn` was added to the cheeks. */
function fieldOf({ facts }: Shot, skin: Uint8Array, trial: Trial, putInLn: number): Float32Array {
  const control = trial === 'two controls' || trial === 'both' ? facts.control.checkRedness / 2 : 0;
  const redness = Float32Array.from(
    facts.atlas.haemoglobin,
    (step, i) => step * LN_STEP + putInLn * CHEEKS[i]! - control,
  );
  if (trial === 'as shipped' || trial === 'two controls') return redness;
  const facing = facings();
  const fitted = fitOn(redness, facing, setPixels(skin));
  const forehead = setPixels(intersection(skin, regionTexels('forehead')));
  const shading = redness.map((_, i) => facing.reduce((sum, plane, k) => sum + fitted[k]! * plane[i]!, 0));
  // Control skin lies on the forehead where there is any to be seen: there nothing is to be taken off.
  const atControl = meanOver(shading, forehead.length === 0 ? setPixels(skin) : forehead);
  return redness.map((value, i) => value - shading[i]! + atControl);
}

/** How far each texel faces the camera, the side and upwards: light on matt skin is a mixture of the three. [Basri & Jacobs 2003] */
function facings(): readonly Float32Array[] {
  known ??= TURNS.map((turn) => {
    const { vertices, triangles } = CANONICAL;
    const turned = new Float32Array(vertices.length);
    for (let i = 0; i < vertices.length; i += 3) turned.set(turn(vertices[i]!, vertices[i + 1]!, vertices[i + 2]!), i);
    const { ofPoint } = meshFacing(turned, triangles);
    const { triangle, weightB, weightC } = atlasLayout();
    return Float32Array.from(triangle, (t, i) => {
      if (t < 0) return 0;
      const [a, b, c] = [0, 1, 2].map((k) => ofPoint[triangles[t * 3 + k]!]!) as [number, number, number];
      return a + weightB[i]! * (b - a) + weightC[i]! * (c - a);
    });
  });
  return known;
}
let known: readonly Float32Array[] | null = null;

/** The canonical face in image axes (y down, smaller z nearer), seen from the front, from its side and from above. */
const TURNS: readonly ((x: number, y: number, z: number) => readonly [number, number, number])[] = [
  (x, y, z) => [x, -y, -z],
  (x, y, z) => [-z, -y, -x],
  (x, y, z) => [x, z, -y],
];

/** Weights of the planes that explain `values` over some texels best, beside a constant: least squares. */
function fitOn(values: Float32Array, planes: readonly Float32Array[], texels: Int32Array): Float64Array {
  const some = texels.filter((_, k) => k % FIT_EVERY === 0);
  const centred = [...planes, values].map((plane) => {
    const mean = meanOver(plane, some);
    return Float64Array.from(some, (i) => plane[i]! - mean);
  });
  const target = centred.pop()!;
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
  const weights = solveSymmetric(
    Float64Array.from(centred.flatMap((a) => centred.map((b) => dot(a, b)))),
    Float64Array.from(centred, (a) => dot(a, target)),
  );
  if (weights === null) throw new RangeError('The planes can not be told apart.');
  return weights;
}

const meanOver = (plane: Float32Array, texels: Int32Array): number => meanSpread(valuesAt(plane, texels)).mean;

/** Table of the trials: within-person SD of one reading and shift (ln), n, and the share of a change of the cheeks that is kept. */
export function ceilingLines(ceiling: Ceiling): string[] {
  return [
    'redness, neutral against smiling: SD of one reading, shift, ICC(1,1), n; share kept of a change put into both cheeks',
    ...TRIALS.flatMap((trial) => [
      trial,
      ...[...ceiling[trial]].map(([region, { pairs, kept }]) => {
        const agreement = agreementOf(pairs);
        const share = kept.reduce((sum, value) => sum + value, 0) / kept.length;
        return agreement === null
          ? `  ${region.padEnd(14)} –`
          : `  ${region.padEnd(14)} ${agreement.sd.toFixed(3)} ${agreement.bias.toFixed(3)} ${agreement.icc.toFixed(2)} ${agreement.n}; ${share.toFixed(2)}`;
      }),
    ]),
  ];
}
