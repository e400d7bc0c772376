import { describe, expect, test } from 'vitest';
import { scoreSeries } from '../../../src/analysis/score/scoreSeries.ts';
import { lineDepthOf } from '../../../src/domain/lineDepth.ts';
import { type MeasureId, relativeChange } from '../../../src/domain/measure.ts';
import type { Measurement } from '../../../src/domain/measurement.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { areaMeasurement, disc, SIDE, series } from './syntheticAtlas.ts';

function readings(measure: MeasureId, ...measurements: readonly Measurement[]): Reading[] {
  return scoreSeries(series(...measurements)).filter((reading) => reading.measure === measure);
}

function values(measure: MeasureId, ...measurements: readonly Measurement[]): number[] {
  return readings(measure, ...measurements).map(({ value }) => value ?? Number.NaN);
}

describe('redness', () => {
  test('is the mean ln haemoglobin, and a change of the whole area is that change', () => {
    const [before = 0, after = 0] = values(
      'redness',
      areaMeasurement({ h: () => 0.5 }),
      areaMeasurement({ h: () => 0.3 }),
    );
    expect(before).toBeCloseTo(0.5, 3);
    expect(relativeChange('redness', before, after)).toBeCloseTo(Math.exp(-0.2) - 1, 3);
  });

  test('trusts certain texels more', () => {
    const mixed = areaMeasurement({ h: (x) => (x < SIDE / 2 ? 0.2 : 0.8) });
    mixed.atlas.haemoglobinLnSigma.forEach((_, i) => {
      mixed.atlas.haemoglobinLnSigma[i] = i % SIDE < SIDE / 2 ? -64 : -32;
    });
    const [value = 0] = values('redness', mixed);
    expect(value).toBeCloseTo((0.2 + 0.8 * Math.exp(-2)) / (1 + Math.exp(-2)), 2);
  });

  test('is read over what the baseline shows, whatever later photos show', () => {
    const half = (x: number) => (x < SIDE / 2 ? 0.4 : 2);
    const [, later = 0] = values(
      'redness',
      areaMeasurement({ h: half, isSkin: (x) => x < SIDE / 2 }),
      areaMeasurement({ h: half }),
    );
    expect(later).toBeCloseTo(0.4, 3);
  });

  test('is not measurable where less than 70 % of the baseline’s skin is seen', () => {
    const [, seen, hidden] = readings(
      'redness',
      areaMeasurement({}),
      areaMeasurement({ isSkin: (x) => x < 0.75 * SIDE }),
      areaMeasurement({ isSkin: (x) => x < 0.6 * SIDE }),
    );
    expect(seen).toMatchObject({ reason: null, coverage: 0.75 });
    expect(seen?.noise).toBeGreaterThan(0.125);
    expect(hidden).toMatchObject({ value: null, reason: 'too-little-visible', quality: 'refused', noise: null });
  });
});

describe('pigmentation', () => {
  const spots = (value: number) => (x: number, y: number) =>
    disc(40, 40, 5, value)(x, y) + disc(110, 60, 4, value)(x, y) + disc(70, 120, 6, value)(x, y);
  const spotTexels = Math.PI * (25 + 16 + 36);

  test('is the spots’ excess over their surround, per area', () => {
    const [value = 0] = values('pigmentation', areaMeasurement({ m: spots(0.4) }));
    expect(value / ((0.4 * spotTexels) / SIDE ** 2)).toBeCloseTo(1, 1);
  });

  test('halves when the spots halve, though they then lie below the threshold', () => {
    const [before = 0, after = 0] = values(
      'pigmentation',
      areaMeasurement({ m: spots(0.2) }),
      areaMeasurement({ m: spots(0.1) }),
    );
    expect(after / before).toBeCloseTo(0.5, 1);
  });

  test('does not move with the light: an offset and a slow slope of the map change nothing', () => {
    const [before = 0, after = 0] = values(
      'pigmentation',
      areaMeasurement({ m: spots(0.4) }),
      areaMeasurement({ m: (x, y) => spots(0.4)(x, y) + 0.3 + (0.1 * x) / SIDE }),
    );
    expect(Math.abs(after / before - 1)).toBeLessThan(0.15);
  });

  test('sees a melasma-sized patch, not only spots', () => {
    const [value = 0] = values('pigmentation', areaMeasurement({ m: disc(80, 80, 15, 0.3) }));
    expect(value / ((0.3 * Math.PI * 225) / SIDE ** 2)).toBeGreaterThan(0.75);
  });

  test('leaves red spots out, also once their redness has faded', () => {
    const [before = 0, after = 0] = values(
      'pigmentation',
      areaMeasurement({ h: disc(60, 60, 6, 0.8), m: disc(60, 60, 6, 0.3) }),
      areaMeasurement({ m: disc(60, 60, 6, 0.3) }),
    );
    expect(before).toBeLessThan(0.001);
    expect(after).toBeLessThan(0.001);
  });

  test('even skin has none', () => {
    let seed = 1;
    const noise = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return 0.03 * (seed / 2_147_483_647 - 0.5);
    };
    const [value = 0] = values('pigmentation', areaMeasurement({ m: noise }));
    expect(value).toBeLessThan(0.001);
  });
});

