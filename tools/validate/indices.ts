import { join } from 'node:path';
import { carry } from '../../src/analysis/atlas/carry.ts';
import { regionTexels } from '../../src/analysis/atlas/faceLabels.ts';
import { mapFace } from '../../src/analysis/atlas/mapFace.ts';
import { labOf } from '../../src/analysis/colour.ts';
import { FACE_OVAL } from '../../src/analysis/face/regions.ts';
import { intersection, setPixels } from '../../src/analysis/masks.ts';
import type { Models } from '../../src/analysis/models.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';
import { gridOver, readColour } from '../../src/analysis/resample.ts';
import { boxOf } from '../../src/analysis/subject/polygon.ts';
import { LN_STEP } from '../../src/domain/measurement.ts';
import { decodeFile } from '../../test/fixtures/photoFile.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
import { agreementOf } from './agreement.ts';
import { soleCauses } from './chromaCard.ts';
import { measureShot, type Shot } from './heldPair.ts';
import { inLight } from './light.ts';
import { neutralFaces } from './neutralFaces.ts';
import { apparentItaDeg, type ToneGroup, toneGroupOf } from './toneGroup.ts';

type Rgb = readonly [number, number, number];

/** Redness by one colour; more is redder. `card` names its response to a doubling of blood in the chroma model's card. */
const INDICES = {
  'a*': { of: (rgb: Rgb) => labOf(...rgb)[1], card: 'a*', isAgainstControl: false },
  'delta a*': { of: (rgb: Rgb) => labOf(...rgb)[1], card: 'a*', isAgainstControl: true },
  'log R/G': { of: erythemaIndex, card: 'delta log R/G', isAgainstControl: false },
  'delta log R/G': { of: erythemaIndex, card: 'delta log R/G', isAgainstControl: true },
} as const;
const OURS = 'haemoglobin (ours)';
const READINGS = [OURS, ...(Object.keys(INDICES) as (keyof typeof INDICES)[])] as const;
type ReadingName = (typeof READINGS)[number];
type Values = Readonly<Record<ReadingName, number>>;

/** What one setting of a camera may do to a later photo: white balance 5 % and exposure .3 stops, either way in turn. */
const JITTER: readonly Rgb[] = [-1, 1].flatMap((warm) =>
  [-1, 1].map((bright): Rgb => {
    const gain = 2 ** (0.3 * bright);
    return [gain * (1 + 0.05 * warm), gain, gain * (1 - 0.05 * warm)];
  }),
);

interface Person {
  readonly tone: ToneGroup;
  readonly neutral: Values;
  readonly smiling: Values;
  /** The smiling photo again, in another light. */
  readonly relit: Values;
}

/**
 * Redness of both cheeks of the same people by our model and by the classical indices, over the same skin: neutral
 * against smiling, and against smiling in another light.
 */
export async function compareIndices(
  folder: string,
  models: Models,
  onPerson: (done: number, of: number) => void,
): Promise<readonly Person[]> {
  const files = neutralFaces(folder);
  const people: Person[] = [];
  for (const [index, name] of files.entries()) {
    const first = await decodeFile(join(folder, name));
    const second = await decodeFile(join(folder, name.replace('neutral', 'smiling')));
    const other = inLight(second, JITTER[index % JITTER.length]!);
    const neutral = await measureShot(first, name, models, null);
    const { frozen } = neutral.facts;
    const smiling = await measureShot(second, `${name}, smiling`, models, frozen);
    const relit = await measureShot(other, `${name}, smiling, relit`, models, frozen);
    const shared = [neutral, smiling, relit].map(({ facts }) => facts.atlas.skin).reduce(intersection);
    const texels = setPixels(intersection(shared, CHEEKS));
    people.push({
      tone: toneGroupOf(apparentItaDeg(neutral.facts.control.referenceRgb)),
      neutral: valuesOf(neutral, first, texels),
      smiling: valuesOf(smiling, second, texels),
      relit: valuesOf(relit, other, texels),
    });
    onPerson(index + 1, files.length);
  }
  return people;
}

