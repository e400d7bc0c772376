import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MEASURES, type MeasureId, onChangeScale } from '../../src/domain/measure.ts';
import type { RegionId } from '../../src/domain/region.ts';
import type { Door } from '../score/door.ts';
import type { ScoredPhoto } from '../score/report.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { apparentItaDeg, TONE_GROUPS, type ToneGroup, toneGroupOf } from './toneGroup.ts';

/** One person, photographed twice minutes apart with another expression: nothing of the skin changed. */
export interface RetestPair {
  readonly person: string;
  readonly tone: ToneGroup;
  readonly neutral: ScoredPhoto;
  readonly smiling: ScoredPhoto;
}

export interface Retest {
  readonly people: number;
  /** Photographs that were not measured as a face, by file name. */
  readonly refused: readonly string[];
  readonly pairs: readonly RetestPair[];
}

/** Scores every neutral/smiling pair of `folder` through the built app's own workers; the neutral photo is the baseline. */
export async function runRetest(
  door: Door,
  folder: string,
  onPair: (done: number, of: number) => void,
): Promise<Retest> {
  const people = readdirSync(folder)
    .filter((name) => name.endsWith('_neutral.jpg') && existsSync(join(folder, name.replace('neutral', 'smiling'))))
    .map((name) => name.slice(0, 3))
    .sort();
  const pairs: RetestPair[] = [];
  const refused: string[] = [];
  for (const [index, person] of people.entries()) {
    const files = ['neutral', 'smiling'].map((face) => join(folder, `${person}_${face}.jpg`));
    const { photos } = await door.score(files, { area: null, control: null, grey: null, pxPerMm: null, repeats: 1 });
    const [neutral, smiling] = photos;
    for (const photo of photos) if (photo.measured?.subject !== 'face') refused.push(photo.file);
    if (neutral?.measured && smiling?.measured) {
      pairs.push({ person, tone: toneGroupOf(apparentItaDeg(neutral.measured.reference.rgb)), neutral, smiling });
    }
    onPair(index + 1, people.length);
  }
  return { people: people.length, refused, pairs };
}

/** Agreement of one measure in one region over some of the pairs; `null` under three people with both readings. */
function agreementIn(pairs: readonly RetestPair[], region: RegionId, measure: MeasureId): Agreement | null {
  const readingOf = (photo: ScoredPhoto) =>
    photo.readings.find((reading) => reading.region === region && reading.measure === measure)?.value ?? null;
  const both: [number, number][] = [];
  for (const { neutral, smiling } of pairs) {
    const first = readingOf(neutral);
    const second = readingOf(smiling);
    if (first !== null && second !== null) both.push([onChangeScale(measure, first), onChangeScale(measure, second)]);
  }
  return agreementOf(both);
}

const cell = (agreement: Agreement | null) =>
  agreement
    ? `${agreement.sd.toFixed(3)} ${agreement.bias >= 0 ? '+' : ''}${agreement.bias.toFixed(3)} ${agreement.icc.toFixed(2)} ${String(agreement.n).padStart(3)}`
    : '–'.padStart(8);

/** The retest table: within-person SD, shift, ICC and n on the change scale (ln), per measure and region, then per tone group. */
export function retestLines({ people, refused, pairs }: Retest): string[] {
  const regions = [...new Set(pairs.flatMap(({ neutral }) => neutral.readings.map(({ region }) => region)))];
  const lines = [
    `retest, neutral against smiling: ${pairs.length} of ${people} people measured in both photographs; refused: ${refused.join(', ') || 'none'}`,
    'SD of one reading, shift, ICC(1,1), n; natural-logarithm scale',
  ];
  for (const measure of MEASURES) {
    if (regions.every((region) => !agreementIn(pairs, region, measure))) {
      lines.push('', `${measure}: not measurable in these photographs`);
      continue;
    }
    lines.push('', measure);
    for (const region of regions) lines.push(`  ${region.padEnd(20)} ${cell(agreementIn(pairs, region, measure))}`);
    lines.push('  whole face, by apparent tone (individual typology angle of the control skin in this studio)');
    for (const tone of TONE_GROUPS) {
      const group = pairs.filter((pair) => pair.tone === tone);
      const weak = group.length < 20 ? '  not established (n < 20)' : '';
      lines.push(`  ${tone.padEnd(20)} ${cell(agreementIn(group, 'face', measure))}${weak}`);
    }
  }
  return lines;
}
