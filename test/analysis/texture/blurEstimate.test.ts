import { expect, test } from 'vitest';
import { blur } from '../../../src/analysis/blur.ts';
import type { Plane } from '../../../src/analysis/raster.ts';
import { blurSigmaPx } from '../../../src/analysis/texture/blurEstimate.ts';

/** Discs with hard edges on a mid ground, five times oversampled and averaged: edges as a perfect camera has them. */
function discs(): Plane {
  const side = 160;
  const data = Float32Array.from({ length: side * side }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < 25; k++) {
      const x = (i % side) + (k % 5) / 5;
      const y = Math.floor(i / side) + Math.floor(k / 5) / 5;
      sum += Math.hypot((x % 40) - 20, (y % 40) - 20) < 11 ? 0.1 : 0.5;
    }
    return sum / 25;
  });
  return { widthPx: side, heightPx: side, data };
}

test.each([0.6, 1, 1.5, 2.2])('finds a blur of %f px with that of the pixel itself', (sigma) => {
  const found = blurSigmaPx(blur(discs(), sigma));
  const withPixel = Math.hypot(sigma, 0.29);
  expect(Math.abs(found / withPixel - 1)).toBeLessThan(0.15);
});

test('tells a softer picture from a sharper one under noise', () => {
  let seed = 7;
  const noise = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return 0.01 * (seed / 2_147_483_647 - 0.5);
  };
  const noisy = (sigma: number) => {
    const plane = blur(discs(), sigma);
    return { ...plane, data: plane.data.map((value) => value + noise()) };
  };
  expect(blurSigmaPx(noisy(1.3))).toBeGreaterThan(1.15 * blurSigmaPx(noisy(1)));
});
