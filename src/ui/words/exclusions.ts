import type { NotMeasurable } from '../../domain/reading.ts';
import type { ExclusionReason } from '../../domain/trend.ts';
import type { Remedy } from './remedy.ts';

const NOT_MEASURABLE_WORDS: Readonly<Record<NotMeasurable, Remedy>> = {
  'too-few-pixels-per-mm': {
    what: 'Too few pixels per millimetre.',
    remedy: 'Move closer or use the original file: at least 6 pixels per millimetre.',
  },
  'no-scale': { what: 'The scale of the photo is not known.', remedy: 'Mark a known length, such as a bank card.' },
  'softer-than-baseline': {
    what: 'Softer than the first photo.',
    remedy: 'Use the same camera and focus on the cheek.',
  },
  'out-of-focus': { what: 'Out of focus.', remedy: 'Tap the skin to focus and hold still.' },
  'too-little-visible': {
    what: 'Too little of this region can be seen.',
    remedy: 'Match the first photo’s angle and keep hair away.',
  },
  'too-few-found': {
    what: 'Too few at the first visit to tell a change.',
    remedy: 'Look at another region, or at the whole face.',
  },
  'too-dark': { what: 'Too dark.', remedy: 'Add even light from the front.' },
  'too-bright': { what: 'Washed out.', remedy: 'Lower the exposure a little.' },
  'mixed-light': {
    what: 'The light differs from side to side.',
    remedy: 'Use one kind of light, evenly from both sides.',
  },
  'coloured-light': {
    what: 'The light has too strong a colour.',
    remedy: 'Use white light, the same at every visit.',
  },
  smoothed: {
    what: 'The skin has been smoothed by a filter.',
    remedy: 'Turn off portrait and beauty modes and filters, and retake it.',
  },
  'turned-away': { what: 'Turned too far from the first photo’s angle.', remedy: 'Match the first photo’s angle.' },
  'other-scale': { what: 'Taken from too different a distance.', remedy: 'Mark the floor and keep the same distance.' },
  'too-much-shine': { what: 'Too much shine.', remedy: 'Blot the skin and turn the light away from the lens.' },
};

/** Why a session or a region has no comparable value. */
export const EXCLUSION_WORDS: Readonly<Record<ExclusionReason, Remedy>> = {
  ...NOT_MEASURABLE_WORDS,
  'not-measured': { what: 'Not measured yet.', remedy: 'Wait until measuring is done.' },
  'other-view': { what: 'No photo of this view.', remedy: 'Take this view at every visit.' },
  'other-pipeline': { what: 'Measured by another version.', remedy: 'Measure the course again.' },
  'other-reference': {
    what: 'Measured against another reference.',
    remedy: 'Use the same clear skin on every photo of this view, and a grey or colour card on all of them or none.',
  },
  healing: {
    what: 'Still healing.',
    remedy: 'Take the progress photo at the start of the next visit, before treatment.',
  },
  'not-comparable': {
    what: 'Not comparable with the first photo.',
    remedy: 'Open the two photos side by side: the reason is given there.',
  },
  flaking: { what: 'The skin was flaking.', remedy: 'Wait until it is smooth again.' },
  bronzing: { what: 'The skin was bronzed.', remedy: 'Wait until the bronzing has gone.' },
  'recent-sun': { what: 'Recent sun.', remedy: 'Keep the skin out of the sun before the next visit.' },
  'make-up': { what: 'Make-up on the skin.', remedy: 'Clean the skin before the photo.' },
};
