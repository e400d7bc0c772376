import { beforeAll, describe, expect, it } from 'vitest';
import { compareLandmarks, type LandmarkReport } from '../../../tools/validate/landmarks.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { sharedData } from '../../fixtures/sharedData.ts';

const folder = sharedData('photos/london');
if (!folder) console.log('Skipped: the London photographs are not in ../shared/data/photos/london');

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(!folder)('51 people, neutral and smiling', () => {
  let report: LandmarkReport;
  beforeAll(async () => {
    report = await compareLandmarks(folder!, nodeModels(), () => {});
  }, 300_000);

  it('accepts every photograph, with one face in each', () => {
    expect(report.photos).toBe(102);
    expect(report.refused).toEqual([]);
  });

  it('lands within three per cent of the eye distance of what people clicked, feature by feature within five', () => {
    expect(report.compared).toBe(51);
    const all = [...report.errors].filter(([feature]) => !feature.startsWith('jaw')).flatMap(([, errors]) => errors);
    expect(mean(all)).toBeLessThan(0.03);
    for (const [feature, errors] of report.errors) expect(mean(errors), feature).toBeLessThan(0.05);
  });

  it('takes its scale from irises as wide as the clicked ones', () => {
    expect(Math.abs(mean(report.irisRatios) - 1)).toBeLessThan(0.03);
  });
});
