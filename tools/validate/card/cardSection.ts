import { median, quantile } from '../../../src/analysis/statistics.ts';
import { sharedData } from '../../../test/fixtures/sharedData.ts';
import { TONE_GROUPS } from '../toneGroup.ts';
import { type CardShot, type CardTrial, tryCards } from './accuracy.ts';
import { falseFindLines, recallLines } from './detection.ts';
import { METHODS } from './methods.ts';

/** Under this a group is too small for a figure to stand. */
const LEAST_PEOPLE = 20;

/** What a colour card gives, and how surely it is found. @param onPhoto told how many photos were looked at. */
export async function cardSection(onPhoto: (done: number, of: number) => void): Promise<readonly string[]> {
  const [spectra, photos] = [sharedData('spectra'), sharedData('photos')];
  if (spectra === null) return ['The spectra are not in ../shared/data/spectra: skipped.'];
  const lines = accuracyLines(spectra);
  if (photos === null)
    return [...lines, '', 'The photographs are not in ../shared/data/photos: no card was looked for.'];
  return [
    ...lines,
    '',
    ...(await recallLines(spectra, photos, onPhoto)),
    '',
    ...(await falseFindLines(photos, onPhoto)),
  ];
}

/** Error of the skin's tone beside a simulated card. @param folder data/spectra */
function accuracyLines(folder: string): string[] {
  const trial = tryCards(folder);
  const { shots, people, cameras, lights } = trial;
  const of = (kind: CardShot['kind'], edition: CardShot['edition'] = 'as published') =>
    shots.filter((shot) => shot.kind === kind && shot.edition === edition);
  const lines = [
    `tone of the skin beside a simulated card: ${people} people (100 NIST, 33 ISSA), ${cameras} cameras and ${lights} lights that took`,
    'no part in choosing the method; |ITA error| in degrees, median / 90th percentile; the same photos for every row',
    `  ${'correction'.padEnd(28)} ${'plain'.padStart(13)} ${'styled'.padStart(13)}`,
  ];
  for (const name of [...Object.keys(METHODS), 'card'] as (keyof CardShot['error'])[]) {
    const [plain, styled] = (['plain', 'styled'] as const).map((kind) =>
      errorsOf(of(kind).map(({ error }) => error[name])),
    );
    const shown = name === 'card' ? 'ours (skin x20)' : name;
    lines.push(`  ${shown.padEnd(28)} ${plain!.padStart(13)} ${styled!.padStart(13)}`);
  }
  lines.push(`  asked: at most 1.5 plain, 2.5 styled. Card not used: ${refusedWords(trial)}`);
  for (const kind of ['plain', 'styled'] as const) {
    const own = of(kind);
    const inside = own.filter(({ isInside }) => isInside).length;
    lines.push(
      '',
      `ours, ${kind}: the stated 95 % margin holds the truth in ${inside} of ${own.length} photos`,
      `  left on the skin ${errorsOf(own.map(({ skinDeltaE }) => skinDeltaE))} dE76; on all patches ${errorsOf(own.map(({ residual }) => residual.all))}, on the skin-like ${errorsOf(own.map(({ residual }) => residual.skin))} dE2000`,
      `  older cards (averages of 30 made before November 2014): ${errorsOf(of(kind, 'older').map(({ error }) => error.card))}`,
      ...TONE_GROUPS.map((tone) =>
        toneLine(
          tone,
          own.filter((shot) => shot.tone === tone),
        ),
      ),
    );
  }
  return lines;
}

function toneLine(tone: string, shots: readonly CardShot[]): string {
  const people = new Set(shots.map(({ person }) => person)).size;
  if (people === 0) return `  ${tone.padEnd(13)} nobody`;
  const errors = shots.map(({ error }) => error.card);
  const bias = median(errors);
  const note = people < LEAST_PEOPLE ? ', not established' : '';
  return `  ${tone.padEnd(13)} ${errorsOf(errors)}, median error ${bias.toFixed(1)} (n = ${people} people${note})`;
}

function errorsOf(errors: readonly number[]): string {
  const sizes = errors.map(Math.abs);
  return `${median(sizes).toFixed(2)} / ${quantile(sizes, 0.9).toFixed(2)}`;
}

function refusedWords({ refused, tried }: CardTrial): string {
  return (['plain', 'styled'] as const).map((kind) => `${kind} ${refused[kind]} of ${tried[kind]}`).join(', ');
}
