import { describe, expect, it } from 'vitest';
import { measurePhoto } from '../../../src/analysis/measurePhoto.ts';
import type { Measurement } from '../../../src/domain/measurement.ts';
import type { QualityCheck } from '../../../src/domain/quality.ts';
import { FAULTS, type Fault } from '../../../tools/validate/degrade.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { decodeFile } from '../../fixtures/photoFile.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';
import { sharedData } from '../../fixtures/sharedData.ts';

const models = nodeModels('node');
const path = (name: string) => sharedData(`photos/${name}`);
const isAbsent = path('london/001_neutral.jpg') === null;

async function measured(name: string, fault: Fault | null = null): Promise<Measurement> {
  const sound = await decodeFile(path(name) as string);
  const place = { pxPerMm: 3.1, middle: { x: 675, y: 700 }, cheek: { x: 590, y: 760 } };
  const { image, jpegQuality } = fault ? await FAULTS[fault](sound, place) : { image: sound, jpegQuality: null };
  const request = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null, jpegQuality };
  const outcome = await measurePhoto(arraySource(image), models, request, () => {});
  if (outcome.kind !== 'measured') throw new Error(JSON.stringify(outcome));
  return outcome.measurement;
}

const told = ({ quality }: Measurement): readonly QualityCheck[] =>
  quality.flatMap(({ check, level }) => (level === 'good' ? [] : [check]));

describe.skipIf(isAbsent)('the checks of real photographs (needs the shared photographs)', () => {
  it('find nothing but few pixels in a neutral studio portrait, and read its conditions', async () => {
    const photo = await measured('london/001_neutral.jpg');
    expect(told(photo)).toEqual(['resolution']);
    const { background, controlA, controlB, subjectPx } = photo.conditions;
    // A grey wall in balanced light.
    expect(Math.hypot(background!.u, background!.v)).toBeLessThan(0.1);
    expect(controlA).not.toBeNull();
    expect(controlB).not.toBeNull();
    expect(subjectPx).toBeGreaterThan(250);
    expect(subjectPx).toBeLessThan(350);
  });

  it.each<[string, QualityCheck]>([
    ['london/003_neutral.jpg', 'hidden'],
    ['portraits_unsplash/100f17892cf7bb12beb12479641fcc4c.png', 'uneven-light'],
    ['lisa_same_person/lisa1.jpg', 'uneven-light'],
  ])('%s: %s', async (name, check) => {
    expect(told(await measured(name))).toContain(check);
  });

  it.each<[Fault, QualityCheck]>([
    ['beauty smoothing', 'smoothed'],
    ['JPEG q40', 'compression'],
    ['block on a cheek', 'hidden'],
  ])('a studio portrait with %s is told', async (fault, check) => {
    expect(told(await measured('london/001_neutral.jpg', fault))).toContain(check);
  });
});
