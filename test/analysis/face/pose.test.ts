import { describe, expect, it } from 'vitest';
import { CANONICAL, LANDMARK_POINTS } from '../../../src/analysis/face/canonical.ts';
import { irisDiameterPx, poseOf, viewOf } from '../../../src/analysis/face/pose.ts';

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Landmarks of the canonical face seen from far away. The head turns to its left by yaw (its nose goes to the image right),
 * lifts its chin by pitch, and the picture is turned clockwise by roll.
 */
function turnedFace(yawDeg: number, pitchDeg: number, rollDeg: number, pxPerCm: number): Float32Array {
  const [yaw, pitch, roll] = [radians(yawDeg), radians(pitchDeg), radians(rollDeg)];
  const landmarks = new Float32Array(LANDMARK_POINTS * 3);
  for (let i = 0; i < CANONICAL.vertices.length; i += 3) {
    const [x = 0, y = 0, z = 0] = CANONICAL.vertices.subarray(i, i + 3);
    const noddedY = y * Math.cos(pitch) + z * Math.sin(pitch);
    const noddedZ = z * Math.cos(pitch) - y * Math.sin(pitch);
    const turnedX = x * Math.cos(yaw) + noddedZ * Math.sin(yaw);
    const turnedZ = noddedZ * Math.cos(yaw) - x * Math.sin(yaw);
    const [imageX, imageY] = [turnedX, -noddedY];
    landmarks[i] = 700 + pxPerCm * (imageX * Math.cos(roll) - imageY * Math.sin(roll));
    landmarks[i + 1] = 500 + pxPerCm * (imageX * Math.sin(roll) + imageY * Math.cos(roll));
    landmarks[i + 2] = -pxPerCm * turnedZ;
  }
  return landmarks;
}

const NOSE_TIP = 1;
const FOREHEAD = 10;

describe('poseOf', () => {
  it.each([
    [0, 0, 0],
    [30, 0, 0],
    [0, 20, 0],
    [0, 0, 15],
    [-45, 10, -8],
    [60, -25, 170],
  ])('recovers yaw %i, pitch %i, roll %i', (yawDeg, pitchDeg, rollDeg) => {
    const { pose, pxPerCanonicalCm } = poseOf(turnedFace(yawDeg, pitchDeg, rollDeg, 31));
    expect(pose.yawDeg).toBeCloseTo(yawDeg, 3);
    expect(pose.pitchDeg).toBeCloseTo(pitchDeg, 3);
    expect(pose.rollDeg).toBeCloseTo(rollDeg, 3);
    expect(pxPerCanonicalCm).toBeCloseTo(31, 3);
  });

  it('counts angles as its words say', () => {
    const straight = turnedFace(0, 0, 0, 31);
    expect(turnedFace(20, 0, 0, 31)[3 * NOSE_TIP]).toBeGreaterThan(straight[3 * NOSE_TIP]!);
    expect(turnedFace(0, 20, 0, 31)[3 * NOSE_TIP + 1]).toBeLessThan(straight[3 * NOSE_TIP + 1]!);
    expect(turnedFace(0, 0, 20, 31)[3 * FOREHEAD]).toBeGreaterThan(straight[3 * FOREHEAD]!);
  });

  it('stays close where the points are off by a pixel', () => {
    const landmarks = turnedFace(15, -5, 3, 31).map((value, i) => value + Math.sin(i * 12.9));
    const { pose } = poseOf(landmarks);
    expect(Math.abs(pose.yawDeg - 15)).toBeLessThan(1);
    expect(Math.abs(pose.pitchDeg + 5)).toBeLessThan(1);
  });
});

describe('viewOf', () => {
  it.each([
    [-45, 'left45'],
    [-20, 'front'],
    [0, 'front'],
    [20, 'front'],
    [45, 'right45'],
  ])('a yaw of %i is %s', (yawDeg, view) => {
    expect(viewOf({ yawDeg, pitchDeg: 0, rollDeg: 0 })).toBe(view);
  });
});

describe('irisDiameterPx', () => {
  /** A turned face with irises 42 and 46 px wide and high, as they are seen from the front. */
  function withIrises(yawDeg: number): Float32Array {
    const landmarks = turnedFace(yawDeg, 0, 0, 31);
    const foreshortening = Math.cos(radians(yawDeg));
    for (const [first, radius] of [
      [468, 21],
      [473, 23],
    ] as const) {
      const place = (k: number, x: number, y: number): void => landmarks.set([600 + x, 400 + y, 0], 3 * (first + k));
      place(1, radius * foreshortening, 0);
      place(2, 0, -radius);
      place(3, -radius * foreshortening, 0);
      place(4, 0, radius);
    }
    return landmarks;
  }

  it.each([0, -25, 45])('is the mean of both eyes and both directions at a yaw of %i', (yawDeg) => {
    expect(irisDiameterPx(withIrises(yawDeg))).toBeCloseTo(44, 2);
  });
});
