import { describe, expect, test } from 'vitest';
import { type MeasureOutcome, type MeasureRequest, measurePhoto } from '../../src/analysis/measurePhoto.ts';
import { scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { ImagePolygon } from '../../src/domain/photo.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { nodeModels } from '../fixtures/nodeModels.ts';
import { decodeFile } from '../fixtures/photoFile.ts';
import { arraySource } from '../fixtures/pixelSource.ts';
import { sharedData } from '../fixtures/sharedData.ts';

const first: MeasureRequest = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null };
const models = nodeModels('node');
/** Neutral faces of a light and of a dark tone, and the first one's other expression. */
const photo = (name: string) => sharedData(`photos/london/${name}.jpg`);
const isAbsent = photo('001_neutral') === null;

async function measure(name: string, request = first, gain = 1): Promise<MeasureOutcome> {
  const image = await decodeFile(photo(name) as string);
  const data = gain === 1 ? image.data : image.data.map((code, i) => (i % 4 === 3 ? code : code * gain));
  return measurePhoto(arraySource({ ...image, data }), models, request, () => {});
}

function measured(outcome: MeasureOutcome): Measurement {
  if (outcome.kind !== 'measured') throw new Error(JSON.stringify(outcome));
  return outcome.measurement;
}

function redness(measurement: Measurement, baseline: Measurement): number {
  const photos = [
    { photoId: 'a' as PhotoId, measurement: baseline, isBaseline: true },
    { photoId: 'b' as PhotoId, measurement, isBaseline: false },
  ];
  const reading = scoreSeries(photos).find(
    ({ photoId, region, measure: id }) => photoId === 'b' && region === 'face' && id === 'redness',
  );
  if (reading?.value == null) throw new Error(`not measurable: ${reading?.reason}`);
  return reading.value;
}

describe.skipIf(isAbsent)('measurePhoto on real faces (needs the shared photographs)', () => {
  test('measures a face: scale, view, skin and the reason texture is not read', async () => {
    const stages: string[] = [];
    const image = await decodeFile(photo('001_neutral') as string);
    const outcome = await measurePhoto(arraySource(image), models, first, (stage) => stages.push(stage));
    const { pipeline, geometry, proposedView, pxPerMm, scaleSource, textureReason, atlas, control } = measured(outcome);
    expect(stages).toEqual(['finding-face', 'reading-colour', 'reading-texture']);
    expect({ pipeline, kind: geometry.kind, proposedView, scaleSource, textureReason }).toEqual({
      pipeline: PIPELINE,
      kind: 'face',
      proposedView: 'front',
      scaleSource: 'iris',
      textureReason: 'too-few-pixels-per-mm',
    });
    expect(pxPerMm).toBeGreaterThan(2.8);
    expect(pxPerMm).toBeLessThan(3.6);
    expect(control.mode).toBe('within-face');
    const skinCm2 = atlas.skin.reduce((sum, seen, i) => sum + (seen ? (atlas.texelMm2?.[i] ?? 0) : 0), 0) / 100;
    expect(skinCm2).toBeGreaterThan(60);
    expect(skinCm2).toBeLessThan(160);
  });

  test('tells a photo of another view apart before it is measured', async () => {
    const stages: string[] = [];
    const image = await decodeFile(photo('001_neutral') as string);
    const request: MeasureRequest = { ...first, view: 'left45' };
    const outcome = await measurePhoto(arraySource(image), models, request, (stage) => stages.push(stage));
    expect(outcome).toEqual({ kind: 'other-view', view: 'front' });
    expect(stages).toEqual(['finding-face']);
  });

  test('keeps dark skin', async () => {
    const { quality } = measured(await measure('099_neutral'));
    const coverage = quality.find(({ check }) => check === 'coverage');
    expect(coverage?.value).toBeGreaterThan(0.6);
    expect(quality.find(({ check }) => check === 'too-dark')?.level).toBe('good');
  });

  test('a darker exposure of the same photo reads the same redness', async () => {
    const baseline = measured(await measure('001_neutral'));
    // Codes times 0.9 are light times 0.8, a third of a stop.
    const darker = measured(await measure('001_neutral', { ...first, frozen: baseline.frozen }, 0.9));
    expect(darker.scaleSource).toBe('baseline');
    expect(Math.abs(redness(darker, baseline) - redness(baseline, baseline))).toBeLessThan(0.03);
  });

  test('another expression minutes later stays within the noise of one photo', async () => {
    const baseline = measured(await measure('001_neutral'));
    const smiling = measured(await measure('001_smiling', { ...first, frozen: baseline.frozen }));
    const change = redness(smiling, baseline) - redness(baseline, baseline);
    expect(Math.abs(change)).toBeLessThan(1.96 * Math.SQRT2 * 0.125);
    const expression = ({ quality }: Measurement) => quality.find(({ check }) => check === 'expression')?.value ?? 0;
    expect(expression(smiling)).toBeGreaterThan(expression(baseline));
  });
});

