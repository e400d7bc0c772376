import type { RegionId } from './region.ts';

/** Groups of skin colour by individual typology angle, lightest first. [Chardon, Cretois & Hourseau 1991] */
export const TONE_BANDS = ['very-light', 'light', 'intermediate', 'tan', 'brown', 'dark'] as const;
export type ToneBand = (typeof TONE_BANDS)[number];

const LOWER_BOUND_DEG = [55, 41, 28, 10, -30, Number.NEGATIVE_INFINITY];

export function toneBandOf(itaDeg: number): ToneBand {
  return TONE_BANDS[LOWER_BOUND_DEG.findIndex((bound) => itaDeg > bound)] ?? 'dark';
}

/** Individual typology angle of a colour, degrees: atan((L* - 50) / b*), CIELAB under D65. */
export function itaDegOf(L: number, b: number): number {
  return (Math.atan2(L - 50, b) * 180) / Math.PI;
}

/** Skin colour of one region of a photo, on an absolute scale. */
export interface RegionTone {
  readonly region: RegionId;
  readonly itaDeg: number;
  /** Standard deviation of `itaDeg`, from what the reference leaves of colour error. */
  readonly sdDeg: number;
}
