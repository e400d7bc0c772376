/** Where a photo's work stands. */
export type Stage = 'opening' | 'finding-face' | 'reading-colour' | 'reading-texture' | 'scoring' | 'saving';
