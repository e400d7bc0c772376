import type { RefusalCode } from '../../domain/errors.ts';
import type { SkinMask } from '../skin/skinMask.ts';

/** Share of the subject with hardly any light, from which nothing can be said of it. */
const TOO_DARK_SHARE = 0.5;
/** Share of the subject that must be bare skin. */
const LEAST_SKIN_SHARE = 0.04;
/**
 * Log-chroma that skin of any tone keeps under any light a camera balances: redder than grey, never pure red, blue no
 * stronger than green by much. Wide on purpose: it tells skin from a wall, not one skin from another.
 */
const SKIN = { u: [0.05, 2.4], v: [-0.45, 2.6] } as const;
/** Log-chroma and its spread below which a picture has no colour at all: rounding leaves this much, a grey wall has more. */
const NO_COLOUR = 0.008;

/** Whether a photo shows skin that can be measured at all; `null`: it does. */
export function refusalOf(found: SkinMask, own: Uint8Array): RefusalCode | null {
  if (found.darkShare > TOO_DARK_SHARE) return 'too-dark';
  let inside = 0;
  let bare = 0;
  for (let i = 0; i < own.length; i++) {
    inside += own[i] as number;
    bare += (own[i] as number) & (found.mask[i] as number);
  }
  const { u, v, spreadU, spreadV } = found.skin;
  if (Math.max(Math.abs(u), Math.abs(v), spreadU, spreadV) < NO_COLOUR) return 'colourless';
  const isSkin = u > SKIN.u[0] && u < SKIN.u[1] && v > SKIN.v[0] && v < SKIN.v[1];
  return !isSkin || bare < LEAST_SKIN_SHARE * inside ? 'not-skin' : null;
}
