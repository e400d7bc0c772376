import type { Affine } from '../../../src/analysis/align/affine.ts';
import type { PixelSource } from '../../../src/analysis/raster.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';

export interface Taking {
  /** Picture pixels -> the skin's own plane (pixels of the first photo). */
  readonly toSkin: Affine;
  readonly exposure?: number;
  /** Light falls off across the picture by this share. */
  readonly shading?: number;
  readonly noise?: number;
}

/** A piece of mottled, freckled skin, defined at every point of its plane, photographed. `seed`: whose skin. */
export function skinPicture(seed: number, widthPx: number, heightPx: number, taking: Taking): PixelSource {
  const { toSkin, exposure = 1, shading = 0, noise = 0 } = taking;
  const [a, b, c, d, e, f] = toSkin;
  const data = new Uint8ClampedArray(widthPx * heightPx * 4);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i += 4) {
      const u = a * (x + 0.5) + b * (y + 0.5) + c;
      const v = d * (x + 0.5) + e * (y + 0.5) + f;
      const mottle =
        0.05 * wave(seed, u / 90, v / 90) +
        0.05 * wave(seed + 1, u / 34, v / 34) +
        0.04 * wave(seed + 2, u / 11, v / 11);
      const freckles = -0.25 * Math.max(0, wave(seed + 3, u / 17, v / 17) - 0.6);
      const light = exposure * (1 - (shading * x) / widthPx) * Math.exp(mottle + freckles);
      const grain = noise * (lattice(seed + 9, x + widthPx * y, Math.round(1000 * exposure)) - 0.5);
      data[i] = 205 * light ** (1 / 2.2) + grain;
      data[i + 1] = 160 * light ** (1 / 2.2) + grain;
      data[i + 2] = 140 * light ** (1 / 2.2) + grain;
      data[i + 3] = 255;
    }
  }
  return arraySource({ widthPx, heightPx, data, colorSpace: 'srgb' });
}

/** Smooth value noise, -1..1. */
function wave(seed: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const ease = (t: number) => t * t * (3 - 2 * t);
  const fx = ease(x - left);
  const fy = ease(y - top);
  const row = (k: number) => (1 - fx) * lattice(seed, left, top + k) + fx * lattice(seed, left + 1, top + k);
  return 2 * ((1 - fy) * row(0) + fy * row(1)) - 1;
}

/** A fixed random number, 0..1, of a lattice point. */
function lattice(seed: number, x: number, y: number): number {
  let h = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(x + 7919, 0x85ebca6b) ^ Math.imul(y + 104729, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}
