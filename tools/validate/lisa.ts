import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import type { Models } from '../../src/analysis/models.ts';
import { type SeriesPhoto, scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import { type Comparability, comparabilityOf, type PhotoContext } from '../../src/domain/comparability.ts';
import { type Comparison, comparisonOf } from '../../src/domain/comparison.ts';
import type { IsoDay, PhotoId } from '../../src/domain/ids.ts';
import { MEASURES, type MeasureId } from '../../src/domain/measure.ts';
import type { Frozen, Measurement } from '../../src/domain/measurement.ts';
import { UNKNOWN } from '../../src/domain/pairVerdicts.ts';
import { decodeFile } from '../../test/fixtures/photoFile.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
import { plainPhoto, plainSession } from './plainPhoto.ts';

/** Two photos of one person, in the same visit for all that is known. */
interface DriftPair {
  readonly first: string;
  readonly second: string;
  readonly verdicts: Readonly<Record<MeasureId, Comparability>>;
  /** Change of the whole face, with the pair's own noise; a refused measure gives none. */
  readonly changes: readonly Comparison[];
}

/** Measures every pair of a folder of photos of one person, the earlier name as the baseline. */
export async function driftPairs(
  folder: string,
  models: Models,
  onPair: (done: number, of: number) => void,
): Promise<readonly DriftPair[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort();
  const pairs: DriftPair[] = [];
  const count = (files.length * (files.length - 1)) / 2;
  for (const [index, first] of files.entries()) {
    const baseline = await shoot(folder, first, models, null);
    for (const second of files.slice(index + 1)) {
      pairs.push(pairOf(baseline, await shoot(folder, second, models, baseline.facts.frozen)));
      onPair(pairs.length, count);
    }
  }
  return pairs;
}

interface Shot extends PhotoContext {
  readonly facts: Measurement;
}

async function shoot(folder: string, name: string, models: Models, frozen: Frozen | null): Promise<Shot> {
  const image = await decodeFile(join(folder, name));
  const request = { area: null, control: null, statedPxPerMm: null, frozen, baselineArea: null };
  const outcome = await measurePhoto(arraySource(image), models, request, () => {});
  if (outcome.kind !== 'measured') throw new RangeError(`${name}: ${outcome.kind}`);
  const session = plainSession('2026-01-05' as string as IsoDay);
  const { widthPx, heightPx } = image;
  return { photo: { ...plainPhoto(name, session), widthPx, heightPx }, session, facts: outcome.measurement };
}

function pairOf(a: Shot, b: Shot): DriftPair {
  const of = (measure: MeasureId) => comparabilityOf(a, b, measure);
  const verdicts = { redness: of('redness'), pigmentation: of('pigmentation'), lines: of('lines'), pores: of('pores') };
  const series = [a, b].map(
    (shot): SeriesPhoto => ({ photoId: shot.photo.id, measurement: shot.facts, isBaseline: shot === a }),
  );
  const readings = scoreSeries(series);
  const ids: [PhotoId, PhotoId] = [a.photo.id, b.photo.id];
  const changes = comparisonOf(readings, ...ids, true, { ...UNKNOWN, ...verdicts });
  return {
    first: a.photo.id,
    second: b.photo.id,
    verdicts,
    changes: changes.filter(({ region }) => region === 'face'),
  };
}

/** How many pairs may be compared, why not, and what the ones that may say of skin that did not change. */
export function driftLines(pairs: readonly DriftPair[]): string[] {
  const lines = [`one person under drifting light: ${pairs.length} pairs; nothing of the skin changed`];
  for (const measure of MEASURES) {
    const count = (verdict: Comparability['verdict']) =>
      pairs.filter(({ verdicts }) => verdicts[measure].verdict === verdict).length;
    lines.push(
      `  ${measure.padEnd(13)} comparable ${count('comparable')}, with caution ${count('caution')}, refused ${count('not-comparable')}`,
    );
  }
  for (const { first, second, verdicts, changes } of pairs) {
    lines.push('', `${first} and ${second}`);
    for (const measure of MEASURES) lines.push(`  ${measure.padEnd(13)} ${verdictLine(verdicts[measure])}`);
    for (const change of changes.filter(({ measure }) => measure === 'redness' || measure === 'pigmentation'))
      lines.push(`  ${change.measure.padEnd(13)} ${changeLine(change)}`);
  }
  const shown = pairs.flatMap(({ changes }) => changes).filter(({ isWithinError }) => isWithinError !== null);
  const beyond = shown.filter(({ isWithinError }) => isWithinError === false);
  lines.push('', `called changed: ${beyond.length} of the ${shown.length} changes that are shown`);
  return lines;
}

function verdictLine({ verdict, reasons, residualLn }: Comparability): string {
  const why = reasons.map(({ check, value, level, finding }) => {
    const name = finding === undefined ? check : `${check} (${finding})`;
    return `${level === 'refused' ? '!' : ''}${name} ${value.toFixed(2)}`;
  });
  return `${verdict}${why.length > 0 ? `: ${why.join(', ')}` : ''}; residual ${residualLn.toFixed(3)}`;
}

function changeLine({ changePct, noisePct, reason, isWithinError }: Comparison): string {
  if (changePct === null || noisePct === null) return `no change shown: ${reason}`;
  const verdict = isWithinError ? 'within error' : 'CHANGED';
  return `${changePct.toFixed(0)} %, smallest detectable +${noisePct.toFixed(0)} %: ${verdict}`;
}
