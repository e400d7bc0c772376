import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANDMARK_PAIRS } from '../../../tools/validate/landmarkPairs.ts';
import { compareLandmarks, landmarkLines } from '../../../tools/validate/landmarks.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { sharedData } from '../../fixtures/sharedData.ts';

const london = sharedData('photos/london');

it('pairs every template point and every landmark once', () => {
  const pairs = Object.values(LANDMARK_PAIRS).flat();
  expect(new Set(pairs.map(([template]) => template)).size).toBe(pairs.length);
  expect(new Set(pairs.map(([, landmark]) => landmark)).size).toBe(pairs.length);
});

describe.skipIf(london === null)('on real photographs (shared data)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'landmarks-'));
    for (const name of ['003_neutral.jpg', '003_smiling.jpg']) await copyFile(join(london!, name), join(folder, name));
    // The whole template moved by 30 px, 15 % of this person's eye distance: every point is then wrong by as much.
    const [count, ...lines] = (await readFile(join(london!, '003_neutral.tem'), 'utf8')).split('\n');
    const moved = lines.map((line, i) => {
      const [x = 0, y = 0] = line.split('\t').map(Number);
      return i < Number(count) ? `${x + 30}\t${y}` : line;
    });
    await writeFile(join(folder, '003_neutral.tem'), [count, ...moved].join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('accepts both photographs and sees a template that is off', async () => {
    const report = await compareLandmarks(folder, nodeModels(), () => {});
    expect([report.photos, report.compared, report.refused]).toEqual([2, 1, []]);
    for (const pupil of report.errors.get('pupils')!) expect(Math.abs(pupil - 0.147)).toBeLessThan(0.03);
    expect(landmarkLines(report)[0]).toBe('faces: 2 of 2 photographs accepted');
  });
});
