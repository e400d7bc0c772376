import type { PhotoId } from './ids.ts';
import type { MeasureId } from './measure.ts';
import type { QualityLevel } from './quality.ts';
import type { RegionId } from './region.ts';

/** Why a score is not given. */
export const NOT_MEASURABLE = [
  'too-few-pixels-per-mm',
  'no-scale',
  'softer-than-baseline',
  'out-of-focus',
  'too-little-visible',
  'too-few-found',
  'too-dark',
  'too-bright',
  'too-much-shine',
  'mixed-light',
  'coloured-light',
  'smoothed',
  'turned-away',
  'other-scale',
] as const;
export type NotMeasurable = (typeof NOT_MEASURABLE)[number];

/**
 * What the colour is referred to. `control`: clear control skin outside the treated area. `card`: the control skin's
 * colour at baseline, where a colour card in both photos gives both their true colours, so that a change of all skin shows
 * too. `grey`: the same, carried over by a grey patch in both photos.
 * `within-face`: control skin inside the treated area, no whole-area verdict. `unreferenced`: no reliable control skin,
 * wide noise. Modes never share a line.
 */
export type ReferenceMode = 'control' | 'card' | 'grey' | 'within-face' | 'unreferenced';

/** What one reading refers to. `none`: lines and pores refer to no colour. */
export type ReadingMode = ReferenceMode | 'none';

/** One number of one photo, in one region. Readings of different `pipeline` or `mode` never share a line. */
export interface Reading {
  readonly photoId: PhotoId;
  readonly region: RegionId;
  readonly measure: MeasureId;
  /** In the measure's unit; `null`: not measurable, `reason` says why. */
  readonly value: number | null;
  readonly reason: NotMeasurable | null;
  /** Standard deviation of one photo's value within a visit, on the change scale (natural logarithm). Assumed prior. */
  readonly noise: number | null;
  /** Share of the region's frozen mask that this photo shows fit to measure, 0..1. */
  readonly coverage: number;
  /** Atlas texels measured, and their skin area. */
  readonly pixels: number;
  readonly areaCm2: number | null;
  readonly quality: QualityLevel;
  readonly mode: ReadingMode;
  /** Secondary figures by name (units in the name), descriptive only. */
  readonly secondary: Readonly<Record<string, number>>;
  readonly pipeline: string;
}
