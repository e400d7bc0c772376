import type { MeasureId } from './measure.ts';

/** Colours of a map, evenly spaced from its low to its high end, `#rrggbb`. Lightness only rises, colour-blind or not. */
export const OVERLAY_STOPS = ['#431084', '#821698', '#d01d7e', '#f85743', '#ff972f', '#f6d236'] as const;

/** Colours of a difference from less (blue) over none to more (orange), evenly spaced. */
export const DIFFERENCE_STOPS = ['#005182', '#007bab', '#51b3d0', '#e7f1f1', '#eca760', '#d76120', '#9d3013'] as const;

/** What the ends of the colour scales stand for, in the measure's unit: the same on every date and photo. */
export interface OverlayRange {
  readonly min: number;
  readonly max: number;
  /** A difference map runs from minus this to plus this. */
  readonly difference: number;
}

export const OVERLAY_RANGE: Readonly<Record<MeasureId, OverlayRange>> = {
  redness: { min: 0, max: 0.9, difference: 0.4 },
  pigmentation: { min: 0, max: 0.6, difference: 0.3 },
  lines: { min: 0, max: 30, difference: 12 },
  pores: { min: 0, max: 80, difference: 30 },
};

/** Opacity at the strong end of a scale: the skin stays visible through it. */
const MOST_OPACITY = 0.85;
/** Share of the scale over which a colour fades in. */
const FADE_IN = 0.35;

/** Opacity of a map's colour, 0..1, at `share` 0..1 of its scale; of a difference's, at the share of its larger end. */
export function overlayOpacity(share: number): number {
  const t = Math.min(1, Math.max(0, share / FADE_IN));
  return MOST_OPACITY * t * t * (3 - 2 * t);
}
