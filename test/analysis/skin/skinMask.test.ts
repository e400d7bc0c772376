import { describe, expect, test } from 'vitest';
import type { LinearImage } from '../../../src/analysis/raster.ts';
import { halvePolygon, readControl } from '../../../src/analysis/skin/controlSkin.ts';
import { findSkin } from '../../../src/analysis/skin/skinMask.ts';
import { skinPlanes } from '../../../src/analysis/skin/skinPlanes.ts';

const SIDE = 160;
const PX_PER_MM = 2;
/** Linear sRGB of skin: light, and dark at a twelfth of its light. */
const TONES = { light: [0.62, 0.36, 0.25], dark: [0.075, 0.038, 0.022] } as const;
type Tone = keyof typeof TONES;

/** A patch of skin under light that falls off to one side, with `paint` changing what a pixel shows. */
function picture(
  tone: Tone,
  paint: (x: number, y: number, rgb: number[]) => number[] = (_x, _y, rgb) => rgb,
): LinearImage {
  const n = SIDE * SIDE;
  const data = new Float32Array(3 * n);
  for (let i = 0; i < n; i++) {
    const x = i % SIDE;
    const y = Math.floor(i / SIDE);
    const shade = Math.exp(-x / SIDE) * (1 + 0.02 * Math.sin(i * 7.7));
    const rgb = paint(x, y, [...TONES[tone]]).map((value) => value * shade);
    for (let channel = 0; channel < 3; channel++) data[channel * n + i] = rgb[channel] as number;
  }
  return { widthPx: SIDE, heightPx: SIDE, data };
}

function shareFound(
  image: LinearImage,
  isAsked: (x: number, y: number) => boolean,
  isBearded: (x: number, y: number) => boolean = () => false,
): number {
  const all = new Uint8Array(SIDE * SIDE).fill(1);
  const none = new Float32Array(SIDE * SIDE);
  const { mask } = findSkin(
    skinPlanes(image),
    { zone: all, seeds: all, bearded: all.map((_, i) => (isBearded(i % SIDE, Math.floor(i / SIDE)) ? 1 : 0)) },
    none,
    none,
    PX_PER_MM,
  );
  let asked = 0;
  let found = 0;
  for (let i = 0; i < mask.length; i++) {
    if (!isAsked(i % SIDE, Math.floor(i / SIDE))) continue;
    asked++;
    found += mask[i] as number;
  }
  return found / asked;
}

const inDisc = (cx: number, cy: number, r: number) => (x: number, y: number) => Math.hypot(x - cx, y - cy) < r;

describe.each<Tone>(['light', 'dark'])('findSkin on %s skin', (tone) => {
  test('keeps bare skin, though the light falls to a third across it', () => {
    expect(shareFound(picture(tone), () => true)).toBeGreaterThan(0.99);
  });

  test('keeps what is measured: red and brown patches', () => {
    const red = inDisc(50, 50, 15);
    const brown = inDisc(110, 100, 12);
    const image = picture(tone, (x, y, [r = 0, g = 0, b = 0]) => {
      if (red(x, y)) return [r, g * 0.72, b * 0.78];
      return brown(x, y) ? [r * 0.8, g * 0.68, b * 0.58] : [r, g, b];
    });
    expect(shareFound(image, red)).toBeGreaterThan(0.9);
    expect(shareFound(image, brown)).toBeGreaterThan(0.85);
  });

  test('keeps a sharp spot as small as a freckle, and leaves out a black hair and a mole’s width of hairs', () => {
    const freckle = inDisc(60, 60, 3);
    const spotted = picture(tone, (x, y, [r = 0, g = 0, b = 0]) =>
      freckle(x, y) ? [r * 0.6, g * 0.45, b * 0.35] : [r, g, b],
    );
    expect(shareFound(spotted, inDisc(60, 60, 3))).toBeGreaterThan(0.95);
    const strand = (x: number, y: number) => x > 40 && x < 90 && Math.abs(y - 60) < 2;
    const haired = picture(tone, (x, y, rgb) => (strand(x, y) ? [0.012, 0.011, 0.01] : rgb));
    expect(shareFound(haired, strand)).toBeLessThan(0.05);
  });

  test('takes stubble for hair where a beard may grow, and a sparkle elsewhere for skin', () => {
    const chin = (x: number) => x > 80;
    const speckled = (amount: number) =>
      picture(tone, (x, y, rgb) =>
        rgb.map((value) => (chin(x) ? value * (1 + amount * (((x * 7 + y * 3) % 5) - 2)) : value)),
      );
    const inner = (x: number) => x > 86;
    expect(shareFound(speckled(0.07), inner, chin)).toBeLessThan(0.05);
    expect(shareFound(speckled(0.07), inner)).toBeGreaterThan(0.95);
    expect(shareFound(speckled(0.02), inner, chin)).toBeGreaterThan(0.95);
  });

  test('leaves hair out', () => {
    const hairy = (x: number) => x > 100;
    const image = picture(tone, (x, y, rgb) => (hairy(x) && (x * 3 + y) % 5 < 3 ? [0.012, 0.011, 0.01] : rgb));
    expect(shareFound(image, (x) => hairy(x - 4))).toBeLessThan(0.03);
    expect(shareFound(image, (x) => x < 90)).toBeGreaterThan(0.95);
  });

  test('leaves a white highlight out', () => {
    const shine = inDisc(80, 80, 10);
    const image = picture(tone, (x, y, rgb) => (shine(x, y) ? rgb.map((value) => value * 0.5 + 0.5) : rgb));
    expect(shareFound(image, inDisc(80, 80, 8))).toBeLessThan(0.05);
  });
});