describe('texture', () => {
  const grid = {
    lineUm: (_x: number, y: number) => (y % 16 === 0 ? 500 : 0),
    pores: (x: number) => (x % 40 === 0 ? 1 : 0),
  };

  test('lines are mm per cm2 and pores a count per cm2', () => {
    const measurement = areaMeasurement({ texture: grid });
    // Every 16th row of 0.5 mm texels carries line: 12.5 mm of it to a square centimetre.
    expect(values('lines', measurement)[0]).toBeCloseTo(12.5, 5);
    expect(values('pores', measurement)[0]).toBeCloseTo(10, 5);
  });

  test('the fewer pores are counted, the wider is their noise', () => {
    const noiseOf = (apart: number) => {
      const texture = { lineUm: () => 0, pores: (x: number, y: number) => (x % apart === 0 && y % 40 === 0 ? 1 : 0) };
      const [reading] = readings('pores', areaMeasurement({ texture }));
      return reading?.noise ?? Number.NaN;
    };
    expect(noiseOf(4)).toBeCloseTo(Math.hypot(0.1, Math.sqrt(1.9 / 160)), 6);
    expect(noiseOf(40)).toBeCloseTo(Math.hypot(0.1, Math.sqrt(1.9 / 16)), 6);
  });

  test('a region whose first photo shows hardly any has no change to tell; one that loses them all has', () => {
    const withLines = (rows: number) =>
      areaMeasurement({ texture: { lineUm: (_x, y) => (y < rows ? 60 : 0), pores: () => 0 } });
    const [few, many] = [withLines(1), withLines(2)];
    expect(readings('lines', few, many).map(({ reason }) => reason)).toEqual(['too-few-found', 'too-few-found']);
    expect(values('lines', many, few)[0]).toBeCloseTo(0.3, 6);
    expect(readings('lines', many, withLines(0))[1]).toMatchObject({ value: 0, reason: null });
  });

  describe('deep and fine', () => {
    /** A deep line to every two fine ones, 16 rows apart. */
    const marked = (deepUm: number, fineUm: number, contrast = 1) => ({
      lineUm: (_x: number, y: number) => (y % 48 === 0 ? deepUm : y % 16 === 0 ? fineUm : 0),
      lineContrast: (_x: number, y: number) => (y % 48 === 0 ? 90 * contrast : 30 * contrast),
      pores: () => 0,
    });
    const depths = (...textures: ReturnType<typeof marked>[]) =>
      readings('lines', ...textures.map((texture) => areaMeasurement({ texture }))).map(lineDepthOf);

    test('are told apart by the contrast that parts the baseline’s most marked third', () => {
      const [before, after] = depths(marked(500, 500), marked(100, 500));
      expect(after!.deep / before!.deep).toBeCloseTo(0.2, 6);
      expect(after!.fine).toBeCloseTo(before!.fine, 6);
    });

    test('keep the baseline’s limit: deep lines that fade to less contrast have become fine', () => {
      const [before, after] = depths(marked(500, 500), marked(500, 500, 0.5));
      expect(after!.deep).toBe(0);
      expect(after!.fine).toBeCloseTo(before!.deep + before!.fine, 6);
    });

    test('are not told apart where the baseline does not know their contrast', () => {
      const { lineContrast: _, ...plain } = marked(500, 500);
      const old = areaMeasurement({ texture: plain });
      expect(readings('lines', old, areaMeasurement({ texture: marked(500, 500) })).map(lineDepthOf)).toEqual([
        null,
        null,
      ]);
    });
  });

  test('says why it was not read', () => {
    const [reading] = readings('lines', areaMeasurement({}));
    expect(reading).toMatchObject({ value: null, reason: 'too-few-pixels-per-mm' });
  });
});

test('a refused check takes the scores it touches, and a caution marks them', () => {
  const measurement: Measurement = {
    ...areaMeasurement({ texture: { lineUm: () => 10, pores: () => 0 } }),
    quality: [
      { check: 'focus', value: 0.3, cautionAt: 0.125, refuseAt: 0.2, level: 'refused', touches: ['lines', 'pores'] },
      { check: 'highlights', value: 0.1, cautionAt: 0.06, refuseAt: 0.4, level: 'caution', touches: ['redness'] },
    ],
  };
  const [lines] = readings('lines', measurement);
  const [redness] = readings('redness', measurement);
  expect(lines).toMatchObject({ value: null, reason: 'out-of-focus', quality: 'refused' });
  expect(redness).toMatchObject({ value: 0, quality: 'caution' });
});

test('without reliable control skin the noise is wider', () => {
  const measurement = areaMeasurement({});
  const unreferenced: Measurement = { ...measurement, control: { ...measurement.control, mode: 'unreferenced' } };
  const [sure] = readings('redness', measurement);
  const [unsure] = readings('redness', unreferenced);
  expect(unsure?.noise ?? 0).toBeGreaterThan(1.5 * (sure?.noise ?? 1));
});

test('lines and pores refer to no colour: control skin that fails leaves them as they are', () => {
  const measurement = areaMeasurement({ texture: { lineUm: () => 10, pores: () => 0 } });
  const unreferenced: Measurement = { ...measurement, control: { ...measurement.control, mode: 'unreferenced' } };
  const [referenced] = readings('lines', measurement);
  const [without] = readings('lines', unreferenced);
  expect(without).toEqual(referenced);
  expect(without?.mode).toBe('none');
});

test('an area that may lie off widens the noise of every measure, in proportion to its side', () => {
  const measurement = areaMeasurement({});
  const { geometry } = measurement;
  if (geometry.kind !== 'area') throw new Error('not an area');
  // At 8 px/mm the square measures 20 mm.
  const off = (residual: number): Measurement => ({ ...measurement, geometry: { ...geometry, residual } });
  const [sure, near, far] = readings('redness', measurement, off(2), off(8)).map(({ noise }) => noise ?? 0);
  expect(near).toBeCloseTo(Math.hypot(sure ?? 0, 0.1), 5);
  expect(far).toBeCloseTo(Math.hypot(sure ?? 0, 0.4), 5);
});
