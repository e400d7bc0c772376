import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import type { Models } from '../../src/analysis/models.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';
import { scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import { type Comparability, comparabilityOf, type PhotoContext } from '../../src/domain/comparability.ts';
import { type Comparison, comparisonOf } from '../../src/domain/comparison.ts';
import type { IsoDay } from '../../src/domain/ids.ts';
import { type MeasureId, perMeasure } from '../../src/domain/measure.ts';
import type { Frozen, Measurement } from '../../src/domain/measurement.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
import { plainPhoto, plainSession } from './plainPhoto.ts';

/** A measured photo of a visit of which nothing else is known. */
export interface Shot extends PhotoContext {
  readonly facts: Measurement;
}

/**
 * Measures a picture as the product would.
 *
 * @throws RangeError: it is refused or shows no face
 */
export async function measureShot(
  image: CodedImage,
  name: string,
  models: Models,
  frozen: Frozen | null,
): Promise<Shot> {
  const request = { area: null, control: null, statedPxPerMm: null, frozen, baselineArea: null };
  const outcome = await measurePhoto(arraySource(image), models, request, () => {});
  if (outcome.kind !== 'measured') throw new RangeError(`${name}: ${outcome.kind}`);
  const session = plainSession('2026-01-05' as string as IsoDay);
  const { widthPx, heightPx } = image;
  return { photo: { ...plainPhoto(name, session), widthPx, heightPx }, session, facts: outcome.measurement };
}

/** Two photos of one visit held against each other. */
export interface HeldPair {
  readonly first: string;
  readonly second: string;
  readonly verdicts: Readonly<Record<MeasureId, Comparability>>;
  /** Change of the whole face, with the pair's own noise; a refused measure gives none. */
  readonly changes: readonly Comparison[];
}

/** @param a the baseline */
export function heldPair(a: Shot, b: Shot): HeldPair {
  const verdicts = perMeasure((measure) => comparabilityOf(a, b, measure));
  const series = [a, b].map((shot) => ({
    photoId: shot.photo.id,
    measurement: shot.facts,
    isBaseline: shot === a,
  }));
  const changes = comparisonOf(scoreSeries(series), a.photo.id, b.photo.id, true, verdicts);
  return {
    first: a.photo.id,
    second: b.photo.id,
    verdicts,
    changes: changes.filter(({ region }) => region === 'face'),
  };
}
