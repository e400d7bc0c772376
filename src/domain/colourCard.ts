import type { ImagePoint } from './photo.ts';

/** Why a colour card in a photo is not used. Each has words and a remedy in the message file. */
export const CARD_PROBLEMS = [
  'not-the-card',
  'too-small',
  'clipped',
  'too-dark',
  'covered',
  'uneven-light',
  'poor-fit',
] as const;
export type CardProblem = (typeof CARD_PROBLEMS)[number];

/** Outer corners of a card's field of patches, beside dark skin, bluish green, black and white. Upright image pixels. */
export type CardCorners = readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint];

/** A colour card in a photo, and how well it brings the photo's colours to the published ones. */
export interface CardReading {
  readonly corners: CardCorners;
  /** Marked by a person; else found. */
  readonly isMarked: boolean;
  /** `null`: it is used. */
  readonly problem: CardProblem | null;
  /** CIEDE2000 left on the patches: mean of all 24, of the four like skin, and of each left out of its own fit. `null`: unreadable. */
  readonly residual: { readonly all: number; readonly skin: number; readonly leftOut: number } | null;
}
