import { describe, expect, it } from 'vitest';
import { expressionOf, strongestOf } from '../../../src/analysis/quality/expression.ts';
import type { Expression } from '../../../src/domain/conditions.ts';
import { type Turn, turnedFace } from '../atlas/turnedFace.ts';

const place = { x: 500, y: 600 };
const PX_PER_CM = 40;

/** Moves points of the face, cm in the image (x right, y down). */
function moved(points: readonly number[], xCm: number, yCm: number, turn: Omit<Turn, 'x' | 'y'> = {}): Float32Array {
  const landmarks = turnedFace({ ...place, pxPerCm: PX_PER_CM, ...turn });
  for (const point of points) {
    landmarks[3 * point]! += xCm * PX_PER_CM;
    landmarks[3 * point + 1]! += yCm * PX_PER_CM;
  }
  return landmarks;
}

const rest = expressionOf(moved([], 0, 0));
const BROWS = [105, 334, 55, 285, 66, 296];
const UPPER_LIDS = [159, 386];

describe('expressionOf', () => {
  it.each<[keyof Expression, Float32Array]>([
    ['mouth', moved([14, 17, 152], 0, 0.5)],
    ['smile', moved([61, 291, 50, 280], 0, -0.35)],
    ['brow', moved(BROWS, 0, -1.2)],
    ['squint', moved(UPPER_LIDS, 0, 0.35)],
  ])('tells %s', (part, landmarks) => {
    const found = expressionOf(landmarks);
    expect(found[part] - rest[part]).toBeGreaterThan(0.8);
    const others = (Object.keys(rest) as (keyof Expression)[]).filter((key) => key !== part);
    for (const other of others) expect(Math.abs(found[other] - rest[other]), other).toBeLessThan(0.8);
  });

  it.each<[string, Omit<Turn, 'x' | 'y'>]>([
    ['10 degrees to the side', { yawDeg: 10 }],
    ['20 degrees to the side', { yawDeg: 20 }],
    ['10 degrees up', { pitchDeg: 10 }],
    ['tilted by 15 degrees', { rollDeg: 15 }],
    ['twice as large', { pxPerCm: 80 }],
  ])('is the same on a face turned %s', (_, turn) => {
    const turned = expressionOf(turnedFace({ ...place, ...turn }));
    for (const key of Object.keys(rest) as (keyof Expression)[]) expect(turned[key], key).toBeCloseTo(rest[key], 2);
  });

  it('gives the strongest of its parts', () => {
    expect(strongestOf({ mouth: 0.2, smile: 1.4, brow: -0.3, squint: 0.1 })).toBe(1.4);
  });
});
