import { describe, expect, it } from 'vitest';
import { PATCHES } from '../../../src/analysis/colour/chart.ts';
import { corrected } from '../../../src/analysis/colour/correction.ts';
import { findCard } from '../../../src/analysis/colour/findCard.ts';
import { readCard } from '../../../src/analysis/colour/readCard.ts';
import { readPatches } from '../../../src/analysis/colour/readPatches.ts';
import { labOf } from '../../../src/analysis/colour.ts';
import { overviewOf } from '../../../src/analysis/view.ts';
import type { CardCorners } from '../../../src/domain/colourCard.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';
import { cardPicture, cornersAt } from './cardPicture.ts';

type Rgb = readonly [number, number, number];

const furthest = (found: CardCorners, drawn: CardCorners) =>
  Math.max(...found.map(({ x, y }, i) => Math.hypot(x - drawn[i]!.x, y - drawn[i]!.y)));

describe('a card in a photo', () => {
  it.each([
    ['upright', 420, 0, 0],
    ['upside down', 420, 180, 0],
    ['on end', 300, 90, 0],
    ['askew and in perspective', 380, 33, 0.08],
    ['small', 200, -20, 0.03],
  ])('is found %s', (_, widthPx, turnDeg, pull) => {
    const corners = cornersAt(widthPx, turnDeg, pull);
    const read = readCard(arraySource(cardPicture(corners)), null)!;
    expect(furthest(read.reading.corners, corners)).toBeLessThan(0.03 * widthPx);
    expect(read.reading).toMatchObject({ problem: null, isMarked: false });
  });

  it('is found in a mirror', () => {
    const [a, b, c, d] = cornersAt(380, 0);
    const corners: CardCorners = [b, a, d, c];
    const read = readCard(arraySource(cardPicture(corners)), null)!;
    expect(furthest(read.reading.corners, corners)).toBeLessThan(12);
  });

  it('brings its patches back to what they are', () => {
    const corners = cornersAt(420, 12);
    const source = arraySource(cardPicture(corners));
    const { correction, reading } = readCard(source, null)!;
    expect(reading.residual!.skin).toBeLessThan(1);
    const [L] = labOf(...corrected(correction!, readPatches(source, corners)![1]!.rgb));
    expect(L).toBeCloseTo(labOf(...PATCHES[1]!)[0], 0);
  });

  it('is read where it is marked, whichever corner came first', () => {
    const [a, b, c, d] = cornersAt(60, 10);
    const source = arraySource(cardPicture([a, b, c, d]));
    expect(readCard(source, null)).toBeNull();
    expect(readCard(source, [c, d, a, b])!.reading).toMatchObject({
      problem: null,
      isMarked: true,
      corners: [a, b, c, d],
    });
  });

  it('is not seen in other colours in rows, or where there is none', () => {
    const shuffled = PATCHES.map((_, i) => PATCHES[(7 * i + 5) % 24] as Rgb);
    expect(findCard(overviewOf(arraySource(cardPicture(cornersAt(420, 0), { patches: shuffled }))))).toBeNull();
    const grey = PATCHES.map((_, i): Rgb => [0.1 + 0.03 * i, 0.1 + 0.03 * i, 0.1 + 0.03 * i]);
    expect(findCard(overviewOf(arraySource(cardPicture(cornersAt(420, 0), { patches: grey }))))).toBeNull();
    expect(findCard(overviewOf(arraySource(cardPicture(cornersAt(1, 0)))))).toBeNull();
  });
});

describe('a card is not used', () => {
  const problem = (...options: Parameters<typeof cardPicture>) =>
    readCard(arraySource(cardPicture(...options)), options[0])!.reading.problem;
  const corners = cornersAt(420, 0);

  it('where its white is clipped', () => {
    expect(problem(corners, { camera: ([r, g, b]) => [1.3 * r, 1.3 * g, 1.3 * b] })).toBe('clipped');
  });
  it('where it is dark', () => {
    expect(problem(corners, { camera: ([r, g, b]) => [0.1 * r, 0.1 * g, 0.1 * b] })).toBe('too-dark');
  });
  it('where light falls off over it', () => {
    expect(problem(corners, { light: (x) => 0.55 + 0.45 * x })).toBe('uneven-light');
    expect(problem(corners, { light: (x) => 0.95 + 0.05 * x })).toBeNull();
  });
  it('where the edge of a shadow crosses it', () => {
    expect(problem(corners, { light: (x) => (x > 0.42 ? 1 : 0.55) })).not.toBeNull();
  });
  it('where a finger or a highlight lies on a patch', () => {
    const patchesCrossed = (x: number, y: number) => (Math.hypot(x - 0.25, y - 0.375) < 0.04 && x > 0.25 ? 0.3 : 1);
    expect(problem(corners, { light: patchesCrossed })).toBe('covered');
  });
  it('where a few pixels show it', () => {
    expect(problem(cornersAt(24, 0))).toBe('too-small');
  });
  it('where what was marked is something else', () => {
    expect(problem(corners, { patches: PATCHES.map((_, i) => PATCHES[(7 * i + 5) % 24] as Rgb) })).toBe('not-the-card');
  });
});
