import { join } from 'node:path';
import type { Models } from '../../src/analysis/models.ts';
import type { Comparability } from '../../src/domain/comparability.ts';
import type { MeasureId } from '../../src/domain/measure.ts';
import { decodeFile } from '../../test/fixtures/photoFile.ts';
import { type HeldPair, heldPair, measureShot } from './heldPair.ts';
import { inLight } from './light.ts';
import { neutralFaces } from './neutralFaces.ts';

/** Every sixth of the people: each photo is measured once for every light. */
const EVERY = 6;
const COLOUR = ['redness', 'pigmentation'] as const satisfies readonly MeasureId[];

/** Factors on linear red, green, blue: what a camera's white balance and a lamp may do between two visits. */
const LIGHTS = {
  'a little warmer': [1.05, 1, 0.95],
  'warm, 10 %': [1.1, 1, 0.9],
  'cold, 10 %, 1/3 stop darker': [0.9 * 0.79, 0.79, 1.1 * 0.79],
  'yellow lamp': [1.25, 1, 0.7],
} as const satisfies Record<string, readonly number[]>;

type Light = keyof typeof LIGHTS;

/** Real neutral faces against themselves in another light: all that changed is the light, by a known amount. */
export async function relitPairs(
  folder: string,
  models: Models,
  onPhoto: (done: number, of: number) => void,
): Promise<readonly (HeldPair & { readonly light: Light })[]> {
  const files = neutralFaces(folder).filter((_, i) => i % EVERY === 0);
  const pairs: (HeldPair & { light: Light })[] = [];
  for (const [index, name] of files.entries()) {
    const image = await decodeFile(join(folder, name));
    const baseline = await measureShot(image, name, models, null);
    for (const light of Object.keys(LIGHTS) as Light[]) {
      const again = await measureShot(
        inLight(image, LIGHTS[light]),
        `${name}, ${light}`,
        models,
        baseline.facts.frozen,
      );
      pairs.push({ ...heldPair(baseline, again), light });
    }
    onPhoto(index + 1, files.length);
  }
  return pairs;
}

/** What the checks say of each light, how far the numbers moved, and the residual that is stated for it. */
export function relitLines(pairs: Awaited<ReturnType<typeof relitPairs>>): string[] {
  const lines = [
    `London faces against themselves in another light: ${new Set(pairs.map(({ first }) => first)).size} people; whole face`,
    'comparable / with caution / refused; root mean square of the change (ln), stated residual, called changed',
  ];
  for (const measure of COLOUR) {
    lines.push('', measure);
    for (const light of Object.keys(LIGHTS) as Light[]) {
      lines.push(
        `  ${light.padEnd(28)} ${lightLine(
          pairs.filter((pair) => pair.light === light),
          measure,
        )}`,
      );
    }
  }
  return lines;
}

function lightLine(pairs: readonly HeldPair[], measure: MeasureId): string {
  const verdicts = pairs.map((pair) => pair.verdicts[measure]);
  const count = (verdict: Comparability['verdict']) => verdicts.filter((one) => one.verdict === verdict).length;
  const shown = pairs.flatMap(({ changes }) =>
    changes.filter((change) => change.measure === measure && change.changePct !== null),
  );
  const squares = shown.map(({ changePct }) => Math.log1p((changePct ?? 0) / 100) ** 2);
  const rms = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(squares.length, 1));
  const stated = verdicts.reduce((sum, { residualLn }) => sum + residualLn, 0) / Math.max(verdicts.length, 1);
  const changed = shown.filter(({ isWithinError }) => isWithinError === false).length;
  return [
    `${count('comparable')} / ${count('caution')} / ${count('not-comparable')}`,
    shown.length === 0 ? '–'.padEnd(5) : rms.toFixed(3),
    stated.toFixed(3),
    `${changed} of ${shown.length}`,
  ].join('   ');
}
