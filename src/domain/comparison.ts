import type { PhotoId } from './ids.ts';
import { MEASURES, type MeasureId, onChangeScale } from './measure.ts';
import { asPct, differenceOf, levelOf, noiseScale } from './noise.ts';
import type { NotMeasurable, Reading } from './reading.ts';
import { FACE_REGIONS, type RegionId } from './region.ts';
import type { ExclusionReason } from './visit.ts';

/** One region and measure of two photos. */
export interface Comparison {
  readonly region: RegionId;
  readonly measure: MeasureId;
  /** In the measure's unit; `null`: not measurable. */
  readonly a: number | null;
  readonly b: number | null;
  /** Why a value is missing on either side, or why the two can't be compared; `null`: they can. */
  readonly reason: ExclusionReason | null;
  /** From a to b, per cent, with its 95 % interval; `null` where they can't be compared. */
  readonly changePct: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The smallest increase that is more than measurement error, per cent: the noise of this pair. */
  readonly noisePct: number | null;
  readonly isWithinError: boolean | null;
}

const REGION_ORDER: readonly RegionId[] = ['face', 'area', ...FACE_REGIONS];

/**
 * Two photos of one view, region by region and measure by measure: whole areas first. One photo on each side, so the
 * noise is the assumed one-photo noise of both and, unless they are of one visit, the variation between visits.
 */
export function comparisonOf(
  readings: readonly Reading[],
  a: PhotoId,
  b: PhotoId,
  isSameVisit: boolean,
): readonly Comparison[] {
  const find = (photoId: PhotoId, region: RegionId, measure: MeasureId) =>
    readings.find((reading) => reading.photoId === photoId && reading.region === region && reading.measure === measure);
  return REGION_ORDER.flatMap((region) =>
    MEASURES.flatMap((measure) => {
      const ofA = find(a, region, measure);
      const ofB = find(b, region, measure);
      return ofA === undefined && ofB === undefined ? [] : [compare(region, measure, ofA, ofB, isSameVisit)];
    }),
  );
}

function compare(
  region: RegionId,
  measure: MeasureId,
  a: Reading | undefined,
  b: Reading | undefined,
  isSameVisit: boolean,
): Comparison {
  const shotA = shotOf(a);
  const shotB = shotOf(b);
  const reason = reasonAgainst(a, b);
  const row = { region, measure, a: a?.value ?? null, b: b?.value ?? null };
  if (shotA === null || shotB === null || reason !== null) {
    const none = { changePct: null, low: null, high: null, noisePct: null, isWithinError: null };
    return { ...row, reason: reason ?? 'not-measured', ...none };
  }
  const scale = noiseScale([]);
  const { ln, sdc } = differenceOf(levelOf([shotA], scale), levelOf([shotB], scale), scale, isSameVisit);
  return {
    ...row,
    reason: null,
    changePct: asPct(ln),
    low: asPct(ln - sdc),
    high: asPct(ln + sdc),
    noisePct: asPct(sdc),
    isWithinError: Math.abs(ln) <= sdc,
  };
}

function shotOf(reading: Reading | undefined) {
  if (reading === undefined || reading.value === null || reading.noise === null) return null;
  return { y: onChangeScale(reading.measure, reading.value), noise: reading.noise };
}

function reasonAgainst(a: Reading | undefined, b: Reading | undefined): ExclusionReason | null {
  const missing: NotMeasurable | null = a?.reason ?? b?.reason ?? null;
  if (a === undefined || b === undefined) return missing ?? 'not-measured';
  if (missing !== null) return missing;
  if (a.pipeline !== b.pipeline) return 'other-pipeline';
  return a.mode === b.mode ? null : 'other-reference';
}
