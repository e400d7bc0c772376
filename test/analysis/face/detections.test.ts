import { describe, expect, it } from 'vitest';
import {
  anchorCentres,
  type Detection,
  decodeDetections,
  mergeDetections,
} from '../../../src/analysis/face/detections.ts';

const box = (score: number, left: number, top: number, side: number): Detection => ({
  score,
  left,
  top,
  right: left + side,
  bottom: top + side,
  points: Array.from({ length: 12 }, () => left),
});

it('has two anchors in each of 16 x 16 cells, then six in each of 8 x 8', () => {
  const centres = anchorCentres();
  expect(centres.length).toBe(896 * 2);
  expect([...centres.subarray(0, 6)]).toEqual([1 / 32, 1 / 32, 1 / 32, 1 / 32, 3 / 32, 1 / 32]);
  expect([...centres.subarray(512 * 2, 512 * 2 + 2)]).toEqual([1 / 16, 1 / 16]);
  expect([...centres.subarray(-2)]).toEqual([15 / 16, 15 / 16]);
});

describe('decodeDetections', () => {
  it('reads boxes and points relative to their anchor, best first, and drops the doubtful', () => {
    const regressors = new Float32Array(896 * 16);
    const classificators = new Float32Array(896).fill(-5);
    classificators[0] = 1;
    classificators[895] = 3;
    classificators[100] = -0.1;
    regressors.set([12.8, 0, 25.6, 51.2, 6.4, -6.4], 895 * 16);
    const [best, second, ...more] = decodeDetections(regressors, classificators, 0.5);
    expect(more).toEqual([]);
    expect(best!.score).toBeCloseTo(1 / (1 + Math.exp(-3)), 6);
    expect(best!.left).toBeCloseTo(0.9375 + 0.1 - 0.1, 6);
    expect(best!.right).toBeCloseTo(0.9375 + 0.1 + 0.1, 6);
    expect(best!.top).toBeCloseTo(0.9375 - 0.2, 6);
    expect(best!.points.slice(0, 2).map((value) => value.toFixed(4))).toEqual(['0.9875', '0.8875']);
    expect(second!.score).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
  });
});

describe('mergeDetections', () => {
  it('averages what overlaps, weighted by score, and keeps the best score', () => {
    const [merged, ...more] = mergeDetections([box(0.9, 0, 0, 1), box(0.6, 0.1, 0, 1)], 0.3);
    expect(more).toEqual([]);
    expect(merged!.score).toBe(0.9);
    expect(merged!.left).toBeCloseTo(0.04, 9);
    expect(merged!.points[0]).toBeCloseTo(0.04, 9);
  });

  it('keeps faces apart that hardly overlap', () => {
    expect(mergeDetections([box(0.9, 0, 0, 1), box(0.8, 0.8, 0, 1), box(0.7, 3, 3, 1)], 0.3)).toHaveLength(3);
  });
});
