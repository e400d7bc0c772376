import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Models } from '../../../src/analysis/models.ts';
import { decodeFile } from '../../../test/fixtures/photoFile.ts';
import { inWords, proportionOf } from '../proportion.ts';
import { readTemplate } from '../template.ts';
import { apparentItaDeg, TONE_GROUPS, type ToneGroup, toneGroupOf } from '../toneGroup.ts';
import { readMask, type Taken, takenIn } from './readMask.ts';
import { templateRegions } from './templateRegions.ts';

interface MaskedPhoto {
  readonly person: string;
  readonly tone: ToneGroup;
  readonly isReliable: boolean;
  /** Of a neutral photo, by the name of its template's region. */
  readonly taken: ReadonlyMap<string, Taken>;
}

/** Bare skin and control skin of every London photo, held against the outlines that people drew on the neutral ones. */
export async function londonMasks(
  folder: string,
  models: Models,
  onPhoto: (done: number, of: number) => void,
): Promise<readonly MaskedPhoto[]> {
  const names = readdirSync(folder)
    .filter((name) => /_(neutral|smiling)\.jpg$/.test(name))
    .sort();
  const photos: MaskedPhoto[] = [];
  for (const [index, name] of names.entries()) {
    const read = await readMask(await decodeFile(join(folder, name)), models);
    const template = join(folder, name.replace(/jpg$/, 'tem'));
    if (read) {
      const regions = existsSync(template) ? [...templateRegions(readTemplate(template))] : [];
      const { reliable, referenceRgb } = read.control.reading;
      photos.push({
        person: name.slice(0, 3),
        tone: toneGroupOf(apparentItaDeg(referenceRgb)),
        isReliable: reliable,
        taken: new Map(regions.map(([region, outlines]) => [region, takenIn(read, outlines)])),
      });
    }
    onPhoto(index + 1, names.length);
  }
  return photos;
}

/** Per tone: photos with a control to rely on; share of each drawn region that was taken for skin, its mean and its worst. */
export function maskLines(photos: readonly MaskedPhoto[]): readonly string[] {
  const lines = ['London: photos whose control skin can be relied on, by apparent tone; x of n, exact 95 % interval'];
  for (const tone of [null, ...TONE_GROUPS]) {
    const group = photos.filter((photo) => tone === null || photo.tone === tone);
    if (group.length === 0) continue;
    const reliable = group.filter(({ isReliable }) => isReliable).length;
    const weak = group.length < 20 ? '  not established (n < 20)' : '';
    lines.push(`  ${(tone ?? 'all').padEnd(14)} ${inWords(proportionOf(reliable, group.length))}${weak}`);
  }
  const drawn = photos.filter(({ taken }) => taken.size > 0);
  const regions = [...(drawn[0]?.taken.keys() ?? [])];
  lines.push(
    '',
    'share of what people outlined that is taken for skin, %: mean over photos (largest; cheeks, forehead: least)',
  );
  lines.push(`  ${'tone'.padEnd(14)}${regions.map((region) => region.padStart(15)).join('')}     n`);
  for (const tone of [null, ...TONE_GROUPS]) {
    const group = drawn.filter((photo) => tone === null || photo.tone === tone);
    if (group.length === 0) continue;
    const cells = regions.map((region) => {
      const shares = group
        .map(({ taken }) => taken.get(region)!)
        .map(({ skin, all }) => (100 * skin) / Math.max(all, 1));
      const worst = region === 'cheeks' || region === 'forehead' ? Math.min(...shares) : Math.max(...shares);
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      return `${mean.toFixed(1)} (${worst.toFixed(1)})`.padStart(15);
    });
    lines.push(`  ${(tone ?? 'all').padEnd(14)}${cells.join('')}${String(group.length).padStart(6)}`);
  }
  return lines;
}
