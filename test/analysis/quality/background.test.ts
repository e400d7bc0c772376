import { describe, expect, it } from 'vitest';
import { backgroundOf } from '../../../src/analysis/quality/background.ts';
import type { View } from '../../../src/analysis/view.ts';

type Codes = readonly [number, number, number];
const SIDE = 192;
const subject = { left: 50, top: 40, right: 142, bottom: 192 };
const skin = { u: 0.5, v: 0.25 };

function picture(at: (x: number, y: number) => Codes): View {
  const data = new Uint8Array(SIDE * SIDE * 4).fill(255);
  for (let i = 0; i < SIDE * SIDE; i++) data.set(at(i % SIDE, Math.floor(i / SIDE)), 4 * i);
  return { image: { widthPx: SIDE, heightPx: SIDE, data, colorSpace: 'srgb' }, originX: 0, originY: 0, scale: 1 };
}

describe('backgroundOf', () => {
  it('gives the colour of an even wall, and of the same wall under warmer light', () => {
    const grey = backgroundOf(
      picture(() => [140, 140, 140]),
      subject,
      skin,
    )!;
    expect(grey.u).toBeCloseTo(0, 3);
    expect(grey.v).toBeCloseTo(0, 3);
    const warm = backgroundOf(
      picture(() => [150, 140, 120]),
      subject,
      skin,
    )!;
    expect(warm.u).toBeGreaterThan(0.1);
    expect(warm.v).toBeGreaterThan(0.2);
  });

  it('takes a wall that is lit unevenly', () => {
    expect(
      backgroundOf(
        picture((x) => [130 + x / 10, 130 + x / 10, 130 + x / 10]),
        subject,
        skin,
      ),
    ).not.toBeNull();
  });

  it.each<[string, (x: number, y: number) => Codes]>([
    ['a shelf of many colours', (x, y) => (((x >> 4) + (y >> 4)) % 2 ? [60, 120, 40] : [190, 90, 160])],
    ['skin', () => [190, 150, 132]],
    ['washed-out white', () => [255, 255, 255]],
    ['black', () => [4, 4, 4]],
  ])('gives nothing for %s', (_, at) => {
    expect(backgroundOf(picture(at), subject, skin)).toBeNull();
  });

  it('gives nothing where the subject fills the picture', () => {
    expect(
      backgroundOf(
        picture(() => [140, 140, 140]),
        { left: 0, top: 0, right: SIDE, bottom: SIDE },
        skin,
      ),
    ).toBeNull();
  });
});
