import type { QualityCheck } from '../../domain/quality.ts';
import { inPct } from './counts.ts';
import type { Remedy } from './remedy.ts';

/** In what a check is counted, and how its number is written. */
export const CHECK_FORMATS: Readonly<Record<QualityCheck, (value: number) => string>> = {
  resolution: (pxPerMm) => `${pxPerMm.toFixed(1)} pixels per millimetre`,
  focus: (sigmaMm) => `a blur of ${sigmaMm.toFixed(2)} mm`,
  'too-bright': inPct('of the skin'),
  'too-dark': inPct('of the skin'),
  dim: (code) => `brightness ${code.toFixed(0)} of 255`,
  highlights: inPct('of the skin'),
  noise: inPct('of grain'),
  smoothed: (sd) => `${(100 * sd).toFixed(1)}\u00a0% of fine contrast`,
  compression: (quality) => `JPEG quality ${quality.toFixed(0)}`,
  'colour-cast': inPct('off the colour of skin in white light'),
  monochrome: inPct('of difference in colour'),
  'uneven-light': inPct('between the sides'),
  roll: (deg) => `${deg.toFixed(0)}°`,
  pose: (deg) => `${deg.toFixed(0)}°`,
  'scale-change': inPct('of the distance'),
  'control-skin': inPct('of difference inside it'),
  coverage: inPct('of the skin seen'),
  alignment: inPct('of the area’s side'),
  expression: (times) => `${times.toFixed(1)} times what matters`,
  hidden: inPct('of one part of the face'),
};

export const QUALITY_WORDS: Readonly<Record<QualityCheck, Remedy>> = {
  resolution: {
    what: 'Few pixels on the skin.',
    remedy: 'Move closer or use the original file: lines and pores need at least 6 pixels per millimetre.',
  },
  focus: { what: 'The skin is soft.', remedy: 'Tap the cheek to focus and hold still.' },
  'too-bright': { what: 'Parts of the skin are washed out.', remedy: 'Lower the exposure a little.' },
  'too-dark': { what: 'Parts of the skin are very dark.', remedy: 'Add even light from the front.' },
  dim: { what: 'The photo is dark.', remedy: 'Add even light from the front, or raise the exposure.' },
  highlights: { what: 'The skin shines.', remedy: 'Blot the skin and turn the light away from the lens.' },
  noise: { what: 'The photo is grainy.', remedy: 'Add light, so that the camera need not brighten the picture.' },
  smoothed: {
    what: 'The skin has been smoothed, or the camera does so.',
    remedy: 'Turn off portrait and beauty modes and filters, and retake it.',
  },
  compression: {
    what: 'The photo is heavily compressed.',
    remedy: 'Add the camera’s original file, not one sent by a messenger.',
  },
  'colour-cast': { what: 'The light has a colour.', remedy: 'Use white light, the same at every visit.' },
  monochrome: { what: 'There is hardly any colour in this photo.', remedy: 'Use white light and no filter.' },
  'uneven-light': { what: 'One side is lit differently.', remedy: 'Use one kind of light, evenly from both sides.' },
  pose: { what: 'The head is turned differently than in the first photo.', remedy: 'Match the first photo’s angle.' },
  roll: { what: 'The head or the camera is tilted.', remedy: 'Hold the camera level and the head upright.' },
  'scale-change': {
    what: 'Taken from another distance than the first photo.',
    remedy: 'Mark the floor and keep the same distance.',
  },
  'control-skin': {
    what: 'The clear comparison skin is not even.',
    remedy: 'Keep hair and shine off the cheeks and the forehead, or choose clear skin yourself.',
  },
  coverage: { what: 'Part of the area is hidden.', remedy: 'Move hair, glasses and hands out of the way.' },
  alignment: {
    what: 'The area may lie a little off the one on the first photo.',
    remedy: 'Draw it again along the same marks, or retake the photo from the same side.',
  },
  expression: {
    what: 'The face is not relaxed.',
    remedy: 'Ask for a neutral face: mouth closed, brows and eyes at ease.',
  },
  hidden: { what: 'Something lies before part of the face.', remedy: 'Tie hair back, take glasses off, hands away.' },
};
