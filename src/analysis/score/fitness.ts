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
  highlights: 'too-much-shine',
  'uneven-light': 'mixed-light',
  pose: 'turned-away',
  'scale-change': 'other-scale',
  coverage: 'too-little-visible',
};

/** Whether a photo is fit for a measure: the worst level of the checks that touch it, and the reason if it is refused. */
export function fitness(
  measurement: Measurement,
  measure: MeasureId,
): { readonly quality: QualityLevel; readonly reason: NotMeasurable | null } {
  const touching = measurement.quality.filter((finding) => finding.touches.includes(measure));
  const refused = touching.find(({ level, check }) => level === 'refused' && REASON[check]);
  if (refused) return { quality: 'refused', reason: REASON[refused.check] ?? null };
  const isTexture = measure === 'lines' || measure === 'pores';
  if (isTexture && !measurement.atlas.texture) {
    return { quality: 'refused', reason: measurement.textureReason ?? 'too-few-pixels-per-mm' };
  }
  return { quality: touching.some(({ level }) => level !== 'good') ? 'caution' : 'good', reason: null };
}
