import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Models } from '../../src/analysis/models.ts';
import type { Comparability } from '../../src/domain/comparability.ts';
import type { Comparison } from '../../src/domain/comparison.ts';
import { MEASURES } from '../../src/domain/measure.ts';
import type { Frozen } from '../../src/domain/measurement.ts';
import { decodeFile } from '../../test/fixtures/photoFile.ts';
import { type HeldPair, heldPair, measureShot } from './heldPair.ts';

/** Measures every pair of a folder of photos of one person, the earlier name as the baseline. */
export async function driftPairs(
  folder: string,
  models: Models,
  onPair: (done: number, of: number) => void,
): Promise<readonly HeldPair[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort();
  const pairs: HeldPair[] = [];
  const count = (files.length * (files.length - 1)) / 2;
  for (const [index, first] of files.entries()) {
    const shoot = async (name: string, frozen: Frozen | null) =>
      measureShot(await decodeFile(join(folder, name)), name, models, frozen);
    const baseline = await shoot(first, null);
    for (const second of files.slice(index + 1)) {
      pairs.push(heldPair(baseline, await shoot(second, baseline.facts.frozen)));
      onPair(pairs.length, count);
    }
  }
  return pairs;
}

/** How many pairs may be compared, why not, and what the ones that may say of skin that did not change. */
export function driftLines(pairs: readonly HeldPair[]): string[] {
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
