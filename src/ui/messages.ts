import type { CardProblem } from '../domain/colourCard.ts';
import type { BodyArea, Concern } from '../domain/course.ts';
import type { FaultCode, RefusalCode } from '../domain/errors.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { PairCheck } from '../domain/pairLimits.ts';
import type { View } from '../domain/photo.ts';
import type { Stage } from '../domain/progress.ts';
import type { QualityCheck } from '../domain/quality.ts';
import type { NotMeasurable } from '../domain/reading.ts';
import type { RegionId } from '../domain/region.ts';
import type { ToneBand } from '../domain/skinTone.ts';
import type { ExclusionReason } from '../domain/trend.ts';

/** What happened, and the one thing to do about it. */
export interface Remedy {
  readonly what: string;
  readonly remedy: string;
}

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
    about: 'Length of fine lines on each square centimetre of skin.',
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

export const REFUSAL_WORDS: Readonly<Record<RefusalCode, Remedy>> = {
  'empty-file': { what: 'This file is empty.', remedy: 'Copy it from the camera or phone again.' },
  'not-an-image': { what: 'This file is not a photo.', remedy: 'Choose a JPEG, PNG, WebP, AVIF or HEIC file.' },
  'unsupported-kind': { what: 'This kind of image can’t be opened here.', remedy: 'Save it as JPEG and add it again.' },
  'too-small': {
    what: 'This photo has too few pixels.',
    remedy: 'Use the camera’s original file, not a preview or a screenshot.',
  },
  'too-large': {
    what: 'This photo is larger than can be opened safely.',
    remedy: 'Save it below 12,000 pixels a side and 64 megapixels.',
  },
  damaged: {
    what: 'This file is damaged and can’t be read to the end.',
    remedy: 'Copy it from the camera or phone again.',
  },
  'too-slow': { what: 'This photo took too long to open.', remedy: 'Save it as JPEG and add it again.' },
  'no-face': {
    what: 'No face was found in this photo.',
    remedy: 'Draw the area you want to follow, or retake it with the whole face in view.',
  },
  'several-faces': {
    what: 'There is more than one face in this photo.',
    remedy: 'Crop it to one person and add it again.',
  },
  'too-dark': { what: 'This photo is too dark to measure.', remedy: 'Retake it in brighter, even light.' },
  'not-skin': {
    what: 'No bare skin could be found here.',
    remedy: 'Retake it without make-up, filters or coloured light, or draw another area.',
  },
  colourless: { what: 'This photo has no colour.', remedy: 'Add the colour original.' },
  'area-not-found': {
    what: 'The area drawn on the first photo was not found again here.',
    remedy: 'Draw it on this photo too, or retake it from the same side.',
  },
  'canvas-randomised': {
    what: 'This browser alters the pixels it hands out, so no number would be true.',
    remedy: 'Turn off fingerprint protection for this page, or use another browser.',
  },
};

const FAULT_WORDS: Readonly<Record<FaultCode, Remedy>> = {
  'worker-crashed': {
    what: 'The measuring stopped, most likely for want of memory.',
    remedy: 'Close other tabs and try again. Your photos are saved.',
  },
  aborted: { what: 'Stopped.', remedy: 'Add the photo again whenever you like.' },
  'model-damaged': {
    what: 'A measuring model did not arrive whole.',
    remedy: 'Reload the page. Your photos are saved.',
  },
  'model-missing': {
    what: 'A measuring model could not be loaded.',
    remedy: 'Check that the page is still served, then reload it.',
  },
  'storage-full': {
    what: 'This device has no room left for the photo.',
    remedy: 'Free some space on the device and add the photo again.',
  },
  'storage-blocked': {
    what: 'Another tab is holding the records.',
    remedy: 'Close the other Skinseries tabs and reload this one.',
  },
  'storage-newer': {
    what: 'These records were made by a newer Skinseries.',
    remedy: 'Reload to get the newer version. Nothing has been changed.',
  },
  'storage-lost': {
    what: 'The records on this device can’t be read.',
    remedy: 'Leave them as they are, and reload once. Nothing is written over.',
  },
  locked: { what: 'The vault is locked.', remedy: 'Unlock it and try again.' },
  'vault-needed': {
    what: 'This is kept in the vault, and there is none yet.',
    remedy: 'Set it up first: go to the start and add your first client.',
  },
  'vault-lost': {
    what: 'The vault on this device was lost or damaged.',
    remedy: 'Nothing is written over. Restore your latest backup.',
  },
  'vault-damaged': {
    what: 'The vault is not as it was left.',
    remedy: 'Nothing is written over. Restore your latest backup.',
  },
  'vault-elsewhere': { what: 'The vault is open in another tab.', remedy: 'Go there, or take it over here.' },
  'wrong-passphrase': { what: 'That does not open the vault.', remedy: 'Check the words and try again.' },
  'kdf-refused': {
    what: 'The lock of this vault was changed from outside.',
    remedy: 'It is not used like this. Restore your latest backup, and ask who had this device.',
  },
  'memory-short': {
    what: 'This device has too little free memory to unlock the vault.',
    remedy: 'Close other tabs and programs and try again.',
  },
  'record-damaged': {
    what: 'A record on this device can’t be opened.',
    remedy: 'It is left as it is. Restore it from your latest backup.',
  },
  'recovery-needed': {
    what: 'The recovery sheet comes first.',
    remedy: 'Print it or write it down, and say its words back. Then photos are kept.',
  },
  'example-only': {
    what: 'The example takes no photos of your own.',
    remedy: 'It is not locked away as your clients are. Add a client for them.',
  },
  'backup-passphrase': {
    what: 'This passphrase doesn’t open the file.',
    remedy: 'Check it word by word, capitals and spaces too. Nothing has been changed.',
  },
  'backup-unknown': {
    what: 'This is not a backup that Skinseries wrote.',
    remedy: 'Choose a file whose name begins with “skinseries” and ends in “.age”. Nothing has been changed.',
  },
  'backup-damaged': {
    what: 'This backup is damaged or was cut short.',
    remedy: 'Copy it from where it was kept again, or use another backup. Nothing was taken from a damaged file.',
  },
  'backup-newer': {
    what: 'This backup was made by a newer Skinseries.',
    remedy: 'Update Skinseries on this device, then choose the file again. Nothing has been changed.',
  },
  'backup-too-large': {
    what: 'This backup asks for more than can be opened safely.',
    remedy: 'Choose a backup that Skinseries made itself. Nothing has been changed.',
  },
  'backup-invalid': {
    what: 'Records in this backup make no sense, so none of it was taken.',
    remedy: 'Use another backup, or make a new one on the device it came from.',
  },
  'backup-changed': {
    what: 'Something was changed or deleted in the meantime.',
    remedy: 'Start again. Nothing half done was kept.',
  },
  'backup-unwritable': {
    what: 'The backup could not be written to the end.',
    remedy: 'Check that the disk is still there and has room, then start again. Older backups are untouched.',
  },
  'not-found': {
    what: 'This is not on this device any more.',
    remedy: 'Go back to the start and open it from the list.',
  },
  unexpected: {
    what: 'Something went wrong on our side.',
    remedy: 'Reload the page. Everything already saved is still there.',
  },
};

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

function inPct(of: string): (share: number) => string {
  return (share) => `${(100 * share).toFixed(0)}\u00a0% ${of}`;
}

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

/** The remedy for any code an action may report. */
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

export const TONE_BAND_NAMES: Readonly<Record<ToneBand, string>> = {
  'very-light': 'very light',
  light: 'light',
  intermediate: 'intermediate',
  tan: 'tan',
  brown: 'brown',
  dark: 'dark',
};

