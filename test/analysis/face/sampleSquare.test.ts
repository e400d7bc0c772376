import { describe, expect, it } from 'vitest';
import { sampleSquare } from '../../../src/analysis/face/sampleSquare.ts';
import { closeView } from '../../../src/analysis/face/square.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import { readHalved, type View } from '../../../src/analysis/view.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';

/** Red grows to the right, green downwards, half a step a pixel. */
function ramp(widthPx: number, heightPx: number): CodedImage {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let i = 0; i < widthPx * heightPx; i++) {
    data.set([(i % widthPx) / 2, Math.floor(i / widthPx) / 2, 100, 255], 4 * i);
  }
  return { widthPx, heightPx, data, colorSpace: 'srgb' };
}

const native = (image: CodedImage): View => ({ image, originX: 0, originY: 0, scale: 1 });
const codes = { sidePx: 4, black: 0, white: 255, outside: 'edge' } as const;

describe('sampleSquare', () => {
  it('gives the pixels themselves where the square fits them', () => {
    const square = { centreX: 12, centreY: 22, sidePx: 4, angleRad: 0 };
    const tensor = sampleSquare(native(ramp(64, 64)), square, codes);
    expect([...tensor.subarray(0, 3)].map(Math.round)).toEqual([5, 10, 100]);
    expect([...tensor.subarray(45, 48)].map(Math.round)).toEqual([6, 11, 100]);
  });

  it('turns clockwise on screen: the upper edge of the square looks along the turned axis', () => {
    const square = { centreX: 32, centreY: 32, sidePx: 40, angleRad: Math.PI / 2 };
    const tensor = sampleSquare(native(ramp(64, 64)), square, codes);
    const [first, endOfRow] = [tensor.subarray(0, 3), tensor.subarray(9, 12)];
    expect(first[0]).toBeGreaterThan(22);
    expect(first[1]).toBeLessThan(10);
    expect(endOfRow[0]).toBeCloseTo(first[0]!, 0);
    expect(endOfRow[1]).toBeGreaterThan(22);
  });

  it('averages what it reduces', () => {
    const checks = ramp(64, 64);
    checks.data.forEach((_, i) => {
      if (i % 4 === 0) checks.data[i] = ((i / 4) % 2) * 200;
    });
    const tensor = sampleSquare(native(checks), { centreX: 32, centreY: 32, sidePx: 48, angleRad: 0.3 }, codes);
    for (const red of tensor.filter((_, i) => i % 3 === 0)) expect(Math.abs(red - 100)).toBeLessThan(15);
  });

  it('is black or repeats the edge outside the photo', () => {
    const square = { centreX: 0, centreY: 0, sidePx: 8, angleRad: 0 };
    const form = { sidePx: 4, black: -1, white: 1, outside: 'black' } as const;
    const image = ramp(64, 64);
    image.data.fill(255);
    expect([...sampleSquare(native(image), square, form).subarray(0, 3)]).toEqual([-1, -1, -1]);
    expect([...sampleSquare(native(image), square, codes).subarray(0, 3)]).toEqual([255, 255, 255]);
  });
});

describe('views', () => {
  const source = arraySource(ramp(400, 300));
  const square = { centreX: 210, centreY: 140, sidePx: 120, angleRad: 0.2 };

  it.each([
    ['a reduced photo', () => readHalved(source, { left: 0, top: 0, right: 400, bottom: 300 }, 1)],
    ['native pixels round the square', () => closeView(source, square, 120)],
    ['the same, reduced to half', () => closeView(source, square, 40)],
  ])('%s shows the same places', async (_, read) => {
    const expected = sampleSquare(native(ramp(400, 300)), square, { ...codes, sidePx: 16 });
    const got = sampleSquare(await read(), square, { ...codes, sidePx: 16 });
    // A code is two pixels of the ramp; rounding down in ramp and mean costs up to one.
    for (const [i, value] of got.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThan(1);
  });

  it('reads only round the square', async () => {
    const { image } = await closeView(source, square, 120);
    expect(image.widthPx).toBeLessThan(190);
  });

  it('copes with a square that leaves the photo', async () => {
    const view = await closeView(source, { ...square, centreX: -20, centreY: 310 }, 40);
    expect(sampleSquare(view, square, codes).every(Number.isFinite)).toBe(true);
  });
});
