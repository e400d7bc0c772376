import { describe, expect, it } from 'vitest';
import { type Affine, invert } from '../../../src/analysis/align/affine.ts';
import { areaAtlas, areaMask, areaToTexel, mapArea } from '../../../src/analysis/area/areaAtlas.ts';
import type { AreaBaseline } from '../../../src/analysis/area/areaTemplate.ts';
import { registerArea } from '../../../src/analysis/area/registerArea.ts';
import { carry } from '../../../src/analysis/atlas/carry.ts';
import { encode } from '../../../src/analysis/colour.ts';
import type { PixelSource } from '../../../src/analysis/raster.ts';
import { readLuminance } from '../../../src/analysis/resample.ts';
import { skinPicture } from './skinPicture.ts';

const PX_PER_MM = 4;
const WIDTH = 640;
const HEIGHT = 480;
const SAME: Affine = [1, 0, 0, 0, 1, 0];
const POLYGON = [
  { x: 200, y: 140 },
  { x: 420, y: 130 },
  { x: 440, y: 330 },
  { x: 190, y: 320 },
];

function baselineOf(source: PixelSource, pxPerMm: number | null): AreaBaseline {
  const { mapping, geometry, texelMm2 } = areaAtlas(POLYGON, pxPerMm);
  const { widthPx, heightPx } = mapping;
  const grid = { originX: 0, originY: 0, pxPerImagePx: 0.5, widthPx: WIDTH / 2, heightPx: HEIGHT / 2 };
  const luminance = Uint8Array.from(carry(readLuminance(source, grid), 0, 0, 0.5, mapping, 0), (y) => 255 * encode(y));
  return { geometry, atlas: { widthPx, heightPx, luminance, texelMm2 } };
}

/** Turn, scale and shift about the middle of the first photo: first photo -> later photo. */
function moved(scale: number, angleDeg: number, x: number, y: number, shear = 0): Affine {
  const cos = scale * Math.cos((angleDeg * Math.PI) / 180);
  const sin = scale * Math.sin((angleDeg * Math.PI) / 180);
  return [
    cos,
    -sin + shear,
    WIDTH / 2 + x - (cos * WIDTH) / 2 - ((-sin + shear) * HEIGHT) / 2,
    sin,
    cos,
    HEIGHT / 2 + y - (sin * WIDTH) / 2 - (cos * HEIGHT) / 2,
  ];
}

describe('areaAtlas', () => {
  it('is the area with 2 cm about it at two texels a mm, and knows its size', () => {
    const { mapping, mask, texelMm2 } = areaAtlas(POLYGON, PX_PER_MM);
    expect([mapping.widthPx, mapping.heightPx]).toEqual([205, 180]);
    const areaMm2 = texelMm2!.reduce((sum, value) => sum + value, 0);
    // The polygon by hand: 46,250 px2 at 16 px2 a mm2.
    expect(Math.abs(areaMm2 / (shoelace() / PX_PER_MM ** 2) - 1)).toBeLessThan(0.01);
    expect(mask.length).toBe(205 * 180);
    // Taken to be 120 mm wide.
    expect(areaAtlas(POLYGON, null).mapping.widthPx).toBe(320);
    expect(areaAtlas(POLYGON, null).texelMm2).toBeNull();
    expect(areaAtlas(POLYGON, 0.5).mapping.widthPx).toBe(512);
  });

  it('finds its way back from the photo', () => {
    const { mapping, geometry } = areaAtlas(POLYGON, PX_PER_MM);
    const texelAt = areaToTexel(geometry, mapping);
    expect(mapping.x.every((x, i) => texelAt(x, mapping.y[i] as number) === i)).toBe(true);
    expect(texelAt(0, 0)).toBe(-1);
  });
});

describe('registerArea', () => {
  const baseline = baselineOf(skinPicture(1, WIDTH, HEIGHT, { toSkin: SAME, noise: 4 }), PX_PER_MM);

  it.each([
    ['shifted', moved(1, 0, 37, -22), {}],
    ['nearer, turned and darker', moved(1.35, 14, -20, 25), { exposure: 0.7, shading: 0.25, noise: 6 }],
    ['farther, turned and brighter', moved(0.7, -17, 60, 10), { exposure: 1.3, noise: 6 }],
    ['seen a little from the side', moved(1.1, 5, 10, 10, 0.06), { shading: -0.2, noise: 6 }],
  ])('finds the area again: %s', (_, truth, light) => {
    const later = skinPicture(1, WIDTH, HEIGHT, { toSkin: invert(truth), ...light });
    const found = registerArea(baseline, later, null);
    expect(found).not.toBeNull();
    const apart = found!.polygon.map((point, i) => {
      const { x, y } = POLYGON[i]!;
      return Math.hypot(
        point.x - (truth[0] * x + truth[1] * y + truth[2]),
        point.y - (truth[3] * x + truth[4] * y + truth[5]),
      );
    });
    expect(Math.max(...apart) / PX_PER_MM).toBeLessThan(0.5);
    expect(found!.residual).toBeLessThan(0.5);
    // The same mask on every photo, so that a region is the same skin.
    const again = areaMask(found!, 205, 180);
    expect(
      again.reduce((sum, value, i) => sum + Math.abs(value - areaMask(baseline.geometry, 205, 180)[i]!), 0),
    ).toBeLessThan(20);
    expect(mapArea(found!, 205, 180).x.length).toBe(36_900);
  });

  it('says so when it is other skin', () => {
    for (const seed of [50, 60, 70]) {
      expect(registerArea(baseline, skinPicture(seed, WIDTH, HEIGHT, { toSkin: SAME, noise: 4 }), null)).toBeNull();
    }
  });

  it('looks where it is told, at the size it is told', () => {
    const truth = moved(0.5, 0, 100, 60);
    const later = skinPicture(1, WIDTH, HEIGHT, { toSkin: invert(truth), noise: 4 });
    const hint = POLYGON.map(({ x, y }) => ({ x: 0.5 * x + truth[2] + 12, y: 0.5 * y + truth[5] - 9 }));
    const found = registerArea(baseline, later, hint);
    expect(found).not.toBeNull();
    expect(Math.hypot(found!.polygon[0]!.x - (100 + truth[2]), found!.polygon[0]!.y - (70 + truth[5]))).toBeLessThan(1);
  });

  it('works without a scale, and gives the residual in image pixels', () => {
    const plain = baselineOf(skinPicture(1, WIDTH, HEIGHT, { toSkin: SAME }), null);
    const found = registerArea(plain, skinPicture(1, WIDTH, HEIGHT, { toSkin: invert(moved(1, 3, 15, 8)) }), null);
    expect(found).not.toBeNull();
    expect(found!.residual).toBeLessThan(2);
  });
});

function shoelace(): number {
  return Math.abs(
    POLYGON.reduce((sum, { x, y }, i) => {
      const next = POLYGON[(i + 1) % POLYGON.length]!;
      return sum + x * next.y - y * next.x;
    }, 0) / 2,
  );
}
