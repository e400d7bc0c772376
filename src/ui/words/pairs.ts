import type { PairCheck } from '../../domain/pairLimits.ts';
import { inPct } from './counts.ts';
import type { Remedy } from './remedy.ts';

/** What keeps two photos from being plainly comparable: its name, what it means, and the one thing to do next time. */
export const PAIR_WORDS: Readonly<Record<PairCheck, Remedy & { readonly name: string }>> = {
  turned: {
    name: 'Angle',
    what: 'The head is turned or tilted differently.',
    remedy: 'Match the first photo’s angle: same chair, same spot to look at.',
  },
  scale: {
    name: 'Distance',
    what: 'Taken from another distance.',
    remedy: 'Mark the floor and keep the same distance.',
  },
  size: {
    name: 'Picture size',
    what: 'Saved at another size.',
    remedy: 'Use the camera’s original files on both dates.',
  },
  exposure: {
    name: 'Brightness',
    what: 'One photo is much brighter.',
    remedy: 'Use the same lamps, and keep daylight out.',
  },
  'light-colour': {
    name: 'Light colour',
    what: 'The light has another colour.',
    remedy: 'Use the same lamps, and keep daylight out.',
  },
  'light-uneven': {
    name: 'Even light',
    what: 'The light changed on one part of the skin and not on another.',
    remedy: 'Use one kind of light, evenly from both sides.',
  },
  background: {
    name: 'Background',
    what: 'The background and the skin disagree about the light.',
    remedy: 'Use the same wall, and the same light on wall and skin.',
  },
  'light-direction': {
    name: 'Direction of the light',
    what: 'The light comes from another side.',
    remedy: 'Leave lamp and chair in their place.',
  },
  flash: { name: 'Flash', what: 'Only one photo was taken with flash.', remedy: 'Turn the flash off.' },
  sharpness: {
    name: 'Sharpness',
    what: 'One photo is softer than the other.',
    remedy: 'Tap the cheek to focus and hold still.',
  },
  expression: {
    name: 'Expression',
    what: 'The face does something else.',
    remedy: 'Ask for a neutral face, mouth closed.',
  },
  device: { name: 'Camera', what: 'Taken with another camera.', remedy: 'Use the same camera at every visit.' },
  room: { name: 'Room', what: 'Taken in another room.', remedy: 'Use the same room at every visit.' },
  'make-up': { name: 'Make-up', what: 'There is make-up on the skin.', remedy: 'Clean the skin before the photo.' },
  alignment: {
    name: 'Drawn area',
    what: 'The two areas may not show the same skin.',
    remedy: 'Draw the area again along the same marks.',
  },
  reference: {
    name: 'Comparison skin',
    what: 'Measured against another reference.',
    remedy: 'Choose the same clear skin on both photos.',
  },
  quality: {
    name: 'Photo quality',
    what: 'One photo is not good enough for this.',
    remedy: 'Open its details: they say what to change.',
  },
  unknown: {
    name: 'Not checked',
    what: 'Not everything could be checked.',
    remedy: 'Keep face, forehead and background free and evenly lit.',
  },
};

/** In what a difference of two photos is counted, and how its number is written. `null`: a yes or no. */
export const PAIR_FORMATS: Readonly<Record<PairCheck, ((value: number) => string) | null>> = {
  turned: (deg) => `${deg.toFixed(1)}°`,
  scale: inPct('of the distance'),
  size: inPct('of the size'),
  exposure: (ev) => `${ev.toFixed(1)} stops`,
  'light-colour': inLightColour,
  'light-uneven': inLightColour,
  background: inLightColour,
  'light-direction': (ln) => `${(100 * Math.expm1(ln)).toFixed(0)}\u00a0% from side to side`,
  flash: null,
  sharpness: (times) => `${times.toFixed(2)} times the blur`,
  expression: (times) => `${times.toFixed(1)} times what matters`,
  device: null,
  room: null,
  'make-up': null,
  alignment: inPct('of the area’s side'),
  reference: null,
  quality: null,
  unknown: (n) => `${n.toFixed(0)} not read`,
};

function inLightColour(distance: number): string {
  return `${(100 * Math.expm1(distance)).toFixed(0)}\u00a0% between the colours`;
}
