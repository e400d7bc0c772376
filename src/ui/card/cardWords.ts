import type { PhotoView } from '../../actions/readPhoto.ts';
import { type RegionTone, toneBandOf } from '../../domain/skinTone.ts';
import { messages } from '../messages.ts';
import { TONE_BAND_NAMES } from '../words/names.ts';

/** A photo's colour card in two words; `null`: nothing is known of one. */
export function cardState({ photo, measured }: Pick<PhotoView, 'photo' | 'measured'>): string | null {
  const { states, notUsed } = messages.card;
  if (photo.card === 'unused') return states.unused;
  if (!measured || measured.card === undefined) return photo.card ? states.marked : null;
  if (measured.card === null) return states.none;
  const state = measured.card.isMarked ? states.marked : states.found;
  return measured.card.problem ? notUsed(state) : state;
}

const Z_95 = 1.96;

/** `48° ± 4°, light` */
export function toneWords({ itaDeg, sdDeg }: RegionTone): string {
  const deg = itaDeg.toFixed(0).replace('-', '−');
  return messages.tone.ita(deg, Math.max(1, Z_95 * sdDeg).toFixed(0), TONE_BAND_NAMES[toneBandOf(itaDeg)]);
}
