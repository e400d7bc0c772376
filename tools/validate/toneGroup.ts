import { TONE_BANDS, toneBandOf } from '../../src/domain/skinTone.ts';

/** Names of the groups of skin colour, lightest first. */
export const TONE_GROUPS = ['very light', 'light', 'intermediate', 'tan', 'brown', 'dark'] as const;
export type ToneGroup = (typeof TONE_GROUPS)[number];

const D65 = [0.95047, 1, 1.08883] as const;
const lightness = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);

/**
 * Apparent individual typology angle of a colour, degrees: atan((L* - 50) / b*). It takes the photograph's white balance and
 * exposure as they are, so it sorts photographs of one studio into groups; it is no measure of a person's skin.
 *
 * @param rgb linear sRGB.
 */
export function apparentItaDeg(rgb: readonly [number, number, number]): number {
  const [r, g, b] = rgb;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
  const fy = lightness(y / D65[1]);
  const bStar = 200 * (fy - lightness(z / D65[2]));
  return (Math.atan2(116 * fy - 16 - 50, bStar) * 180) / Math.PI;
}

export function toneGroupOf(itaDeg: number): ToneGroup {
  return TONE_GROUPS[TONE_BANDS.indexOf(toneBandOf(itaDeg))]!;
}