describe.skipIf(isAbsent)('a body area drawn on a real photograph (needs the shared photographs)', () => {
  const ring = (...corners: readonly (readonly [number, number])[]): ImagePolygon =>
    corners.map(([x, y]) => ({ x, y }));
  /** Foreheads: 007 neutral, the same face smiling, and another person's. */
  const forehead = ring([510, 485], [560, 466], [740, 459], [843, 487], [819, 545], [533, 540]);
  const smiling = ring([504, 550], [555, 530], [740, 520], [845, 545], [821, 608], [528, 609]);
  const another = ring([514, 490], [563, 469], [739, 460], [838, 493], [806, 546], [544, 547]);
  const drawn: MeasureRequest = { ...first, area: forehead, statedPxPerMm: 3.2 };
  const alignment = ({ quality }: Measurement) => quality.find(({ check }) => check === 'alignment');

  test('wins over the face, and is found again on the next photo', async () => {
    const baseline = measured(await measure('007_neutral', drawn));
    const { geometry, atlas, frozen } = baseline;
    if (geometry.kind !== 'area') throw new Error('the face was taken');
    expect(alignment(baseline)).toMatchObject({ value: 0, level: 'good' });
    const later = measured(await measure('007_smiling', { ...first, frozen, baselineArea: { geometry, atlas } }));
    if (later.geometry.kind !== 'area') throw new Error('the face was taken');
    const off = later.geometry.polygon.map(({ x, y }, i) => Math.hypot(x - smiling[i]!.x, y - smiling[i]!.y));
    // 5 mm: the brows rise in a smile.
    expect(Math.max(...off) / 3.2).toBeLessThan(5);
    expect(later.scaleSource).toBe('baseline');
    expect(alignment(later)?.level).toBe('good');
  });

  test('is taken from where it is drawn where it is not recognised, with a caution and more noise', async () => {
    const baseline = measured(await measure('007_neutral', drawn));
    const { geometry, atlas, frozen } = baseline;
    if (geometry.kind !== 'area') throw new Error('the face was taken');
    // Another person's forehead stands for skin that changed beyond recognition.
    const request: MeasureRequest = { ...first, frozen, baselineArea: { geometry, atlas } };
    expect(await measure('013_neutral', request)).toEqual({ kind: 'refused', code: 'area-not-found' });
    const byHand = measured(await measure('013_neutral', { ...request, area: another }));
    expect(alignment(byHand)?.level).toBe('caution');
    const [sure, unsure] = scoreSeries([
      { photoId: 'a' as PhotoId, measurement: baseline, isBaseline: true },
      { photoId: 'b' as PhotoId, measurement: byHand, isBaseline: false },
    ]).filter(({ measure: id }) => id === 'redness');
    expect(unsure).toMatchObject({ reason: null, quality: 'caution' });
    expect(unsure?.noise).toBeGreaterThan(sure?.noise ?? 0);
  });
});

test('a picture without a face asks for an area, and a wall drawn as one is not skin', async () => {
  const data = new Uint8Array(400 * 400 * 4).fill(255);
  for (let i = 0; i < data.length; i++) if (i % 4 !== 3) data[i] = 150 + ((i * 31) % 17);
  const wall = arraySource({ widthPx: 400, heightPx: 400, data, colorSpace: 'srgb' });
  expect(await measurePhoto(wall, models, first, () => {})).toEqual({ kind: 'needs-area' });
  const area = [
    { x: 80, y: 80 },
    { x: 320, y: 80 },
    { x: 320, y: 320 },
    { x: 80, y: 320 },
  ];
  const outcome = await measurePhoto(wall, models, { ...first, area, statedPxPerMm: 4 }, () => {});
  expect(outcome).toEqual({ kind: 'refused', code: 'not-skin' });
});
