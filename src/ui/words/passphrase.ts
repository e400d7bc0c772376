/** Choosing a new passphrase, wherever one is asked for. */
export const passphrase = {
  mannerLabel: 'New passphrase',
  manner: { words: 'These words', own: 'Choose my own' },
  otherWords: 'Other words',
  wordsHint: 'Six random words are easy to keep and hard to guess. Write them down until you know them by heart.',
  own: 'Your passphrase',
  ownHint: 'Several words that belong together for nobody but you.',
  strength: {
    0: 'Found at once. Use more words.',
    1: 'Found quickly. Use more words.',
    2: 'Nearly there. Add a word.',
    3: 'Good.',
    4: 'Very good.',
  },
  again: 'Type it once more',
  notSame: 'This is not the same.',
  show: 'Show what I type',
  shortest: (characters: number) => `At least ${characters} characters.`,
} as const;
