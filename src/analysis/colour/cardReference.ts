import type { Frozen } from '../../domain/measurement.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Rgb } from '../quality/logColour.ts';
import type { PixelSource } from '../raster.ts';
import { corrected } from './correction.ts';
import { type ReadCard, readCard } from './readCard.ts';
import type { ColourError } from './skinTone.ts';

/**
 * Error of skin colour that a well-read card leaves, SD. Wide: the 95 % margin of skin tone it gives held in every simulated
 * photo (`npm run validate card`), and light on a real card and a real face differs more than a simulated one.
 */
const LEAST_ERROR: ColourError = { L: 1, b: 1.5 };

/** The card of a photo, unless a person wants none used; `null`: there is none. */
export function cardOf(source: PixelSource, marked: Photo['card']): ReadCard | null {
  return marked === 'unused' ? null : readCard(source, marked ?? null);
}

/** What later photos of a course carry over by their own card: the control skin's true colour. */
export function cardReferenceOf(card: ReadCard | null, control: Rgb, isReliable: boolean): Rgb | null {
  return card?.correction && isReliable ? corrected(card.correction, control) : null;
}

/** The baseline's control skin on the scale of corrected colours; `null`: this photo or the baseline has no usable card. */
export function carriedByCard(frozen: Frozen | null, card: ReadCard | null): Rgb | null {
  return (card?.correction && frozen?.cardReference) || null;
}

/** How far a skin colour may be off after the correction: as simulated, and more by what is left on the skin-like patches. */
export function errorOf(skin: number): ColourError {
  return { L: Math.hypot(LEAST_ERROR.L, skin), b: Math.hypot(LEAST_ERROR.b, skin) };
}
