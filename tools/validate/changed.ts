import { comparabilityOf } from '../../src/domain/comparability.ts';
import { type MeasureId, onChangeScale } from '../../src/domain/measure.ts';
import { differenceOf, levelOf, noiseScale } from '../../src/domain/noise.ts';
import type { RegionId } from '../../src/domain/region.ts';
import { inWords, proportionOf } from './proportion.ts';
import type { Retest } from './retest.ts';
import { contextOf } from './scoredContext.ts';

/** A person's two values on the change scale, with the noise the product states for each. */
interface Pair {
  readonly first: number;
  readonly second: number;
  readonly stated: number;
}

const FOLDS = 5;
const MEASURES = ['redness', 'pigmentation'] as const satisfies readonly MeasureId[];
const REGIONS = [
  'face',
  'forehead',
  'cheek-right',
  'cheek-left',
  'nose',
  'chin',
] as const satisfies readonly RegionId[];

/**
 * How often skin that did not change is called changed: x of n measured pairs with the exact interval. Once with the noise
 * the product assumes of a single photo, once with noise learnt from the other four fifths of the people. Pairs without a
 * reading in either photo are counted apart: they pass nothing.
 */
export function changedLines({ pairs }: Retest): string[] {
  const lines = [
    'London, neutral against smiling, minutes apart: skin unchanged, expression changed. "Changed" at 95 %, one shot each.',
    'by the noise assumed of one photo, and by noise learnt from the other people (five-fold by person); between two visits',
  ];
  for (const measure of MEASURES) {
    lines.push('', measure);
    for (const region of REGIONS) lines.push(lineOf(measure, region, pairs));
  }
  return [...lines, '', ...gateLines(pairs)];
}

function lineOf(measure: MeasureId, region: RegionId, pairs: Retest['pairs']): string {
  const measured = pairs.flatMap(({ neutral, smiling }): Pair[] => {
    const [a, b] = [neutral, smiling].map(({ readings }) =>
      readings.find((reading) => reading.region === region && reading.measure === measure),
    );
    if (a?.value == null || b?.value == null || a.noise === null || b.noise === null) return [];
    const stated = Math.sqrt((a.noise ** 2 + b.noise ** 2) / 2);
    return [{ first: onChangeScale(measure, a.value), second: onChangeScale(measure, b.value), stated }];
  });
  const learnt = measured.map((_, i) => learntWithout(measured, i % FOLDS));
  const changedBy = (noise: (i: number) => number) => measured.filter((pair, i) => isChanged(pair, noise(i))).length;
  const n = measured.length;
  if (n === 0) return `  ${region.padEnd(12)} not measured in any pair`;
  const assumed = inWords(
    proportionOf(
      changedBy((i) => measured[i]!.stated),
      n,
    ),
  );
  const cross = inWords(
    proportionOf(
      changedBy((i) => learnt[i]!),
      n,
    ),
  );
  return `  ${region.padEnd(12)} assumed ${assumed.padEnd(24)} learnt ${cross.padEnd(24)} not measured: ${pairs.length - n}`;
}

/** One-photo SD from the pairs outside a fold: half the mean square of their differences. */
function learntWithout(pairs: readonly Pair[], fold: number): number {
  const others = pairs.filter((_, i) => i % FOLDS !== fold);
  return Math.sqrt(others.reduce((sum, { first, second }) => sum + (second - first) ** 2 / 2, 0) / others.length);
}

/** The product's own rule for two visits of one shot each. */
function isChanged({ first, second }: Pair, noise: number): boolean {
  const scale = noiseScale([]);
  const [from, to] = [first, second].map((y) => levelOf([{ y, noise }], scale));
  const { ln, sdc } = differenceOf(from!, to!, scale);
  return Math.abs(ln) > sdc;
}

function gateLines(pairs: Retest['pairs']): string[] {
  return MEASURES.map((measure) => {
    const verdicts = pairs.map(({ neutral, smiling }) =>
      comparabilityOf(contextOf(neutral, 'neutral'), contextOf(smiling, 'smiling'), measure),
    );
    const marked = verdicts.filter(({ reasons }) => reasons.some(({ check }) => check === 'expression')).length;
    const count = (verdict: string) => verdicts.filter((one) => one.verdict === verdict).length;
    return `gate, ${measure}: expression marked in ${inWords(proportionOf(marked, pairs.length))}; comparable ${count('comparable')}, with caution ${count('caution')}, not comparable ${count('not-comparable')}`;
  });
}
