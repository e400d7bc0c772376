import { beforeAll, describe, expect, it } from 'vitest';
import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import { type SeriesPhoto, scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { lineDepthOf } from '../../src/domain/lineDepth.ts';
import { MEASURES, type MeasureId, onChangeScale } from '../../src/domain/measure.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { RegionId } from '../../src/domain/region.ts';
import { type FaceOptions, PLAIN_FACE, renderFace } from '../fixtures/face/renderFace.ts';
import { nodeModels } from '../fixtures/nodeModels.ts';
import { arraySource } from '../fixtures/pixelSource.ts';

const REGIONS = ['cheek-right', 'cheek-left', 'nose', 'forehead', 'face'] as const satisfies readonly RegionId[];
const CHEEKS = ['cheek-right', 'cheek-left'] as const;
const SERIES_TIMEOUT_MS = 180_000;

/** What happened between the first picture of a series and another one, on the change scale. */
interface Change {
  readonly found: number;
  /** Standard deviation that the product states for a difference of two photos. */
  readonly noise: number;
}

type Changes = (visit: number, region: RegionId, measure: MeasureId) => Change;

/** Renders, measures and reads a series; the first picture is the baseline. */
async function readingsOf(visits: readonly Partial<FaceOptions>[]): Promise<readonly Reading[]> {
  const models = nodeModels();
  const photos: SeriesPhoto[] = [];
  for (const [visit, options] of visits.entries()) {
    const { picture } = renderFace({ ...PLAIN_FACE, seed: visit + 1, ...options });
    const frozen = photos[0]?.measurement.frozen ?? null;
    const request = { area: null, control: null, statedPxPerMm: null, frozen, baselineArea: null };
    const outcome = await measurePhoto(arraySource(picture), models, request, () => {});
    if (outcome.kind !== 'measured') throw new Error(`picture ${visit}: ${outcome.kind}`);
    photos.push({ photoId: `${visit}` as PhotoId, measurement: outcome.measurement, isBaseline: visit === 0 });
  }
  return scoreSeries(photos);
}

async function changesOf(visits: readonly Partial<FaceOptions>[]): Promise<Changes> {
  return changesIn(await readingsOf(visits));
}

function changesIn(readings: readonly Reading[]): Changes {
  return (visit, region, measure) => {
    const [before, after] = ['0', `${visit}`].map((id) => readings.find(matching(id, region, measure)));
    if (before?.value == null || after?.value == null) return { found: Number.NaN, noise: Number.NaN };
    return {
      found: onChangeScale(measure, after.value) - onChangeScale(measure, before.value),
      noise: Math.hypot(before.noise ?? Number.NaN, after.noise ?? Number.NaN),
    };
  };
}

function matching(photoId: string, region: RegionId, measure: MeasureId): (reading: Reading) => boolean {
  return (reading) => reading.photoId === photoId && reading.region === region && reading.measure === measure;
}

function expectUnchanged(changes: Changes, visit: number, measure: MeasureId): void {
  for (const region of REGIONS) {
    const { found, noise } = changes(visit, region, measure);
    expect(Math.abs(found), `${measure} of ${region}`).toBeLessThan(1.96 * noise);
  }
}

describe('light skin', () => {
  let changes: Changes;
  beforeAll(async () => {
    changes = await changesOf([
      {},
      { exposure: 0.85, whiteBalance: [1.04, 1, 0.96] },
      { redness: 0.45 },
      { pigment: 0.45 },
      { redness: 0.65, pigment: 0.65, yawDeg: 6 },
    ]);
  }, SERIES_TIMEOUT_MS);

  it('reads unchanged skin as unchanged in another light', () => {
    expectUnchanged(changes, 1, 'redness');
    expectUnchanged(changes, 1, 'pigmentation');
  });

  it('finds fallen redness, and no change of pigment with it', () => {
    for (const cheek of CHEEKS) {
      const { found, noise } = changes(2, cheek, 'redness');
      expect(found).toBeLessThan(-1.5 * noise);
    }
    expectUnchanged(changes, 2, 'pigmentation');
  });

  it('finds faded spots, and no change of redness with them', () => {
    for (const cheek of CHEEKS) {
      const { found } = changes(3, cheek, 'pigmentation');
      expect(found).toBeLessThan(-0.1);
      expect(found).toBeLessThan(changes(1, cheek, 'pigmentation').found - 0.1);
    }
    expectUnchanged(changes, 3, 'redness');
  });

  it('keeps the order of changes when the head is turned', () => {
    for (const cheek of CHEEKS) {
      const turned = changes(4, cheek, 'redness').found;
      expect(turned).toBeLessThan(changes(1, cheek, 'redness').found);
      expect(turned).toBeGreaterThan(changes(2, cheek, 'redness').found);
    }
  });
});

describe('dark skin', () => {
  let changes: Changes;
  beforeAll(async () => {
    const dark = { tone: 'dark', pigment: 0.5 } as const;
    changes = await changesOf([
      dark,
      { ...dark, exposure: 0.88, whiteBalance: [0.97, 1, 1.03] },
      { ...dark, redness: 0.4 },
      { ...dark, pigment: 0.22, yawDeg: -4 },
    ]);
  }, SERIES_TIMEOUT_MS);

  it('reads unchanged skin as unchanged in another light', () => {
    expectUnchanged(changes, 1, 'redness');
    expectUnchanged(changes, 1, 'pigmentation');
  });

  it('finds fallen redness', () => {
    for (const cheek of CHEEKS) {
      const { found, noise } = changes(2, cheek, 'redness');
      expect(found).toBeLessThan(-noise);
    }
  });

  it('finds faded spots with the head turned', () => {
    const found = CHEEKS.map((cheek) => changes(3, cheek, 'pigmentation').found);
    for (const change of found) expect(change).toBeLessThan(-0.1);
    // One cheek's few spots scatter by more than both together.
    expect(found.reduce((sum, change) => sum + change, 0) / found.length).toBeLessThan(-0.18);
  });
});

describe('relief, at a scale where it can be read', () => {
  let readings: readonly Reading[];
  let changes: Changes;
  beforeAll(async () => {
    const near = { widthPx: 1300, heightPx: 1640, pxPerCm: 78, relief: 1.15 } as const;
    readings = await readingsOf([
      { ...near, lineDepths: [1.8, 1.8, 4, 1.8, 1.8] },
      { ...near, lineDepths: [1.8, 1.8, 4, 1.8, 1.8], relief: 0.3, exposure: 0.95 },
      { ...near, lineDepths: [1.8, 1.8, 0, 1.8, 1.8] },
    ]);
    changes = changesIn(readings);
  }, 2 * SERIES_TIMEOUT_MS);

  it('finds shallower lines and pores', () => {
    const lines = changes(1, 'forehead', 'lines');
    expect(lines.found).toBeLessThan(-lines.noise);
    const pores = changes(1, 'nose', 'pores');
    expect(pores.found).toBeLessThan(-pores.noise);
  });

  it('takes them for no change of colour', () => {
    for (const measure of MEASURES.slice(0, 2)) expectUnchanged(changes, 1, measure);
  });

  it('tells that deep lines went and fine ones stayed', () => {
    const lines = readings.filter(({ region, measure }) => region === 'forehead' && measure === 'lines');
    const [before, , after] = lines.map(lineDepthOf);
    expect(after!.deep / before!.deep).toBeLessThan(0.55);
    expect(after!.fine / before!.fine).toBeGreaterThan(0.7);
  });
});
