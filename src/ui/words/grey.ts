export const grey = {
  open: 'Mark a grey card',
  title: 'Mark a grey card',
  lead: 'With a grey card in both photos, a change that all of the skin shares shows too.',
  how: 'Tap the four corners of the neutral patch, well inside its edges. A white or grey card will do, if it is the same card in every photo and lies in the same light as the skin.',
  editor: 'The grey card on the photo',
  small: {
    what: 'This patch is small.',
    remedy: 'Mark more of the card, or move closer next time.',
  },
  save: 'Use this card',
  remove: 'No card in this photo',
  all: 'The card counts from the first session’s photo on, so mark it there first, then on each of the others.',
  mixed: {
    what: 'Some photos have a card, others none.',
    remedy: 'Mark it on all of them, or on none: photos with and without a card never share a line.',
  },
  again: 'The photo is measured again when you save.',
  fact: 'Grey card',
  marked: 'Marked',
  unmarked: 'No card marked',
  tooFew: 'Mark at least three corners.',
} as const;
