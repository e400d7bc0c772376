import type { BodyArea, Concern } from '../../domain/course.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { View } from '../../domain/photo.ts';
import type { Stage } from '../../domain/progress.ts';
import type { RegionId } from '../../domain/region.ts';
import type { ToneBand } from '../../domain/skinTone.ts';

/** The name of a measure, and one line on what it counts. */
interface MeasureWords {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  /** How to read a value in that unit; `null`: it speaks for itself. */
  readonly scale: string | null;
  /** As in `12 % less redness`. */
  readonly less: string;
  readonly more: string;
}

export const AREAS: Readonly<Record<BodyArea, string>> = { face: 'Face', neck: 'Neck', hands: 'Hands', body: 'Body' };

export const CONCERN_NAMES: Readonly<Record<Concern, string>> = {
  redness: 'Redness',
  pigmentation: 'Pigmentation',
  lines: 'Fine lines and wrinkles',
  pores: 'Enlarged pores',
  scars: 'Scars',
  texture: 'Uneven texture',
  dullness: 'Dullness',
  tone: 'Loss of tone',
  'stretch-marks': 'Stretch marks',
};

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  front: 'Front',
  left45: 'Left 45°',
  right45: 'Right 45°',
  area: 'Drawn area',
};

/** Lines that stand out, and the others. */
export const DEPTH_WORDS = {
  parts: (deep: string, fine: string) => `deep ${deep}, fine ${fine}`,
  about:
    'Deep are the lines that stand out as much as the most marked third did at first; fine are the others. New light can move lines between them. A guide, not a result.',
  change: (from: string, to: string) => `At first ${from}; latest ${to} mm/cm².`,
} as const;

export const MEASURE_WORDS: Readonly<Record<MeasureId, MeasureWords>> = {
  redness: {
    name: 'Redness',
    about: 'How much redder the skin is than clear skin in the same photo.',
    unit: 'ln',
    scale: 'On this scale (ln) 0 is as red as clear skin, and 0.7 about twice as much.',
    less: 'less redness',
    more: 'more redness',
  },
  pigmentation: {
    name: 'Pigmentation',
    about: 'How much darker spots and patches are than the skin around them.',
    unit: 'ln',
    scale: 'On this scale (ln) 0 is no darker than the skin around, and 0.7 about twice its pigment.',
    less: 'less pigmentation',
    more: 'more pigmentation',
  },
  lines: {
    name: 'Lines',
    about: 'Length of lines on each square centimetre of skin.',
    unit: 'mm/cm²',
    scale: null,
    less: 'less line length',
    more: 'more line length',
  },
  pores: {
    name: 'Pores',
    about: 'Visible pores on each square centimetre of skin.',
    unit: 'per\u00a0cm²',
    scale: null,
    less: 'fewer pores',
    more: 'more pores',
  },
};

export const REGION_NAMES: Readonly<Record<RegionId, string>> = {
  face: 'Whole face',
  area: 'Drawn area',
  forehead: 'Forehead',
  glabella: 'Between the brows',
  nose: 'Nose',
  perioral: 'Around the mouth',
  chin: 'Chin',
  'cheek-right': 'Right cheek',
  'cheek-left': 'Left cheek',
  'under-eye-right': 'Under the right eye',
  'under-eye-left': 'Under the left eye',
  'crows-feet-right': 'Right outer eye corner',
  'crows-feet-left': 'Left outer eye corner',
  'upper-eyelid-right': 'Right upper eyelid',
  'upper-eyelid-left': 'Left upper eyelid',
  'nasolabial-right': 'Right nose-to-mouth fold',
  'nasolabial-left': 'Left nose-to-mouth fold',
  'jaw-right': 'Right jaw',
  'jaw-left': 'Left jaw',
};

export const STAGES: Readonly<Record<Stage, string>> = {
  opening: 'Opening',
  'finding-face': 'Finding the face',
  'reading-colour': 'Reading colour',
  'reading-texture': 'Reading texture',
  scoring: 'Working out the scores',
  saving: 'Saving',
};

export const TONE_BAND_NAMES: Readonly<Record<ToneBand, string>> = {
  'very-light': 'very light',
  light: 'light',
  intermediate: 'intermediate',
  tan: 'tan',
  brown: 'brown',
  dark: 'dark',
};
