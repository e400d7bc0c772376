import type { MeasureId } from './measure.ts';

/** What is checked on a photo before its numbers are believed. Words and remedies: the message file. */
export const QUALITY_CHECKS = [
  'resolution',
  'focus',
  'noise',
  'smoothed',
  'compression',
  'too-bright',
  'too-dark',
  'dim',
  'highlights',
  'colour-cast',
  'monochrome',
  'uneven-light',
  'pose',
  'roll',
  'scale-change',
  'control-skin',
  'coverage',
  'expression',
  'hidden',
  'alignment',
] as const;
export type QualityCheck = (typeof QUALITY_CHECKS)[number];

export type QualityLevel = 'good' | 'caution' | 'refused';

/** One check of one photo: its number, the limits it was held against, and what it touches. */
export interface QualityFinding {
  readonly check: QualityCheck;
  readonly value: number;
  readonly cautionAt: number;
  readonly refuseAt: number;
  readonly level: QualityLevel;
  /** Measures that this check can make unfit. */
  readonly touches: readonly MeasureId[];
}
