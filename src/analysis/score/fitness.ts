import type { MeasureId } from '../../domain/measure.ts';
import type { Measurement } from '../../domain/measurement.ts';
import type { QualityCheck, QualityLevel } from '../../domain/quality.ts';
import type { NotMeasurable } from '../../domain/reading.ts';

/** What a refused check means for a score it touches. Checks that only ever warn are absent. */
const REASON: Partial<Readonly<Record<QualityCheck, NotMeasurable>>> = {
  resolution: 'too-few-pixels-per-mm',
  focus: 'out-of-focus',
  'too-bright': 'too-bright',
  'too-dark': 'too-dark',
  dim: 'too-dark',
  highlights: 'too-much-shine',
  'uneven-light': 'mixed-light',
  'colour-cast': 'coloured-light',
  monochrome: 'coloured-light',
  smoothed: 'smoothed',
  pose: 'turned-away',
  'scale-change': 'other-scale',
  coverage: 'too-little-visible',
};

/** Turn against the baseline photo from which a score is marked, and refused: folds and lines of light move with it. */
const TURNED_DEG = { caution: 7, refuse: 15 };

/**
 * Whether a photo is fit for a measure: the worst level of the checks that touch it, and the reason if it is refused.
 *
 * @param baseline the photo it will be compared with; the photo itself where it is the baseline.
 */
export function fitness(
  measurement: Measurement,
  baseline: Measurement,
  measure: MeasureId,
): { readonly quality: QualityLevel; readonly reason: NotMeasurable | null } {
  const touching = measurement.quality.filter((finding) => finding.touches.includes(measure));
  const refused = touching.find(({ level, check }) => level === 'refused' && REASON[check]);
  if (refused) return { quality: 'refused', reason: REASON[refused.check] ?? null };
  const turnedDeg = turnAgainst(measurement, baseline);
  if (turnedDeg > TURNED_DEG.refuse) return { quality: 'refused', reason: 'turned-away' };
  const isTexture = measure === 'lines' || measure === 'pores';
  if (isTexture && !measurement.atlas.texture) {
    return { quality: 'refused', reason: measurement.textureReason ?? 'too-few-pixels-per-mm' };
  }
  const isDoubtful = turnedDeg > TURNED_DEG.caution || touching.some(({ level }) => level !== 'good');
  return { quality: isDoubtful ? 'caution' : 'good', reason: null };
}

function turnAgainst({ geometry: a }: Measurement, { geometry: b }: Measurement): number {
  if (a.kind !== 'face' || b.kind !== 'face') return 0;
  return Math.max(Math.abs(a.pose.yawDeg - b.pose.yawDeg), Math.abs(a.pose.pitchDeg - b.pose.pitchDeg));
}
