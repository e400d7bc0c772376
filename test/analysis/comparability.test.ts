import { beforeAll, describe, expect, it } from 'vitest';
import { labOf } from '../../src/analysis/colour.ts';
import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import { comparabilityOf, type PhotoContext } from '../../src/domain/comparability.ts';
import { MEASURES, type MeasureId } from '../../src/domain/measure.ts';
import type { Frozen, Measurement } from '../../src/domain/measurement.ts';
import { photo, session } from '../domain/course.ts';
import { type FaceOptions, PLAIN_FACE, renderFace } from '../fixtures/face/renderFace.ts';
import { nodeModels } from '../fixtures/nodeModels.ts';
import { arraySource } from '../fixtures/pixelSource.ts';

const SERIES_TIMEOUT_MS = 240_000;
const COLOUR = ['redness', 'pigmentation'] as const satisfies readonly MeasureId[];
const visit = session('2026-01-05');
const models = nodeModels();

interface Shot extends PhotoContext {
  readonly facts: Measurement;
}

/** Renders and measures one picture as the product would. */
async function shoot(options: Partial<FaceOptions>, frozen: Frozen | null = null): Promise<Shot> {
  const { picture } = renderFace({ ...PLAIN_FACE, ...options });
  const request = { area: null, control: null, statedPxPerMm: null, frozen, baselineArea: null };
  const outcome = await measurePhoto(arraySource(picture), models, request, () => {});
  if (outcome.kind !== 'measured') throw new Error(`not measured: ${outcome.kind}`);
  const { widthPx, heightPx } = picture;
  return {
    photo: photo(JSON.stringify(options), visit, { widthPx, heightPx }),
    session: visit,
    facts: outcome.measurement,
  };
}

/** White balance that moves this photo's clear skin by dE*ab 5, towards yellow: more red, less blue. */
function warmCast({ facts }: Shot): readonly [number, number, number] {
  const [r, g, b] = facts.control.referenceRgb;
  const gains = (half: number) => [Math.exp(half), 1, Math.exp(-half)] as const;
  const before = labOf(r, g, b);
  let half = 0;
  const moved = () => {
    const [red, , blue] = gains(half);
    const after = labOf(r * red, g, b * blue);
    return Math.hypot(after[0] - before[0], after[1] - before[1], after[2] - before[2]);
  };
  while (moved() < 5) half += 0.001;
  return gains(half);
}

function checks(a: Shot, b: Shot, measure: MeasureId) {
  return comparabilityOf(a, b, measure).reasons.map(({ check }) => check);
}

describe('rendered light skin', () => {
  let first: Shot;
  let later: Record<'again' | 'turned' | 'nearer' | 'warm', Shot>;
  beforeAll(async () => {
    first = await shoot({});
    const { frozen } = first.facts;
    later = {
      again: await shoot({ seed: 9, exposure: 0.92 }, frozen),
      turned: await shoot({ seed: 10, yawDeg: 8 }, frozen),
      nearer: await shoot({ seed: 11, pxPerCm: PLAIN_FACE.pxPerCm * 1.15 }, frozen),
      warm: await shoot({ seed: 12, whiteBalance: warmCast(first) }, frozen),
    };
  }, SERIES_TIMEOUT_MS);

  it('passes an unchanged re-shot for colour', () => {
    for (const measure of COLOUR) {
      const { verdict, reasons, residualLn } = comparabilityOf(first, later.again, measure);
      expect({ verdict, reasons }).toEqual({ verdict: 'comparable', reasons: [] });
      expect(residualLn).toBeLessThan(0.02);
    }
  });

  it('never passes 8 degrees of yaw or 15 % of scale', () => {
    for (const measure of MEASURES) {
      expect(checks(first, later.turned, measure)).toContain('turned');
      expect(checks(first, later.nearer, measure)).toContain('scale');
    }
    const turned = comparabilityOf(first, later.turned, 'redness').reasons[0]?.value;
    expect(Math.abs((turned ?? Number.NaN) - 8)).toBeLessThan(1.5);
  });

  it('never passes a cast of dE 5 plainly; takes it out of the numbers, and says what is left', () => {
    for (const measure of COLOUR) expect(comparabilityOf(first, later.warm, measure).verdict).toBe('caution');
    expect(checks(first, later.warm, 'redness')).toEqual(['light-colour']);
    expect(comparabilityOf(first, later.warm, 'redness').residualLn).toBeGreaterThan(0.015);
  });
});

describe('rendered dark skin', () => {
  it('never passes a cast of dE 5 plainly', { timeout: SERIES_TIMEOUT_MS }, async () => {
    const dark = { tone: 'dark', pigment: 0.5 } as const;
    const first = await shoot(dark);
    const warm = await shoot({ ...dark, seed: 9, whiteBalance: warmCast(first) }, first.facts.frozen);
    for (const measure of COLOUR) expect(comparabilityOf(first, warm, measure).verdict).toBe('caution');
    expect(checks(first, warm, 'redness')).toEqual(['light-colour']);
  });
});
