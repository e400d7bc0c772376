import { describe, expect, it } from 'vitest';
import { regionTexels } from '../../../src/analysis/atlas/faceLabels.ts';
import { fillDilated, fillPolygon } from '../../../src/analysis/atlas/polygonMask.ts';
import { faceTexelMm2 } from '../../../src/analysis/atlas/texelArea.ts';
import { FACE_REGIONS } from '../../../src/domain/region.ts';

const count = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);

describe('regionTexels', () => {
  it('gives every texel to one region at most, and only texels of the face', () => {
    const owners = new Uint8Array(512 * 512);
    const face = regionTexels('face');
    for (const region of FACE_REGIONS) {
      regionTexels(region).forEach((inside, i) => {
        owners[i] = (owners[i] as number) + inside;
      });
    }
    expect(Math.max(...new Set(owners))).toBe(1);
    expect(owners.some((owner, i) => owner === 1 && face[i] === 0)).toBe(false);
  });

  it('mirrors the two sides', () => {
    for (const region of FACE_REGIONS.filter((name) => name.endsWith('-right'))) {
      const right = count(regionTexels(region));
      const left = count(regionTexels(region.replace('-right', '-left') as typeof region));
      expect(Math.abs(right - left), region).toBeLessThanOrEqual(Math.max(4, 0.01 * right));
    }
  });

  it('covers as much skin as a face has', () => {
    const mm2 = faceTexelMm2(10);
    const cm2 = (mask: Uint8Array) => mask.reduce((sum, inside, i) => sum + inside * (mm2[i] as number), 0) / 100;
    expect(cm2(regionTexels('face'))).toBeGreaterThan(260);
    expect(cm2(regionTexels('face'))).toBeLessThan(340);
    expect(cm2(regionTexels('cheek-right'))).toBeGreaterThan(15);
    expect(cm2(regionTexels('cheek-right'))).toBeLessThan(30);
    expect(cm2(regionTexels('forehead'))).toBeGreaterThan(25);
    const larger = faceTexelMm2(11);
    expect((larger[256 * 512 + 256] as number) / (mm2[256 * 512 + 256] as number)).toBeCloseTo(1.21, 4);
  });
});

describe('polygons in a mask', () => {
  const square = [2, 2, 6, 2, 6, 6, 2, 6];
  it('fills the texels whose centre is inside, and the rim within a radius', () => {
    const filled = new Uint8Array(100);
    fillPolygon(filled, 10, square);
    expect(count(filled)).toBe(16);
    const dilated = new Uint8Array(100);
    fillDilated(dilated, 10, square, 1);
    // One texel further on each side; the corners' centres lie 0.71 texels out.
    expect(count(dilated)).toBe(36);
  });
});
