import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { QualityCheck, QualityFinding, QualityLevel } from '../../domain/quality.ts';

interface Limits {
  readonly cautionAt: number;
  readonly refuseAt: number;
  readonly touches: readonly MeasureId[];
}

const COLOUR: readonly MeasureId[] = ['redness', 'pigmentation'];
const RELIEF: readonly MeasureId[] = ['lines', 'pores'];
/** Stands for a check that warns and never refuses. */
const NEVER = 1e6;

/** Limits of every check of one photo. Where `refuseAt` lies below `cautionAt`, less is worse. */
const LIMITS: Readonly<Record<QualityCheck, Limits>> = {
  // Native pixels per mm: the texture model reads 8; from 6 on a fine line still covers a pixel.
  resolution: { cautionAt: 8, refuseAt: 6, touches: RELIEF },
  // Blur sigma, mm: one, and 1.6 pixels at 8 px/mm.
  focus: { cautionAt: 0.125, refuseAt: 0.2, touches: RELIEF },
  // Share of the subject with a channel at 252 or more: its colour is lost.
  'too-bright': { cautionAt: 0.02, refuseAt: 0.08, touches: MEASURES },
  // Share of the subject with green below 8: its colour is noise.
  'too-dark': { cautionAt: 0.05, refuseAt: 0.15, touches: MEASURES },
  // Share of bare skin under a highlight. Highlights are left out, so a region is refused by what is left of it (its
  // coverage); past this share of the whole subject even the rest is veiled.
  highlights: { cautionAt: 0.06, refuseAt: 0.4, touches: MEASURES },
  // Distance in log-chroma between the two sides, on forehead and cheeks alike: lights of two colours.
  'uneven-light': { cautionAt: 0.06, refuseAt: 0.12, touches: COLOUR },
  // Degrees off the view's own direction; against the baseline's photo it is held in the scores.
  pose: { cautionAt: 15, refuseAt: 35, touches: MEASURES },
  // Iris scale against the course's frozen face size, as a fraction: another person, or a mesh that slipped.
  'scale-change': { cautionAt: 0.15, refuseAt: 0.3, touches: MEASURES },
  // Largest of spread and difference inside the control skin, ln. Beyond it readings are unreferenced, not refused.
  'control-skin': { cautionAt: 0.06, refuseAt: NEVER, touches: COLOUR },
  // Share of the subject that is valid skin.
  coverage: { cautionAt: 0.45, refuseAt: 0.1, touches: MEASURES },
  // Mouth opening over mouth width, or smile beyond rest: moves cheeks and folds.
  expression: { cautionAt: 1, refuseAt: NEVER, touches: MEASURES },
  // How far a drawn area may lie off the first photo's, as a share of its side. It widens the noise, too.
  alignment: { cautionAt: 0.05, refuseAt: NEVER, touches: MEASURES },
};

/** Holds a number against its limits. */
export function finding(check: QualityCheck, value: number): QualityFinding {
  const { cautionAt, refuseAt, touches } = LIMITS[check];
  const isWorse = (limit: number) => (refuseAt < cautionAt ? value < limit : value > limit);
  const level: QualityLevel = isWorse(refuseAt) ? 'refused' : isWorse(cautionAt) ? 'caution' : 'good';
  return { check, value, cautionAt, refuseAt, level, touches };
}