export function remedyFor(code: RefusalCode | FaultCode | undefined): Remedy {
  if (!code) return FAULT_WORDS.unexpected;
  return code in REFUSAL_WORDS ? REFUSAL_WORDS[code as RefusalCode] : FAULT_WORDS[code as FaultCode];
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const days = (n: number) => count(n, 'day', 'days');

export const messages = {
  app: {
    name: 'Skinseries',
    skip: 'Skip to the content',
    private: 'No image leaves this device',
    privateMore:
      'Photos are opened, measured and kept in this browser, on this device, and your clients’ are encrypted there. The page is not allowed to send anything anywhere: there is no account, no upload and no tracking.',
    foot: 'Skinseries documents and compares how skin looks. It makes no diagnosis and gives no treatment advice.',
    loading: 'Opening…',
    back: 'Back to the start',
    reload: 'Reload',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    notFound: 'This page does not exist',
  },
  privacy: {
    title: 'What keeps photos here',
    lead: 'This page tried each of these just now, in this browser. Nothing was sent to find out.',
    looking: 'Looking…',
    more: 'See what your browser enforces',
    checks: 'What the browser enforces',
    holds: 'Yes',
    fails: 'No',
    unknown: 'Not known yet',
    isolated: {
      name: 'Apart from other sites',
      yes: 'No other site or window can look into this page.',
      no: 'This browser or this host does not set the page apart. Measuring works, more slowly.',
    },
    policy: {
      name: 'Only its own address',
      yes: 'The browser refused a picture from elsewhere. Scripts, pictures and data come from this app alone.',
      no: 'The browser did not refuse what the app forbids. Use a current Chrome, Edge, Safari or Firefox.',
    },
    sealed: {
      name: 'Sealed',
      yes: 'This page came from the copy on this device. It does not need its host any more and works offline.',
      no: 'This page came from its host. Once the copy below is whole, reload, and it comes from this device.',
      reload: 'Reload from this device',
    },
    list: {
      name: 'No way out, by the browser',
      yes: 'The browser itself blocks every address but the files of this app, for any code in this page.',
      no: 'This browser has no such rule. The promise rests on our code and its policy: following a link, a name look-up or a call between browsers could still carry data out. Chrome and Edge 152 or later close these too.',
      unknown: 'This can be tried once the page is sealed.',
    },
    persistent: {
      name: 'Kept for good',
      yes: 'The browser has promised not to clear photos away by itself.',
      no: 'The browser may clear what it keeps when space runs out. Installing the app, and a backup, guard against that.',
      unknown: 'This browser does not say.',
    },
    requests: 'What was asked for since this page was opened',
    fromDevice: (n: number) => `${count(n, 'file', 'files')} from the copy on this device`,
    fromHost: (n: number, host: string) => `${count(n, 'request', 'requests')} to ${host}, where the app comes from`,
    nowhere: 'Nothing was asked of anyone else.',
    elsewhere: (hosts: readonly string[]) => `Asked elsewhere, which should never be: ${hosts.join(', ')}.`,
    refused: (n: number) =>
      `${count(n, 'address', 'addresses')} outside the app turned away on this device, the trial above included`,
    workers: 'Requests of the measuring workers are counted too, once the app is on this device.',
    copy: 'The copy on this device',
    version: (version: string, build: string) => `Version ${version}, build ${build}.`,
    whole: (kept: number, all: number) =>
      kept >= all
        ? 'All of the app is here. It opens without a network.'
        : `${kept} of ${count(all, 'file', 'files')} are here; the rest follows quietly.`,
    noCopy: 'There is none yet. It is made a moment after the app was first opened, unless the browser forbids it.',
    look: 'Look for a new version',
    lookHint: 'Asks the host once. Otherwise the browser asks at most once a day.',
    looked: 'This is the newest version.',
    notPromised:
      'Nobody can promise more than this: whoever knows how to unlock this device, controls it, or installs an extension that may read this page sees what you see.',
    update: {
      ready: 'A new version is ready.',
      words: (version: string, build: string) =>
        `Version ${version}, build ${build}. It starts when you say so, or when the app has been closed. Every open tab of Skinseries starts anew.`,
      take: 'Use the new version',
    },
  },
  start: {
    title: 'See what has really changed in the skin',
    lead: 'Add the photos of a course of treatments. Skinseries lines them up, measures redness, pigmentation, lines and pores, and shows the change from the first visit with its margin of error.',
    clients: 'Clients',
    noClients: 'No clients yet. Add the first one, or look at the example.',
    addClient: 'Add a client',
    clientLabel: 'Name or code',
    clientHint: 'A code is enough, if you would rather not keep a name here.',
    clientMissing: 'Give a name or a code.',
    courses: (n: number) => (n === 0 ? 'No course yet' : count(n, 'course', 'courses')),
    exampleTitle: 'Try the example course',
    exampleLead: 'Five visits, measured and ready to open.',
    exampleLabel: 'Rendered example, no real person',
    exampleTone: { light: 'Light skin', dark: 'Dark skin' },
    openExample: (tone: string) => `Open the example: ${tone}`,
    opening: 'Opening the example…',
  },
  client: {
    windowTitle: 'Client',
    courses: 'Courses',
    noCourses: 'No course yet. A course is one area and one treatment, followed over its visits.',
    addCourse: 'Add a course',
    area: 'Area',
    concern: 'What is followed',
    treatment: 'Treatment',
    noTreatment: 'No treatment chosen',
    planned: 'Planned sessions',
    plannedHint: (least: number, most: number) =>
      least === most ? `The library says ${least}.` : `The library says ${least} to ${most}.`,
    plannedRange: 'Between 1 and 24.',
    treated: 'What is treated',
    treatedWhole: 'The whole face',
    treatedRegions: 'Chosen regions',
    treatedHint:
      'Say it now, before the first change is seen: the verdict is given on these regions, and can’t be picked later.',
    treatedList: 'Treated regions',
    treatedMissing: 'Choose at least one region.',
    create: 'Add the course',
    progressOf: (done: number, planned: number) => `${count(done, 'session', 'sessions')} so far, ${planned} planned`,
    erase: 'Delete this client',
    eraseTitle: (label: string) => `Delete ${label}?`,
    eraseBody: (courses: number) =>
      `This deletes the client, ${count(courses, 'course', 'courses')} with all sessions, every photo and every measurement from this device. It can’t be undone.`,
    eraseConfirm: 'Delete everything',
    example: 'Example',
  },
  course: {
    tabs: { photos: 'Photos', compare: 'Compare', progress: 'Progress', plan: 'Plan' },
    tabsLabel: 'This course',
    title: (area: string, concern: string) => `${area} · ${concern}`,
    session: (n: number) => `Session ${n}`,
    first: 'First session',
    again: 'Measure again',
    againBusy: 'Measuring…',
    againHint: 'Measures every photo of this course anew, here, now.',
  },
  photos: {
    exampleTakesNone: 'This is the example: it lies open on this device, so it takes no photos of your own.',
    heading: 'Photos',
    drop: 'Drop today’s photos here',
    dropHint:
      'Several at once: each lands in the session of the day it was taken. Three of each view make the numbers steadier.',
    pick: 'Choose photos',
    add: 'Add photos',
    pickFor: (name: string) => `Add photos to ${name}`,
    adding: 'Adding',
    state: {
      waiting: 'Waiting',
      opening: 'Opening',
      saved: 'Saved',
      duplicate: 'Already here, so it was left out.',
      refused: 'Not added',
      failed: 'Not added',
    },
    added: (n: number) => `${count(n, 'photo', 'photos')} saved`,
    stop: 'Stop adding',
    clearList: 'Clear this list',
    addSession: 'Add a session',
    sessionDay: 'Day of the session',
    empty: 'No photos in this session yet.',
    emptyCourse: 'Add the photos of the first visit. Two visits are enough to compare, three to see a trend.',
    count: (n: number) => count(n, 'photo', 'photos'),
    waiting: 'Waiting to be measured',
    measured: 'Measured',
    measureNow: 'Measure now',
    allMeasured: 'All photos are measured.',
    needsArea: {
      what: 'No face was found here.',
      remedy: 'Draw the area to follow; later photos are matched to it.',
    },
    drawArea: 'Draw the area',
    refused: 'Not measured',
    details: (name: string) => `Details of ${name}`,
    photoOf: (view: string, day: string) => `${view}, ${day}`,
    view: 'View',
    day: 'Taken on',
    moveHint: 'Another day moves the photo to the session of that day.',
    moveTo: (day: string) => `Move to ${day}`,
    taken: 'Date in the file',
    camera: 'Camera',
    size: 'Size',
    quality: 'Quality',
    clearSkin: 'Clear skin',
    found: (value: string) => `Found: ${value}.`,
    goodFrom: (limit: string) => `Good from ${limit}`,
    goodTo: (limit: string) => `Good up to ${limit}`,
    refusedFrom: (limit: string) => `, not measured below ${limit}.`,
    refusedTo: (limit: string) => `, not measured above ${limit}.`,
    noTexture: (reason: string) => `Lines and pores were not read. ${reason}`,
    touches: (measures: string) => `Matters for ${measures}.`,
    shipped: 'This photo came with its numbers ready. Measured again on this device, it shows its quality.',
    qualityGood: 'Nothing stands in the way of measuring this photo.',
    redraw: 'Change the area',
    remove: 'Remove this photo',
    cancelMeasure: 'Stop measuring',
  },
  area: {
    title: 'Draw the area',
    lead: 'Mark the skin you want to follow. Later photos of this view are matched to it.',
    keys: 'Tap the picture to add a point, drag a point to move it. With the keyboard: arrow keys move a point, Enter adds one after it, Backspace removes it; plus and minus zoom, zero shows the whole photo.',
    editor: 'Area on the photo',
    point: (n: number, of: number) => `Point ${n} of ${of}`,
    tooFew: 'At least three points are needed.',
    startOver: 'Start over',
    removePoint: 'Remove the last point',
    scaleTitle: 'Scale',
    scaleLead:
      'To count lines and pores, the photo needs a scale. Mark the two ends of something whose length you know.',
    mark: 'Mark a known length',
    unmark: 'No scale',
    length: 'Its length in millimetres',
    card: 'A bank card (long side)',
    ruler: 'Another length',
    scaleIs: (pxPerMm: string) => `${pxPerMm} pixels per millimetre`,
    end: (n: number) => `End ${n} of the known length`,
    save: 'Measure this area',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show the whole photo',
  },
  control: {
    open: 'Choose clear skin',
    title: 'Choose clear skin',
    lead: 'Redness and pigmentation are read against a patch of clear skin in the same photo. So another light or another camera does not pass for a change of the skin.',
    how: 'Choose untreated skin without redness, spots, hair or shine, in the same light as the rest.',
    where: {
      face: 'It has to lie on the face. The middle of the forehead is mostly the best place.',
      area: 'It has to lie inside the drawn area or within 2 cm of it.',
    },
    editor: 'Your own patch of clear skin on the photo',
    stage: 'The proposed clear skin on the photo',
    which: 'Clear skin',
    proposed: 'Proposed',
    own: 'My own',
    reference: 'A: the skin that counts as clear',
    check: 'B: checks that it stayed so',
    halves: 'Your patch is split in two: one half counts as clear skin, the other checks it.',
    foundAgain: 'The proposed patch is found again when you save.',
    size: (cm2: string) => `Your patch covers ${cm2} cm².`,
    tooSmall: 'At least 2 cm² are needed, better 4.',
    inUse: 'What is used now',
    unknown: 'This photo came with its numbers ready. Measured again on this device, it shows its patch.',
    pending: 'The photo is being measured. Its patch appears by itself.',
    reliable: 'The patch is even and can be relied on.',
    why: {
      proposed: (place: string) =>
        `${place} was proposed because its skin is even in colour, well lit and large enough.`,
      own: 'Your own patch is even in colour, well lit and large enough.',
      place: {
        forehead: 'The forehead',
        cheeks: 'Both cheeks',
        beside: 'The skin beside the area',
      },
      leftOut: (pct: string) => `${pct} of it was left out: hair, shine, shadow or spots.`,
    },
    unreliable: {
      what: 'The patch is not even enough to rely on.',
      remedy: 'Choose a place without hair, shine or shadow.',
    },
    flaw: {
      'too-little': {
        what: 'Too little bare skin shows in the patch.',
        remedy: 'Move hair and cloth away and retake the photo, or choose another place yourself.',
      },
      uneven: {
        what: 'The skin of the patch differs in colour from one part to another.',
        remedy: 'Choose a place without redness, spots or hair, in one kind of light.',
      },
      shiny: {
        what: 'The patch shines on one side more than on the other.',
        remedy: 'Dab the skin dry and soften the light, or choose a duller place yourself.',
      },
    },
    mode: {
      control: 'The numbers of this photo are read against clear skin beside the area.',
      card: 'The numbers of this photo are read against the colour card in it.',
      grey: 'The numbers of this photo are read against the grey patch you marked.',
      'within-face':
        'The numbers of this photo are read against clear skin of the same area, which is the usual way for a face. A change that all of it shares would not show.',
      unreferenced:
        'The numbers of this photo are read against the average of all its skin, so their margin of error is wide.',
    },
    save: 'Use this skin',
    kept: 'This is what is used now.',
    keep: 'Keep it',
    keepAndNext: (session: string) => `Keep it, then ${session}`,
    saveAndNext: (session: string) => `Use it, then ${session}`,
    all: 'All photos of this view',
    allLead:
      'A patch of your own counts for one photo. Draw it in the same place on each of them, the first session first. The proposed one is looked for in the same place by itself.',
    mixed: {
      what: 'Some photos use your own patch, others the proposed one.',
      remedy: 'Use the same skin on all of them, or the colours of two visits are held against different skin.',
    },
    fact: (isOwn: boolean, isReliable: boolean) =>
      `${isOwn ? 'Your own' : 'Proposed'}, ${isReliable ? 'can be relied on' : 'not even enough'}`,
  },
  compare: {
    heading: 'Compare',
    need: 'Two measured photos of the same view are needed to compare. Add photos of a second visit first.',
    left: 'Left photo',
    right: 'Right photo',
    view: 'View',
    mode: 'How to show',
    modes: { wipe: 'Wipe', side: 'Side by side', difference: 'Difference' },
    overlay: 'Overlay',
    noOverlay: 'None',
    opacity: 'Strength of the overlay',
    lining: 'Lining the photos up…',
    viewer: 'Photo viewer. Plus and minus zoom, the arrow keys move, zero shows everything.',
    wipe: 'Position of the dividing line',
    wipeText: (pct: number) => `${pct} % of the left photo shown`,
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show everything',
    zoomLevel: (pct: number) => `${pct} %`,
    picture: (view: string, day: string) => `${view} photo of ${day}`,
    differencePicture: (measure: string, from: string, to: string) =>
      `Map of the change in ${measure} from ${from} to ${to}, over the later photo`,
    less: 'less',
    more: 'more',
    noMap: (measure: string) => `There is no map of ${measure} for these two photos.`,
    table: 'By region',
    tableCaption: (measure: string, from: string, to: string) => `${measure} by region, ${from} and ${to}`,
    region: 'Region',
    change: 'Change',
    noise: 'Measurement error',
    meaning: 'In words',
    shot: (session: string, n: number) => `${session}, photo ${n}`,
    measure: 'Measure',
    onBoth: 'Same colours on both dates',
    changeMap: 'Change from the left photo to the right one',
  },
  comparability: {
    title: 'May these two be compared?',
    verdicts: { comparable: 'Comparable', caution: 'With caution', 'not-comparable': 'Not comparable' },
    unknown: 'Not checked yet',
    unknownMore:
      'One of the photos came with its numbers ready. Measured again on this device, the pair can be checked.',
    calm: 'Nothing found that stands in the way.',
    next: 'Next time:',
    numbers: 'All reasons and numbers',
    found: (value: string) => `Found: ${value}.`,
    limits: (caution: string, refused: string | null) =>
      refused === null ? `Told from ${caution}.` : `Told from ${caution}, refused from ${refused}.`,
    onlyRefused: 'Always refused.',
    onlyTold: 'Always told, never refused.',
    residual: (pct: string) =>
      `The light was taken out; what may be left of it, about ${pct}, is in the measurement error.`,
    cautious: 'with caution',
    states: 'Progress or healing',
    ofDay: (day: string, side: string) => `${side}, ${day}`,
    sides: { left: 'Left photo', right: 'Right photo' },
    visits: 'Visits',
    showVisit: (name: string) => `Show ${name} on the right`,
    badge: {
      first: 'First visit of this view',
      comparable: 'Comparable with the first visit',
      caution: 'Comparable with caution',
      'not-comparable': 'Not comparable with the first visit',
      some: (measures: string) => `Not comparable for ${measures}`,
    },
  },
  words: {
    within: 'within measurement error',
    less: 'less',
    more: 'more',
    noNoise: 'measurement error not known',
  },
  progress: {
    heading: 'Progress',
    region: 'Region',
    view: 'View',
    print: 'Print',
    empty: 'The chart starts with the first measured photo.',
    soon: 'The photos are being measured. The charts appear by themselves.',
    table: 'Show the numbers',
    hideTable: 'Hide the numbers',
    chart: (measure: string, region: string) => `${measure}, ${region}: change from the first session`,
    sessions: 'Sessions. Use the left and right arrow keys to move between them.',
    unit: 'Read the charts in',
    units: { percent: 'Per cent of the first session', own: 'Measured units' },
    excluded: 'Left out of the line',
    trend: 'Cumulative trend',
    band: 'Its margin of error (95 %)',
    session: 'Session, with measurement error',
    shot: 'Single photo; hollow: left out',
    caution: 'Counts with caution',
    override: 'Counts by a person’s decision',
    stratum: 'Another device or room from here',
    limits: 'Within these lines: measurement error',
    healing: 'Healing',
    settling: 'Settling',
    treatment: 'Treatment',
    control: 'Check patch of clear skin; filled: it moved',
    guide: (word: string) => `${word}. The change so far is a guide.`,
    pick: 'Compare the first session with',
    latest: 'The latest session',
    pickedLegend: 'Picked by hand',
    known: 'Known change, rendered',
    truth:
      'This face was rendered from known numbers, so the measurement can be checked: the dashed line is the change that was put in.',
    truthLink: 'All known numbers (JSON)',
    columns: {
      session: 'Session',
      day: 'Date',
      value: 'Value',
      valueRange: 'Its range',
      change: 'Change',
      range: 'Range (95 %)',
      known: 'Known, rendered',
      shots: 'Photos',
      track: 'Track',
      note: 'Notes',
    },
    tracks: { progress: 'Progress', settling: 'Settling', healing: 'Healing' },
    point: (session: string, change: string, range: string, value: string) =>
      `${session}: ${change} (${range}), ${value}`,
    basePoint: (session: string, value: string) => `${session}: start of the comparison, ${value}`,
    excludedPoint: (session: string, reason: string, value: string) =>
      `${session}: left out. ${reason}${value === '' ? '' : ` ${value}`}`,
    window: {
      healing: (treatment: string, day: number, until: string) =>
        `Day ${day} after ${treatment}: healing until ${until}.`,
      settling: (treatment: string, day: number, until: string) =>
        `Day ${day} after ${treatment}: settling until ${until}, counts with caution.`,
      progress: (treatment: string, day: number, until: string) =>
        `Day ${day} after ${treatment}, whose window runs until ${until}.`,
    },
    overridden: (reason: string, day: string) => `Counts by a person’s decision (${day}): ${reason}`,
    cautious: (reasons: string) => `With caution: ${reasons}`,
    newStratum: 'Another device or room than the first session: with caution.',
    shots: (n: number, left: number, reasons: string) =>
      left === 0 ? `${n} photos.` : `${n} photos, ${left} left out: ${reasons}`,
    controlAt: (change: string, margin: string) =>
      `Check patch of clear skin: ${change}, within its measurement error${margin}.`,
    controlMovedAt: (change: string, margin: string) =>
      `Check patch of clear skin: ${change}, more than its measurement error${margin}. Redness and pigmentation can’t be relied on here.`,
    treatments: 'Treatments. Use the left and right arrow keys to move between days.',
    treated: (day: string, names: string) => `Treated ${day}: ${names}`,
    unknownTreatment: 'A treatment that the library no longer has',
    range: (low: string, high: string) => `${low} to ${high}`,
    sessionOn: (session: string, day: string) => `${session}, ${day}`,
    noValue: (measure: string) => `${measure} could not be read from these photos.`,
    baseline: 'This is the first session. The change shows from the next one on.',
    within: (measure: string, change: string, margin: string) =>
      `No detectable change in ${measure}: ${change} is within measurement error (${margin}).`,
    beyond: (amount: string, measure: string, low: string, high: string) =>
      `${amount} ${measure} than at the first session, beyond measurement error (likely ${low} to ${high}).`,
    unclear: (amount: string, measure: string, low: string, high: string) =>
      `${amount} ${measure} than at the first session, within measurement error (likely ${low} to ${high}).`,
    margin: (down: string, up: string) => `−${down} to +${up}`,
    oneRegion: 'One region, shown as a guide: a single region varies more than the whole.',
    besides: 'Shown as a guide: verdicts are given on the three main measures of the declared area only.',
    picked: (session: string) =>
      `Picked by hand: ${session}. Who picks the best of several sessions finds changes that are not there, so this is no verdict.`,
    notPicked: (session: string, measure: string) => `${measure} can’t be compared at ${session}.`,
    explain: {
      fewVisits: 'Two sessions make a comparison. The trend line starts with the third.',
      wrongWay:
        'The second session points the other way. A single visit often does, even in a course that goes well; that’s expected.',
      doubtful: (line: string, middle: string) =>
        `One session may be turning the line: per 30 days it says ${line}, the middle of all pairs of sessions says ${middle}.`,
      slope: (change: string, low: string, high: string) =>
        `The line, as a guide: ${change} in 30 days (likely ${low} to ${high}).`,
      stratum: (session: string) =>
        `Another device or room from ${session} on. Part of the change may come from it: compare with caution.`,
      passing: (names: string) =>
        `The effect of ${names} doesn’t add up over the sessions, so there is no trend line: read each session by itself.`,
      noise: (within: string, between: string) => `Where the margin of error comes from: ${within}; ${between}.`,
      within: {
        assumed: 'photo to photo, a typical value is assumed until you calibrate the room',
        calibrated: (n: number) => `photo to photo, your own repeats (n = ${n})`,
      },
      between: {
        assumed: 'visit to visit, a typical value is assumed',
        calibrated: (n: number) => `visit to visit, your own visits without treatment (n = ${n})`,
      },
    },
    healingTrack: (n: number) => `Healing photos (${n})`,
    healingLead: 'Taken while the skin was healing. They can be looked at, and never touch the line or the verdict.',
    healingPhoto: (view: string, day: string) => `${view}, ${day}`,
    healingDay: (day: number, treatment: string) => `Day ${day} after ${treatment}`,
    healingMeasures: (measures: string) => `Healing for ${measures}`,
    mode: {
      control: '',
      card: '',
      grey: '',
      'within-face':
        'Redness and pigmentation are read against clear skin of the same face or area. That shows well where the skin changed; a change that all of it shares would not show.',
      unreferenced:
        'No even patch of clear skin was found, so redness and pigmentation have a wide margin of error. You can choose a patch in a photo’s details.',
    },
    whole: 'The whole face averages all its regions. Choose one above to see where it changed.',
    doubtful: 'One session may be turning the line.',
    disclaimer:
      'Changes are measured against the person’s own first session, in the same view. They say what changed, not why.',
    printed: (day: string) => `Printed ${day}`,
  },
  verdict: {
    heading: (region: string) => `What has changed: ${region}`,
    treatedArea: 'Treated area',
    how: 'The start of the course, before its first treatment, against the latest comparable visit. The margins are set so that at most 1 in 20 courses without any change is ever called changed, in any of the three.',
    words: {
      improved: 'Improved',
      'within-error': 'No detectable change',
      worse: 'Worse',
      withheld: 'No verdict yet',
      none: 'No verdict',
    },
    beyond: (amount: string, measure: string, low: string, high: string) =>
      `${amount} ${measure} than at the first session (likely ${low} to ${high}). That is more than measurement error.`,
    within: (change: string, down: string, up: string) =>
      `Measured: ${change}. Anything between −${down} and +${up} can’t be told from measurement error.`,
    asOf: (day: string) => `As of ${day}`,
    why: {
      'control-moved': {
        what: 'The clear skin that serves as the yardstick has changed itself.',
        remedy: 'Choose another patch of clear skin for all visits, or look again at the next one.',
      },
      'within-face': {
        what: 'It is read against skin of the same area, so a change that all of it shares would not show.',
        remedy: 'Say which regions are treated, or choose clear skin outside them.',
      },
      unreferenced: {
        what: 'No even patch of clear skin was found to hold it against.',
        remedy: 'Choose clear skin in the details of each photo.',
      },
      'one-visit': {
        what: 'There is only one visit that can be compared.',
        remedy: 'Take the same view at the next visit, before the treatment.',
      },
      'no-value': {
        what: 'It could not be read from these photos.',
        remedy: 'Look at the chart below for the reason, and retake the photo.',
      },
    },
    notDue: (session: string) =>
      `It falls due with ${session}, as planned: looking at every visit finds changes that are not there.`,
    soFar: (change: string) => `So far, as a guide: ${change}.`,
    plain: 'In plain words',
    client: {
      redness: { name: 'Redness', its: 'redness', less: 'less redness', more: 'more redness' },
      pigmentation: {
        name: 'Dark spots and patches',
        its: 'your dark spots and patches',
        less: 'less colour in dark spots and patches',
        more: 'more colour in dark spots and patches',
      },
      lines: {
        name: 'Fine lines',
        its: 'your fine lines',
        less: 'less of your fine lines',
        more: 'more of your fine lines',
      },
      pores: { name: 'Pores', its: 'your pores', less: 'fewer visible pores', more: 'more visible pores' },
    },
    clientChanged: (amount: string, measure: string) => `We see about ${amount} ${measure} than at your first visit.`,
    clientSame: (its: string) => `So far the photos show no clear change in ${its}.`,
    clientWaits: (name: string) => `${name}: we will tell you when all planned visits are done.`,
    clientNext: (name: string) => `${name}: we can compare from your next visit on.`,
    clientUnread: (name: string) => `${name}: these photos can’t tell us yet.`,
  },
  healing: {
    open: 'Treatments and notes',
    openOf: (session: string) => `Treatments and notes of ${session}`,
    day: 'Day of the visit',
    removeSession: 'Delete this session',
    removeTitle: (day: string) => `Delete the session of ${day}?`,
    removeBody: 'It has no photos. Its treatments and notes go, and with them the healing windows they opened.',
    removeConfirm: 'Delete it',
    dayTaken: {
      what: 'This course has another session on that day.',
      remedy: 'Choose another day, or move the photos to that session one by one.',
    },
    treatments: 'Treatments given',
    noTreatments: 'None noted.',
    beforeRule: 'Photos of this day count as taken before the treatment. In a photo’s details you can say otherwise.',
    treatment: (n: number) => `Treatment ${n}`,
    addTreatment: 'Add a treatment',
    removeTreatment: (n: number) => `Remove treatment ${n}`,
    performedBy: 'Given by',
    performedByHint: (usual: string) => `Usually: ${usual}.`,
    detail: 'Product, depth, settings',
    windows: (healing: string, settling: string) =>
      healing === settling
        ? `Photos until ${healing} show healing.`
        : `Photos until ${healing} show healing; until ${settling} settling.`,
    noWindow: 'No healing window: photos after it count at once.',
    slow: (measures: string, until: string) => `For ${measures}, healing lasts until ${until}.`,
    by: (name: string, person: string) => `${name}, given by ${person}`,
    unknownTreatment: 'A treatment that the library no longer has',
    signs: 'Seen or asked today',
    signNames: {
      flaking: 'Flaking or crusts',
      bronzing: 'Bronzing',
      'recent-sun': 'Recent sun',
      'make-up': 'Make-up',
    },
    signUnfit: (sign: string, measures: string) => `${sign}: left out for ${measures}`,
    signsHint:
      'Flaking leaves lines and pores out of the trend, bronzing and recent sun pigmentation, make-up redness and pigmentation.',
    room: 'Room',
    noRoom: 'Not said',
    addRoom: 'Another room…',
    roomName: 'Name of the new room',
    roomMissing: 'Give the room a name.',
    note: 'Note',
    noteHint: 'Products stopped, sun, aftercare, what was asked.',
    track: {
      progress: () => 'Progress',
      settling: (until: string) => `Settling until ${until}`,
      healing: (until: string) => `Healing until ${until}`,
    },
    trackOf: (track: string, measures: string) => `${track}: ${measures}`,
    since: (days: number, treatment: string) =>
      days === 0 ? `Taken after ${treatment} on the same day.` : `${count(days, 'day', 'days')} after ${treatment}.`,
    meaning: {
      progress: 'This photo may enter the trend.',
      settling: 'This photo enters the trend, with caution.',
      healing: 'This photo is on the healing track and stays out of the trend.',
    },
    counts: (reason: string) => `Counts by decision: ${reason}`,
    title: 'Progress or healing',
    after: 'Taken after the treatment of this day',
    afterHint: 'Otherwise it counts as taken before it.',
    override: 'Let this photo count all the same',
    overrideHint: 'Your reason stands beside the photo’s point wherever it is shown, and is printed.',
    reason: 'Reason',
    reasonMissing: 'Give a reason. Without one the photo stays out.',
    overrideConfirm: 'Let it count',
    overridden: (day: string, reason: string) => `Counts by a decision of ${day}: ${reason}`,
    overrideUndo: 'Take this back',
    filter: 'Show',
    filters: { all: 'All photos', healing: 'Healing only' },
    filterLead: 'Taken while the skin was healing, oldest first. They can be looked at and never touch the trend.',
    and: (names: readonly string[]) =>
      names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
  },
  library: {
    lead: 'How long skin heals after each treatment, and how a course of it is spaced. A photo inside the healing days never enters a trend. These are starting values with their sources: change them to what your clinic knows.',
    version: (shipped: string, clinic: number) =>
      clinic === 0
        ? `Library of ${shipped}, as it ships.`
        : `Library of ${shipped}, with your clinic’s changes: version ${clinic}.`,
    add: 'Add a treatment of your own',
    addTitle: 'A treatment of your own',
    change: 'Change',
    changeOf: (name: string) => `Change ${name}`,
    reset: 'Back to the shipped figures',
    resetOf: (name: string) => `Take ${name} back to the shipped figures`,
    changed: 'Changed by your clinic',
    own: 'Your clinic’s own',
    terms: {
      windows: 'Healing, settling',
      interval: 'Between sessions',
      sessions: 'Sessions',
      results: 'Results show after',
      evidence: 'Founded on',
      performedBy: 'Usually given by',
      ours: 'Shipped figures',
    },
    windows: (healing: number, settling: number) =>
      settling === 0 ? 'no window' : `${days(healing)}, to day ${settling}`,
    slow: (measures: string, n: number) => `${days(n)} for ${measures}`,
    figures: (windows: string, interval: string, sessions: string) =>
      `healing ${windows}; between sessions ${interval}; sessions ${sessions}`,
    days: (range: string) => `${range} days`,
    range: (least: number, most: number) => (least === most ? `${least}` : `${least} to ${most}`),
    unknown: 'not known',
    adds: 'Results add up over the sessions.',
    fades: 'Results don’t add up, so there is no trend line.',
    sources: 'Sources',
    evidence: {
      study: 'a study',
      review: 'a review of studies',
      article: 'an article',
      'clinic pages': 'pages of clinics',
      weak: 'weak sources',
      guess: 'a guess',
      own: 'your clinic’s experience',
    },
    name: 'Name of the treatment',
    source: 'Where these figures come from',
    sourceHint: 'A study, a maker’s leaflet, your own clients: whatever you would tell a colleague who asks.',
    cumulative: 'Results add up over the sessions',
    healingDays: 'Days of healing',
    healingHint: 'A photo this many days or fewer after it shows healing.',
    settlingDays: 'Settled after day',
    settlingHint: 'Until then photos count with caution.',
    intervalLeast: 'Days between sessions, at least',
    intervalMost: 'Days between sessions, at most',
    sessionsLeast: 'Sessions, at least',
    sessionsMost: 'Sessions, at most',
    emptyHint: 'Leave both empty if not known.',
    by: 'Changed by',
    byHint: 'Kept with the change.',
    unsound: {
      what: 'These figures can’t be right.',
      remedy:
        'Whole days, healing no longer than settling, and no range that falls. A name, a source and who changed it are needed.',
    },
    history: (n: number) => `What your clinic changed (${n})`,
    historyLine: (version: number, day: string, by: string) => `Version ${version}, ${day}, ${by}: `,
    historyKinds: {
      added: (name: string) => `added ${name}`,
      reset: (name: string) => `took ${name} back to the shipped figures`,
      figures: (name: string, figures: string) => `${name}: ${figures}`,
    },
  },
  plan: {
    visits: 'Visits',
    followUps: 'Follow-ups',
    followUpsLead: 'Photos only, no treatment: results go on after the last visit.',
    lead: (treatment: string, interval: string) => `${treatment}: ${interval} from one visit to the next.`,
    usual: 'No interval is known for this course, so the usual 4 to 6 weeks are planned.',
    photosFirst: 'Take the photos at the start of each visit, before the treatment.',
    visit: (n: number, of: number) => `Visit ${n} of ${of}`,
    followUp: (n: number) => (n === 1 ? 'Follow-up after 6 to 8 weeks' : 'Follow-up after 3 months'),
    states: {
      done: 'Done',
      early: 'Done early',
      late: 'Done late',
      upcoming: 'Planned',
      due: 'Due now',
      overdue: 'Overdue',
    },
    made: (day: string) => `On ${day}.`,
    suits: (from: string, to: string) => `Any day from ${from} to ${to} suits.`,
    due: (day: string) => `Best on ${day}.`,
    begin: 'The first visit can be any day.',
    results: (from: string, to: string) => `By the library’s sources, changes show from ${from} to ${to}.`,
    next: (name: string, state: string, words: string) => `${name} · ${state}. ${words}`,
    allDone: 'All visits and follow-ups of the plan are done.',
    calendar: 'Calendar',
    calendarLead: (code: string) =>
      `What is still to come, for your calendar. The entries carry the code ${code} instead of a name.`,
    withName: (label: string) => `Write “${label}” into the entries`,
    withNameHint: 'A calendar is often shared or kept elsewhere. Leave this off to keep names on this device.',
    save: 'Save as a calendar file (.ics)',
    entry: (what: string, who: string) => `${what} (${who})`,
    code: (code: string) => `course ${code}`,
    file: (code: string) => `skinseries-course-${code}.ics`,
  },
  vault: {
    lock: 'Lock',
    first: 'Before the first client, choose how the photos are locked. It takes three minutes.',
    firstButton: 'Set up and add a client',
    setUpTitle: 'Lock your clients’ photos',
    setUpLead:
      'Photos, names, notes and numbers are encrypted on this device. They open only with a passphrase that you choose now.',
    setUpOlder:
      'Your clients are on this device from before it had a lock. Choose a passphrase now: everything is encrypted, checked, and the open records are removed.',
    yourName: 'Your name',
    yourNameHint: 'The log says who did what. It is encrypted too.',
    mannerLabel: 'Passphrase',
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
    make: 'Set up the lock',
    making: 'Setting up…',
    noHelp:
      'There is no other way in. Whoever loses both the passphrase and the recovery sheet can’t be helped by anybody.',
    sheetTitle: 'The recovery sheet',
    sheetLead:
      'If the passphrase is ever forgotten, 24 words on paper open the vault. Print them or write them down now, before the first photo is kept. Look that nobody watches.',
    showSheet: 'Show the words',
    sheetUse: 'These 24 words open every record of this vault. Type them in place of the passphrase.',
    sheetWords: 'Recovery words, in order',
    sheetKeep: 'Keep the sheet where the clinic keeps what must not be lost: not beside this device, and in no photo.',
    print: 'Print',
    noted: 'I have them on paper',
    askBack: 'Three of the words, to be sure that the paper is right.',
    wordAt: (place: number) => `Word ${place}`,
    wordWrong: 'This word is another one on the sheet.',
    sheetAgain: 'Show the words again',
    confirm: 'Done',
    lockedTitle: 'Locked',
    passphrase: 'Passphrase',
    unlockHint: 'Or the 24 words of the recovery sheet.',
    unlock: 'Unlock',
    unlocking: 'Unlocking, this takes a moment…',
    elsewhereTitle: 'Open in another tab',
    elsewhere: 'Your clients are open in another tab or window of this browser. Only one of them writes at a time.',
    takeOver: 'Close it there and open it here',
    takingOver: 'Closing it there…',
    shutTitle: 'The records can’t be opened now',
    lostTitle: 'The records can’t be found',
    lost: 'This browser remembers a vault, and what lies here now is not that vault. The browser may have thrown it away, or the disk is damaged. Nothing has been written over.',
    lostRestore:
      'If another program cleans up this browser, stop it and look again. Otherwise make room here, set up the lock anew, and restore your latest backup.',
    lookAgain: 'Look again',
    makeRoom: 'Make room for a restore',
    makeRoomTitle: 'Give up what is left here?',
    makeRoomBody:
      'What is left of the old vault on this device is deleted. Do this only with a backup at hand, or if there was nothing to keep.',
    makeRoomConfirm: 'Delete what is left',
    noneYet: 'There is no vault yet. Add your first client to set it up.',
    people: 'Who may unlock',
    peopleLead: 'Everybody with a passphrase of their own: then the log can say who did what.',
    you: '(you)',
    addPerson: 'Add a person',
    addPersonLead: 'Let them choose and type it themselves.',
    theirName: 'Name',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeBody: 'Their passphrase opens nothing any more. What they did stays in the log.',
    autoLock: 'Lock by itself after',
    minutes: (n: number) => `${n} minutes`,
    autoLockHint: 'Without a touch, and at once after the device slept. By hand: the Lock button, or Alt+Shift+L.',
    renewHint: 'If the sheet was lost or seen, make another one. The old words open nothing any more.',
    renew: 'Make another sheet',
    logLead: 'What was done with the records, by whom and when. Each line is chained to the one before.',
    logEmpty: 'Nothing has been written to the log yet.',
    logHolds: (n: number) => `All ${n} lines are as they were written.`,
    logBroken: (line: number): Remedy => ({
      what: `Line ${line} is missing or was changed.`,
      remedy: 'Everything before it holds. Compare with the log of a backup.',
    }),
    logCut: {
      what: 'Lines are missing from the end of the log.',
      remedy: 'This device was put back to an earlier state. Compare with your latest backup.',
    } satisfies Remedy,
    logHead: 'Check value of the last line, to be noted on paper:',
    logSave: 'Save the log as a file',
    logTable: 'The log',
    logColumns: ['Line', 'When', 'What', 'Who', 'Client'],
    logNobody: '–',
    logFormer: 'A former colleague, or the recovery sheet',
    logErased: 'Erased client',
    logKinds: {
      'vault-made': 'Lock set up',
      unlocked: 'Unlocked',
      'unlocked-by-sheet': 'Unlocked with the recovery sheet',
      'failed-unlocks': 'Tried to unlock in vain',
      locked: 'Locked',
      'taken-over': 'Closed for another tab',
      'person-added': 'Person added',
      'person-removed': 'Person removed',
      'sheet-renewed': 'Recovery sheet made',
      imported: 'Photo added',
      viewed: 'Photo opened',
      'photo-removed': 'Photo removed',
      erased: 'Client deleted',
      exported: 'Exported',
      consent: 'Consent changed',
      'backed-up': 'Backed up',
      restored: 'Restored',
      unknown: 'Something newer than this app knows',
    },
  },
  clinicFrame: {
    title: 'Clinic',
    navLabel: 'Clinic',
    tabs: {
      treatments: 'Treatments',
      calibration: 'Rooms and noise',
      backup: 'Backup',
      people: 'People and lock',
      log: 'Log',
    },
    tabsLabel: 'The clinic',
  },
  backup: {
    lead: 'One file holds everything of this device: clients, visits, photos and readings, locked with a passphrase. Keep it somewhere else.',
    state: 'Where things stand',
    none: 'There is no backup yet.',
    last: (day: string, clients: number, photos: number) =>
      `Last backup: ${day}, ${count(clients, 'client', 'clients')} and ${count(photos, 'photo', 'photos')}, read back and found whole.`,
    changed: 'Something has been changed since.',
    unchanged: 'Nothing has been changed since.',
    empty: 'There are no clients on this device yet. The example needs no backup.',
    due: {
      never: { what: 'There is no backup yet.', remedy: 'If this device breaks or is lost, so are its records.' },
      old: { what: 'The last backup is more than seven days old.', remedy: 'What was changed since is only here.' },
    },
    toBackup: 'Back up now',
    unkept: {
      what: 'The browser has not promised to keep these records.',
      remedy: 'It may clear them when space runs out. Install Skinseries from the browser’s menu, and keep a backup.',
    },
    install: {
      what: 'Safari clears a website’s records after seven days without a visit.',
      remedy:
        'Install Skinseries: Share, then “Add to Home Screen” on an iPad or iPhone, “Add to Dock” on a Mac. Records stay apart, so back up here and restore there.',
    },
    make: 'Make a backup',
    passphrase: 'Passphrase',
    passphraseHint: 'At least 12 characters. Without it nobody can open the file, we neither.',
    again: 'The passphrase once more',
    differs: 'The two are not the same yet.',
    short: 'At least 12 characters.',
    suggest: 'Suggest six words',
    suggested: 'Write these words down and keep them apart from the file',
    show: 'Show the passphrase',
    choose: 'Choose where and back up',
    makeDownload: 'Make the file',
    done: (clients: number, photos: number) =>
      `Backed up. The file was read back and found whole: ${count(clients, 'client', 'clients')}, ${count(photos, 'photo', 'photos')}.`,
    leftOut: (n: number) => ({
      what: `${count(n, 'photo is', 'photos are')} not in this backup.`,
      remedy: 'Their pictures can’t be read on this device any more. An older backup may have them.',
    }),
    oneMore: {
      what: 'One more step.',
      remedy:
        'The file went to your downloads, where this page can’t look. Move it to where it is to be kept and choose it here: then it is read back, and only then it counts.',
    },
    check: 'Choose the saved file',
    saveAgain: 'Save it again',
    steps: { writing: 'Writing the backup', checking: 'Reading and checking', restoring: 'Restoring' },
    cancelled: 'Stopped. Nothing half done counts.',
    notIn:
      'Maps and landmarks are not in it: they are made again from the photos where they are restored. Open it without Skinseries with “age” and “unzip”.',
    restore: 'Restore or merge',
    restoreLead:
      'Choose a backup or a transfer file. It is read to its end first; you see what it would do before anything is written.',
    file: 'Backup file',
    read: 'Read it',
    summary: (day: string) => `What this file of ${day} would do`,
    outcomes: {
      new: 'New here',
      same: 'Same as here',
      changed: 'Brings changes',
      erased: 'Erased here, stays erased',
    },
    name: 'Client',
    outcome: 'Outcome',
    details: 'In detail',
    photosAdded: (n: number) => count(n, 'new photo', 'new photos'),
    added: (n: number) => `${count(n, 'new record', 'new records')}`,
    replaced: (n: number) => `${n} newer in the file`,
    kept: (n: number) => `${n} newer here, kept`,
    conflicting: (n: number) => `${n} differ both ways: this device’s kept, notes of both kept`,
    nothing: 'Nothing to do',
    bringBack: 'Bring back clients who were erased here',
    bringBackHint: 'Only if they have asked for it. Their erasure is then forgotten.',
    erasedThere: {
      what: 'Erased where this file comes from, still here:',
      remedy: 'They are left as they are. Open them to erase them here too.',
    },
    rule: 'Nothing on this device is deleted. Photos that were removed one by one come back if the file has them.',
    commit: 'Restore',
    committed: 'Restored. Maps are being made again in the background.',
    nothingToDo: 'Everything in this file is already here.',
    transfer: 'Take to another device',
    transferTitle: 'Take this client to another device',
    transferLead:
      'One file holds this client alone: courses, visits, photos and readings, and no one else. It is locked with a passphrase. Tell it by another way than you send the file. On the other device: Clinic, Backup, Restore.',
    transferStays: 'The client stays here too. What is changed on either device later can be merged by another file.',
    erased: 'Erased',
    erasedNote: 'This client’s records were erased from this device.',
    erasedAt: 'When',
    erasedId: 'Kept under',
    erasedCounts: 'What was erased',
    counts: (n: { courses: number; sessions: number; photos: number; measurements: number; readings: number }) =>
      [
        count(n.courses, 'course', 'courses'),
        count(n.sessions, 'session', 'sessions'),
        `${count(n.photos, 'photo', 'photos')} with pictures and thumbnails`,
        `${count(n.measurements, 'measurement', 'measurements')}`,
        `readings of ${count(n.readings, 'photo', 'photos')}`,
      ].join(', '),
    erasedReach: 'What erasing can’t reach',
    erasedLimits: [
      'Files that were exported, printed or sent.',
      'Backups made before. When one is restored here, this client is left out: a random id and the day stay for that.',
      'What the disk has not yet written over. An encrypted disk covers that.',
    ],
    lastBackup: (day: string) => `The latest backup of everything before this was made on ${day}.`,
    noBackup: 'No backup of everything is known on this device.',
    print: 'Print',
    saveCertificate: 'Save as a file',
    noCertificate: 'There is no certificate to show. It is shown once, right after erasing.',
  },
  calibration: {
    title: 'Calibration',
    badge: 'Calibration',
    about: 'Photos of untreated skin, taken to learn how much numbers differ when nothing has changed.',
    lead: 'The same skin never gives quite the same number twice. Take three photos of two people, putting the camera down in between, and Skinseries learns how much of a difference is just the room and the camera. Until then it assumes.',
    roomName: 'Name of the room',
    roomHint: 'Its light and backdrop are learnt together.',
    roomMissing: 'Give the room a name.',
    addRoom: 'Add a room',
    rename: 'Rename',
    renameOf: (room: string) => `Rename ${room}`,
    renameTitle: 'Rename this room',
    noRooms: 'No room yet. Add the room where photos are taken.',
    otherRoom: 'Room not said',
    otherRoomLead: 'Photos of sessions that have no room. Choose the room in a session’s details to learn it apart.',
    noDevice: 'Camera not named in the photos',
    nothing: 'Nothing is learnt here yet: all margins of error are assumed.',
    founded: (people: number, repeats: number) =>
      `${count(people, 'person', 'people')}, ${count(repeats, 'repeat photo', 'repeat photos')}`,
    since: (first: string, latest: string) => (first === latest ? first : `${first} to ${latest}`),
    outlying: (n: number) =>
      `${n === 1 ? 'One visit’s photos lie' : `The photos of ${n} visits lie`} unusually far apart and count only in part.`,
    next: {
      people: (n: number): Remedy => ({
        what: 'The noise of a photo is still assumed.',
        remedy: `Take 3 photos of ${n === 1 ? 'one more person' : 'two people'}, putting the camera down in between.`,
      }),
      shots: (n: number): Remedy => ({
        what: 'The noise of a photo is almost learnt.',
        remedy: `Take ${count(n, 'more repeat photo', 'more repeat photos')}, putting the camera down in between.`,
      }),
      due: (days: number): Remedy => ({
        what: `The last repeats are more than ${days} days old.`,
        remedy: 'Take 3 photos of one person to see that the room is still the same.',
      }),
    },
    learnt: 'The noise of a photo here is learnt.',
    learntFew: 'It is learnt from few photos, so the assumed value still weighs more. Every person more counts.',
    visits: (n: number) =>
      `The variation from one day to another is still assumed. Photograph people who are not being treated on ${count(n, 'more day', 'more days')} to learn it: every return visit of a person counts as one.`,
    visitsLearnt: 'The variation from one day to another is learnt.',
    table: (room: string, device: string) => `Noise learnt in ${room}, ${device}`,
    columns: {
      measure: 'Measure',
      shot: 'One photo varies by',
      visit: 'One day varies by',
      one: 'Smallest change seen with one photo a visit',
      three: 'With three photos',
    },
    assumed: (value: string) => `assumed: ${value}`,
    isAssumed: 'assumed',
    unknown: 'No repeats yet',
    people: 'People photographed here',
    personPhotos: (n: number, day: string) => `${count(n, 'photo', 'photos')}, ${day}`,
    noPhotos: 'no photos yet',
    start: 'Calibrate this room',
    startOf: (room: string) => `Calibrate this room: ${room}`,
    startTitle: (room: string) => `Calibrate ${room}`,
    startLead:
      'Choose someone whose skin is not being treated: a colleague will do. Their photos are kept apart from your clients’ courses.',
    person: 'Name or code',
    personMissing: 'Give a name or a code.',
    begin: 'Go to the photos',
    checklist: 'Three photos, each set up anew',
    steps: [
      'Take the first photo as you always do.',
      'Put the camera down, let the person stand up and sit down again.',
      'Do the same for the second and the third photo.',
    ],
    shots: (n: number) => (n >= 3 ? `${n} photos in the latest session: that is enough.` : `${n} of 3 photos so far.`),
    result: 'See what was learnt',
    later: 'Another day, come back here and add three photos more: that tells how much a day changes.',
  },
  grey: {
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
  },
  card: {
    open: 'Colour card',
    title: 'Colour card',
    lead: 'With a 24-patch ColorChecker in every photo, a change that all of the skin shares shows too, and the tone of the skin can be told in degrees.',
    how: 'It is looked for in each photo. Where it is missed, or not quite met, put four points on the outer corners of its coloured patches, inside the frame.',
    editor: 'The colour card on the photo',
    fact: 'Colour card',
    states: { found: 'Found', marked: 'Marked', unused: 'Not to be used', none: 'None found' },
    notUsed: (state: string) => `${state}, not used`,
    pending: 'The photo is being measured. Whether it shows a card appears by itself.',
    unknown: 'This photo was measured before colour cards were looked for.',
    found: 'A colour card was found in this photo.',
    marked: 'The card you marked is used.',
    unused: 'This photo is read without a colour card, as you asked.',
    none: 'No colour card was found in this photo.',
    residual: (skin: string, all: string) =>
      `After correction its skin-like patches lie ${skin} from their published colours on average, all 24 lie ${all} (ΔE2000; 1 is about what an eye just sees).`,
    light: 'It can only tell of the light that falls on it: hold it beside the face, turned the same way.',
    fourCorners: (n: number) => `Four corners are needed: ${n} so far.`,
    save: 'Use these corners',
    again: 'Look for it again',
    unuse: 'Use no card in this photo',
    all: 'The card counts from the first session’s photo on. Photos of this view:',
    inUse: 'Read against its colour card',
    without: 'Read without one',
    mixed: {
      what: 'Some photos are read against a colour card, others are not.',
      remedy: 'Photos with and without a card never share a line. Mark it on all of them, or use it on none.',
    },
  },
  tone: {
    title: 'Tone of the skin',
    caption: (left: string, right: string) => `Individual typology angle (ITA) by region, ${left} and ${right}`,
    byVisit: 'Individual typology angle (ITA) by photo',
    lead: 'As the colour card in the photo gives it, with what the correction may be off by (95 %). Shading of the face comes on top. A description, never a diagnosis.',
    photo: 'Photo',
    value: 'Tone',
    ita: (deg: string, margin: string, band: string) => `${deg}° ± ${margin}°, ${band}`,
  },
} as const;
