import type { Comparability } from './comparability.ts';
import type { PhotoId } from './ids.ts';
import { type LineDepth, lineDepthOf } from './lineDepth.ts';
import { MEASURES, type MeasureId, onChangeScale } from './measure.ts';
import { differenceOf, intervalPct, isBeyond, levelOf, noiseScale } from './noise.ts';
import { type PairVerdicts, UNKNOWN } from './pairVerdicts.ts';
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
  /** Of lines, where they were told apart: the parts of either value. */
  readonly depthA: LineDepth | null;
  readonly depthB: LineDepth | null;
  /** Why a value is missing on either side, or why the two can't be compared; `null`: they can. */
  readonly reason: ExclusionReason | null;
  /** They can, with caution: the pair's own reasons say why. */
  readonly isCautious: boolean;
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
 * noise is the assumed one-photo noise of both, what the pair's corrected light leaves and, unless they are of one visit,
 * the variation between visits.
 *
 * @param verdicts whether the two may be compared; a refused measure gets a reason instead of a change
 */
export function comparisonOf(
  readings: readonly Reading[],
  a: PhotoId,
  b: PhotoId,
  isSameVisit: boolean,
  verdicts: PairVerdicts = UNKNOWN,
): readonly Comparison[] {
  const find = (photoId: PhotoId, region: RegionId, measure: MeasureId) =>
    readings.find((reading) => reading.photoId === photoId && reading.region === region && reading.measure === measure);
  return REGION_ORDER.flatMap((region) =>
    MEASURES.flatMap((measure) => {
      const ofA = find(a, region, measure);
      const ofB = find(b, region, measure);
      if (ofA === undefined && ofB === undefined) return [];
      return [{ region, measure, ...compare(ofA, ofB, verdicts[measure], isSameVisit) }];
    }),
  );
}

function compare(
  a: Reading | undefined,
  b: Reading | undefined,
  comparability: Comparability | null,
  isSameVisit: boolean,
): Omit<Comparison, 'region' | 'measure'> {
  const shotA = shotOf(a);
  const shotB = shotOf(b);
  const reason = reasonAgainst(a, b, comparability);
  const sides = {
    a: a?.value ?? null,
    b: b?.value ?? null,
    depthA: a === undefined ? null : lineDepthOf(a),
    depthB: b === undefined ? null : lineDepthOf(b),
    isCautious: comparability?.verdict === 'caution',
  };
  if (shotA === null || shotB === null || reason !== null) {
    const none = { changePct: null, low: null, high: null, noisePct: null, isWithinError: null };
    return { ...sides, reason: reason ?? 'not-measured', ...none };
  }
  const scale = noiseScale([]);
  const from = levelOf([shotA], scale);
  const to = levelOf([shotB], scale, comparability?.residualLn);
  const difference = differenceOf(from, to, scale, isSameVisit);
  const { changePct, low, high, sdcUpPct } = intervalPct(difference.ln, difference.sdc);
  return {
    ...sides,
    reason: null,
    changePct,
    low,
    high,
    noisePct: sdcUpPct,
    isWithinError: !isBeyond(difference),
  };
}

function shotOf(reading: Reading | undefined) {
  if (reading === undefined || reading.value === null || reading.noise === null) return null;
  return { y: onChangeScale(reading.measure, reading.value), noise: reading.noise };
}

function reasonAgainst(
  a: Reading | undefined,
  b: Reading | undefined,
  comparability: Comparability | null,
): ExclusionReason | null {
  const missing: NotMeasurable | null = a?.reason ?? b?.reason ?? null;
  if (a === undefined || b === undefined) return missing ?? 'not-measured';
  if (missing !== null) return missing;
  if (a.pipeline !== b.pipeline) return 'other-pipeline';
  if (a.mode !== b.mode) return 'other-reference';
  return comparability?.verdict === 'not-comparable' ? 'not-comparable' : null;
}