describe('control skin', () => {
  const grid = { originX: 0, originY: 0, pxPerImagePx: 1, widthPx: SIDE, heightPx: SIDE };
  const skin = new Uint8Array(SIDE * SIDE).fill(1);
  const wide = [
    { x: 20, y: 40 },
    { x: 140, y: 40 },
    { x: 140, y: 100 },
    { x: 20, y: 100 },
  ];

  test('a picked polygon is halved across its longer side', () => {
    const { reference, check } = halvePolygon(wide);
    expect(Math.max(...reference.map(({ x }) => x))).toBe(80);
    expect(Math.min(...check.map(({ x }) => x))).toBe(80);
  });

  test.each<Tone>(['light', 'dark'])('even %s skin is relied on, with its own colour ratio', (tone) => {
    const { reliable, referenceRgb } = readControl(halvePolygon(wide), picture(tone), skin, grid, PX_PER_MM);
    const [r, g] = TONES[tone];
    expect(reliable).toBe(true);
    expect(Math.log(referenceRgb[0] / referenceRgb[1])).toBeCloseTo(Math.log(r / g), 2);
  });

  test('skin of two colours is not', () => {
    const image = picture('light', (x, _y, [r = 0, g = 0, b = 0]) => (x < 50 ? [r, g * 0.85, b] : [r, g, b]));
    expect(readControl(halvePolygon(wide), image, skin, grid, PX_PER_MM)).toMatchObject({
      reliable: false,
      flaw: 'uneven',
    });
  });

  test.each<Tone>(['light', 'dark'])('a shine on one half of %s skin is not taken for its colour', (tone) => {
    // What the surface adds is white, and by itself too little to be a highlight.
    const shone = (most: number) =>
      readControl(
        halvePolygon(wide),
        picture(tone, (x, _y, rgb) => rgb.map((value) => value + (x > 50 ? most : 0) * TONES[tone][2])),
        skin,
        grid,
        PX_PER_MM,
      );
    expect(shone(0.2)).toMatchObject({ reliable: true });
    expect(shone(0.2).veil).toBeGreaterThan(2 * shone(0.2).spreadU);
    expect(shone(2)).toMatchObject({ reliable: false, flaw: 'shiny' });
  });

  test('less than a square centimetre of clear skin is not', () => {
    const sparse = skin.map((_, i) => (i % SIDE < 30 ? 1 : 0));
    const reading = readControl(halvePolygon(wide), picture('light'), sparse, grid, PX_PER_MM);
    expect(reading).toMatchObject({ reliable: false, flaw: 'too-little' });
  });
});
