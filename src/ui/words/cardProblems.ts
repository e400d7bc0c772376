import type { CardProblem } from '../../domain/colourCard.ts';
import type { Remedy } from './remedy.ts';

/** Why a colour card is not used. */
export const CARD_WORDS: Readonly<Record<CardProblem, Remedy>> = {
  'not-the-card': {
    what: 'The colours here are not those of a 24-patch ColorChecker.',
    remedy: 'Mark the four outer corners of its coloured patches, or use another card as a grey card.',
  },
  'too-small': {
    what: 'The colour card is too small, or partly outside the photo.',
    remedy: 'Hold it closer to the camera, at the depth of the face, next time.',
  },
  clipped: {
    what: 'The colour card is overexposed: its lightest patches are plain white.',
    remedy: 'Next time expose a little darker, until the white patch is not the lightest thing a screen can show.',
  },
  'too-dark': {
    what: 'The colour card is too dark to be read.',
    remedy: 'Next time give it as much light as the face.',
  },
  covered: {
    what: 'A finger, a mark or a reflection lies on the colour card.',
    remedy: 'Hold it by its frame, and tilt it a little so that no lamp is mirrored in it.',
  },
  'uneven-light': {
    what: 'One end of the colour card has clearly more light than the other.',
    remedy: 'Turn it the way the face is turned, out of shadows and away from a lamp close by.',
  },
  'poor-fit': {
    what: 'The colours of the card don’t come back well enough.',
    remedy:
      'A filter, a faded card or light of two colours can do that. Take the photo in one light, without a filter.',
  },
};
