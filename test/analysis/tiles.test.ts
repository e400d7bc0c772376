import { describe, expect, test } from 'vitest';
import { reliefMaps } from '../../src/analysis/texture/reliefMaps.ts';
import { cutTile, keepTile, roomFor, tilesOver } from '../../src/analysis/tiles.ts';
import { nodeModels } from '../fixtures/nodeModels.ts';

const WIDTH = 101;
const HEIGHT = 67;
const FORM = { mostPx: 34 * 34, halo: 5, step: 4 };

describe('tilesOver', () => {
  test('keeps every pixel of the mask exactly once, with its halo', () => {
    const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => ((i * 7919) % 13 < 3 && i % WIDTH > 20 ? 1 : 0));
    const kept = new Uint8Array(mask.length);
    const tiles = tilesOver(mask, WIDTH, FORM);
    expect(tiles.length).toBeGreaterThan(4);
    for (const { x, y, width, height, keep } of tiles) {
      expect(width * height).toBeLessThanOrEqual(FORM.mostPx);
      for (const value of [x, y, width, height, keep.x, keep.y]) expect(value % 4).toBe(0);
      expect(keep.x - x).toBeGreaterThanOrEqual(Math.min(5, keep.x));
      expect(keep.y - y).toBeGreaterThanOrEqual(Math.min(5, keep.y));
      expect(x + width - keep.x - keep.width).toBeGreaterThanOrEqual(Math.min(5, WIDTH - keep.x - keep.width));
      for (let row = keep.y; row < keep.y + keep.height; row++) {
        for (let column = keep.x; column < keep.x + keep.width; column++) {
          kept[row * WIDTH + column] = (kept[row * WIDTH + column] ?? 0) + 1;
        }
      }
    }
    mask.forEach((wanted, i) => {
      expect(kept[i]).toBeLessThanOrEqual(1);
      if (wanted) expect(kept[i]).toBe(1);
    });
  });

  test('feeds a small raster whole, and of two layouts takes the one with fewer pixels', () => {
    const everywhere = new Uint8Array(WIDTH * HEIGHT).fill(1);
    expect(tilesOver(everywhere, WIDTH, { ...FORM, mostPx: 104 * 68 })).toHaveLength(1);
    // Two stripes, far apart: bands of either go round what lies between.
    const stripes = everywhere.map((_, i) => (i < 4 * WIDTH || i >= (HEIGHT - 4) * WIDTH ? 1 : 0));
    const fed = tilesOver(stripes, WIDTH, { ...FORM, mostPx: 104 * 68 });
    expect(fed.reduce((sum, { width, height }) => sum + width * height, 0)).toBeLessThan((WIDTH * HEIGHT) / 2);
  });

  test('an empty mask asks for nothing', () => {
    expect(tilesOver(new Uint8Array(WIDTH * HEIGHT), WIDTH, FORM)).toEqual([]);
  });

  test('what is cut out and put back is what was there', () => {
    const planes = Float32Array.from({ length: 2 * WIDTH * HEIGHT }, (_, i) => i);
    const back = new Float32Array(WIDTH * HEIGHT);
    const everywhere = new Uint8Array(WIDTH * HEIGHT).fill(1);
    const tiles = tilesOver(everywhere, WIDTH, FORM);
    const room = roomFor(tiles, 2);
    for (const tile of tiles) keepTile(cutTile(planes, WIDTH, HEIGHT, tile, room), 1, tile, back, WIDTH);
    expect(back).toEqual(planes.subarray(WIDTH * HEIGHT));
  });
});

test('the texture model answers the same on tiles as on the whole', async () => {
  // More than is fed at a time.
  const side = 1328;
  // Grain, and dark grooves for lines.
  const detail = Float32Array.from(
    { length: side * side },
    (_, i) => Math.sin(i * 0.7) - ((i % side) % 40 < 3 ? 5 : 0),
  );
  const models = nodeModels('node');
  const whole = await models.texture(detail, side, side);
  const everywhere = new Uint8Array(side * side).fill(1);
  const { line, pore } = await reliefMaps({ widthPx: side, heightPx: side, data: detail }, everywhere, models);
  let apart = 0;
  let mistaken = 0;
  for (let i = 0; i < side * side; i++) {
    if (line.data[i] !== ((whole[i] ?? 0) > 0 ? 1 : 0)) mistaken++;
    apart = Math.max(apart, Math.abs((pore.data[i] ?? 0) - (whole[side * side + i] ?? 0)));
  }
  expect(line.data).toContain(1);
  expect([apart, mistaken]).toEqual([0, 0]);
});
