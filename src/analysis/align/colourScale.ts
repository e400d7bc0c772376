import type { MeasureId } from '../../domain/measure.ts';
import { DIFFERENCE_STOPS, OVERLAY_RANGE, OVERLAY_STOPS, overlayOpacity } from '../../domain/overlay.ts';

/** A colour scale made ready for painting: RGBA bytes, not premultiplied, of 256 steps from `min` to `max`. */
export interface ColourScale {
  readonly min: number;
  readonly max: number;
  readonly rgba: Uint8ClampedArray;
}

const STEPS = 256;

/** The scale of a measure's own map: faint at its low end, strong at its high end. */
export function measureScale(measure: MeasureId): ColourScale {
  const { min, max } = OVERLAY_RANGE[measure];
  return { min, max, rgba: ramp(OVERLAY_STOPS, (share) => share) };
}

/** The scale of a measure's change: nothing at zero, blue for less, orange for more. */
export function differenceScale(measure: MeasureId): ColourScale {
  const { difference } = OVERLAY_RANGE[measure];
  return { min: -difference, max: difference, rgba: ramp(DIFFERENCE_STOPS, (share) => Math.abs(2 * share - 1)) };
}

function ramp(stops: readonly string[], magnitude: (share: number) => number): Uint8ClampedArray {
  const colours = stops.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const rgba = new Uint8ClampedArray(STEPS * 4);
  for (let i = 0; i < STEPS; i++) {
    const share = i / (STEPS - 1);
    const place = share * (stops.length - 1);
    const low = Math.min(Math.floor(place), stops.length - 2);
    for (let k = 0; k < 3; k++) {
      const from = colours[low]?.[k] as number;
      rgba[i * 4 + k] = from + (place - low) * ((colours[low + 1]?.[k] as number) - from);
    }
    rgba[i * 4 + 3] = 255 * overlayOpacity(magnitude(share));
  }
  return rgba;
}
