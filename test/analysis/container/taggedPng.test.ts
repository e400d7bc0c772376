import sharp from 'sharp';
import { expect, test } from 'vitest';
import { taggedPng } from '../../../src/analysis/container/taggedPng.ts';

test('an independent decoder finds the same codes, padding left out, and the profile', async () => {
  const [widthPx, heightPx, strideBytes] = [200, 150, 808];
  const rgba = Uint8Array.from({ length: strideBytes * heightPx }, (_, i) => (i * 31) % 256);
  const profile = (
    await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
      .then((file) => sharp(file).metadata())
  ).icc as Buffer;
  const png = Buffer.concat(taggedPng(rgba, strideBytes, widthPx, heightPx, { kind: 'icc', profile }));
  const { data, info } = await sharp(png).keepIccProfile().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([widthPx, heightPx, 4]);
  expect((await sharp(png).metadata()).icc?.equals(profile)).toBe(true);
  for (const y of [0, 1, 77, 149]) {
    const row = data.subarray(y * widthPx * 4, (y + 1) * widthPx * 4);
    expect(row.equals(rgba.subarray(y * strideBytes, y * strideBytes + widthPx * 4))).toBe(true);
  }
});