const RIGHT_CHEEK = regionTexels('cheek-right');
const CHEEKS = regionTexels('cheek-left').map((left, i) => left | RIGHT_CHEEK[i]!);

/** @param texels of the face atlas, skin in every photo that is compared */
function valuesOf({ facts }: Shot, image: CodedImage, texels: Int32Array): Values {
  if (facts.geometry.kind !== 'face') throw new RangeError('The photo shows no face.');
  const { landmarks } = facts.geometry;
  const source = arraySource(image);
  const oval = FACE_OVAL.map((i) => ({ x: landmarks[i * 3]!, y: landmarks[i * 3 + 1]! }));
  const grid = gridOver(boxOf(oval, 0), source, 2 / facts.pxPerMm!);
  const { data } = readColour(source, grid).image;
  const count = grid.widthPx * grid.heightPx;
  const mapping = mapFace(landmarks, image.widthPx, image.heightPx);
  const [red, green, blue] = [0, 1, 2].map((channel) => {
    const plane = { ...grid, data: data.subarray(channel * count, (channel + 1) * count) };
    return carry(plane, grid.originX, grid.originY, grid.pxPerImagePx, mapping, Number.NaN);
  }) as [Float32Array, Float32Array, Float32Array];
  const meanOf = (value: (i: number) => number) => {
    let sum = 0;
    for (const i of texels) sum += value(i);
    return sum / texels.length;
  };
  const values = { [OURS]: meanOf((i) => facts.atlas.haemoglobin[i]! * LN_STEP) } as Record<ReadingName, number>;
  for (const [name, index] of Object.entries(INDICES)) {
    const control = index.isAgainstControl ? index.of(facts.control.referenceRgb) : 0;
    values[name as keyof typeof INDICES] = meanOf((i) => index.of([red[i]!, green[i]!, blue[i]!])) - control;
  }
  return values;
}

/** Erythema index of a camera: log10 of red over green. [Dawson 1980, Takiwaki 1994] */
function erythemaIndex([red, green]: Rgb): number {
  return Math.log10(Math.max(red, 1e-4) / Math.max(green, 1e-4));
}

/** SD of one reading in units of its own response to twice the blood, and ICC(1,1), before and after the light changed. */
export function indexLines(people: readonly Person[]): string[] {
  const lines = [
    `London, both cheeks, the same skin by every measure: ${people.length} people, neutral against smiling,`,
    'and against smiling with white balance 5 % and exposure .3 stops off. SD of one reading in its own doubling of blood',
    `(chroma.card.json, ladder A), ICC(1,1); then the same in the other light. Not established under 20 people.`,
    '',
  ];
  const steps = soleCauses();
  const tones = [...new Set(people.map(({ tone }) => tone))];
  const groups = [
    ['all', people] as const,
    ...tones.map((tone) => [tone, people.filter((p) => p.tone === tone)] as const),
  ];
  for (const [group, members] of groups) {
    if (members.length < 3) continue;
    lines.push(`${group}, n ${members.length}${members.length < 20 ? ', not established' : ''}`);
    for (const name of READINGS)
      lines.push(`  ${name.padEnd(20)} ${cells(members, name, steps[cardName(name)]!.own_step)}`);
  }
  return lines;
}

/** What the chroma card calls a reading. */
function cardName(name: ReadingName): string {
  return name === OURS ? 'haemoglobin' : INDICES[name].card;
}

/** @param step of the reading at a doubling of blood */
function cells(people: readonly Person[], name: ReadingName, step: number): string {
  return (['smiling', 'relit'] as const)
    .map((other) => {
      const agreement = agreementOf(people.map((person) => [person.neutral[name], person[other][name]]))!;
      return `${(agreement.sd / step).toFixed(2)} ${agreement.icc.toFixed(2)}`;
    })
    .join('    ');
}
