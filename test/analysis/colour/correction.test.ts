import { converter } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCard } from '../../../src/analysis/colour/cardFit.ts';
import { PATCHES, SKIN_LIKE } from '../../../src/analysis/colour/chart.ts';
import { corrected, fitCorrection } from '../../../src/analysis/colour/correction.ts';
import { labOf } from '../../../src/analysis/colour.ts';

type Rgb = readonly [number, number, number];

const SKIN: Rgb = [0.42, 0.24, 0.16];
const scaled = ([r, g, b]: Rgb, by: number): Rgb => [by * r, by * g, by * b];
const patches = PATCHES.map((rgb) => rgb.map((light) => Math.max(light, 0.001)) as unknown as Rgb);

describe('the patches', () => {
  it('are the published colours under D65', () => {
    const toRgb = converter('lrgb');
    const published = { 0: [37.54, 14.37, 14.92], 13: [54.38, -39.72, 32.27], 18: [95.19, -1.03, 2.93] } as const;
    for (const [i, [l, a, b]] of Object.entries(published)) {
      const oracle = toRgb({ mode: 'lab', l, a, b });
      expect(PATCHES[Number(i)]![0]).toBeCloseTo(oracle.r, 2);
      expect(PATCHES[Number(i)]![1]).toBeCloseTo(oracle.g, 2);
      expect(PATCHES[Number(i)]![2]).toBeCloseTo(oracle.b, 2);
    }
  });
});

describe('a correction', () => {
  it('undoes white balance, a power law and a leak between channels', () => {
    const camera = ([r, g, b]: Rgb): Rgb => [
      (0.8 * (0.93 * r + 0.07 * g)) ** 1.15,
      (0.7 * (0.06 * r + 0.9 * g + 0.04 * b)) ** 1.1,
      (0.5 * (0.1 * g + 0.9 * b)) ** 1.2,
    ];
    const fit = fitCard(patches.map(camera))!;
    expect(fit.skinDeltaE).toBeLessThan(1);
    const [L, a, b] = labOf(...corrected(fit.correction, camera(SKIN)));
    const [trueL, trueA, trueB] = labOf(...SKIN);
    expect(Math.hypot(L - trueL, a - trueA, b - trueB)).toBeLessThan(1.5);
  });

  it('gives the same whatever the exposure', () => {
    const camera = ([r, g, b]: Rgb): Rgb => [0.6 * r ** 1.1, 0.5 * (0.9 * g + 0.1 * r), 0.4 * b ** 0.9];
    const shot = patches.map(camera);
    const whole = corrected(fitCorrection(shot)!, camera(SKIN));
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), (exposure) => {
        const correction = fitCorrection(shot.map((rgb) => scaled(rgb, exposure)))!;
        corrected(correction, scaled(camera(SKIN), exposure)).forEach((light, c) => {
          expect(light).toBeCloseTo(whole[c]!, 4);
        });
      }),
    );
  });

  it('leaves a patch out where asked: a wrong one then has no say', () => {
    const [light] = [SKIN_LIKE[1]!];
    const wrong = patches.map((rgb, i) => (i === light ? scaled(rgb, 0.5) : rgb));
    const [r] = corrected(fitCorrection(wrong, light)!, patches[light]!);
    expect(r).toBeCloseTo(patches[light]![0], 1);
    expect(corrected(fitCorrection(wrong)!, patches[light]!)[0]).toBeGreaterThan(1.2 * patches[light]![0]);
  });

  it('is none where the greys get darker the lighter they should be', () => {
    expect(fitCorrection(patches.map((rgb, i) => (i >= 18 ? (patches[41 - i] as Rgb) : rgb)))).toBeNull();
  });
});
