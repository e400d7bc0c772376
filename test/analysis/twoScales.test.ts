import { describe, expect, test } from 'vitest';
import { gridOver, readColour, readLuminance } from '../../src/analysis/resample.ts';
import { finerGrid, readTwoScales } from '../../src/analysis/twoScales.ts';
import { arraySource } from '../fixtures/pixelSource.ts';

/** A picture of many codes, some clipped and some dark, from a fixed recurrence. */
function picture(widthPx: number, heightPx: number, colorSpace: 'srgb' | 'display-p3') {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let i = 0, state = 7; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = i % 4 === 3 ? 255 : state >>> 24;
  }
  return arraySource({ widthPx, heightPx, data, colorSpace });
}

describe('readTwoScales', () => {
  test.each([
    ['srgb', 0.0613],
    ['srgb', 0.125],
    ['display-p3', 0.2371],
    ['srgb', 0.25],
    ['srgb', 0.41],
    ['display-p3', 1.3],
  ] as const)('gives what the two readings give, %s at scale %f', async (colorSpace, scale) => {
    const source = picture(173, 151, colorSpace);
    const grid = gridOver({ left: 9.4, top: 11.2, right: 999, bottom: 140.9 }, source, scale);
    const both = await readTwoScales(source, grid);
    const alone = readColour(source, grid);
    const luminance = readLuminance(source, finerGrid(grid));
    expect(both.luminance.widthPx).toBe(luminance.widthPx);
    expectNear(both.luminance.data, luminance.data);
    expectNear(both.image.data, alone.image.data);
    expectNear(both.clipped, alone.clipped);
    expectNear(both.dark, alone.dark);
  });
});

function expectNear(got: Float32Array, wanted: Float32Array): void {
  expect(got.length).toBe(wanted.length);
  let apart = 0;
  for (let i = 0; i < got.length; i++) apart = Math.max(apart, Math.abs((got[i] as number) - (wanted[i] as number)));
  expect(apart).toBeLessThan(2e-5);
}
