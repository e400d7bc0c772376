import type { Frozen, GreyReference } from '../../domain/measurement.ts';
import type { ControlReading } from './controlSkin.ts';

type Rgb = readonly [number, number, number];

/** What later photos of a course carry over by their own grey patch; `null`: no readable patch, or no reliable control skin. */
export function greyReferenceOf(grey: Rgb | null, control: ControlReading): GreyReference | null {
  return grey && control.reliable ? { grey, control: control.referenceRgb } : null;
}

/**
 * The baseline's control skin as this photo's light and camera would show it: its colour times the ratio of the grey
 * patches, channel by channel in linear sRGB (von Kries), so that a change of all skin shows. `null`: a patch is missing.
 */
export function carriedByGrey(frozen: Frozen | null, grey: Rgb | null): Rgb | null {
  const baseline = frozen?.greyReference;
  if (!baseline || !grey) return null;
  const carried = (c: 0 | 1 | 2) => (baseline.control[c] * grey[c]) / baseline.grey[c];
  return [carried(0), carried(1), carried(2)];
}
