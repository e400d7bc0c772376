import sharp, { type JpegOptions } from 'sharp';
import { expect, it } from 'vitest';
import { jpegQuality } from '../../../src/analysis/container/jpeg.ts';
import { qualityOfSteps } from '../../../src/analysis/container/jpegQuality.ts';

const pixels = Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => (i * 37) % 251);
const jpeg = (quality: number, options: JpegOptions = {}) =>
  sharp(pixels, { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg({ quality, ...options })
    .toBuffer();

it.each([[20], [40], [60], [75], [90], [97]])('reads quality %i back from the table', async (quality) => {
  expect(Math.abs(jpegQuality(new Uint8Array(await jpeg(quality)))! - quality)).toBeLessThanOrEqual(1);
});

it('finds the table of a progressive photo, too', async () => {
  expect(Math.abs(jpegQuality(new Uint8Array(await jpeg(50, { progressive: true })))! - 50)).toBeLessThanOrEqual(1);
});

it('stays in 1..100 whatever a file says', () => {
  expect(qualityOfSteps(new Array(64).fill(1))).toBe(99);
  expect(qualityOfSteps(new Array(64).fill(0))).toBe(100);
  expect(qualityOfSteps(new Array(64).fill(65_535))).toBeGreaterThanOrEqual(1);
});

it('has nothing to say of a table cut short', async () => {
  const file = new Uint8Array(await jpeg(50));
  const table = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xdb);
  // The segment now claims to hold ten bytes; what follows is no longer read as its table.
  const cut = file.slice();
  cut.set([0, 10], table + 2);
  expect(jpegQuality(cut)).toBeNull();
});
