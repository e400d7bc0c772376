import type { IsoDay } from './ids.ts';

/** A treatment as it was given at a visit. */
export interface Treatment {
  readonly id: string;
  /** Id in the protocol library. */
  readonly protocolId: string;
  /** Who gave it, as the clinic writes it; empty: not said. */
  readonly performedBy: string;
  /** Product, depth, settings; empty: not said. */
  readonly detail: string;
}

/**
 * What was seen or asked at a visit that makes measures unfit whatever the day. `flaking` (also crusting): texture.
 * `bronzing`, `recent-sun`: pigmentation. `make-up`: redness and pigmentation.
 */
export const SKIN_SIGNS = ['flaking', 'bronzing', 'recent-sun', 'make-up'] as const;
export type SkinSign = (typeof SKIN_SIGNS)[number];

/** Why a person lets a photo count that a window or a sign leaves out. Shown wherever its point is. */
export interface Override {
  /** In the person's words; never empty. */
  readonly reason: string;
  readonly on: IsoDay;
}
