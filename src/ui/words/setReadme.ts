import { count, days } from './counts.ts';

/** What the text file beside a published set says of it, for whoever looks it over. Not in `messages`: it loads with its screen. */
export const SET_README = {
  title: 'A published set of before-and-after pictures',
  made: (day: string, zone: string, by: string) => `Made on ${day} by ${by}. Every day here is a day in ${zone}.`,
  app: (app: string, pipeline: string) =>
    `Skinseries ${app}, measured by ${pipeline}. manifest.json names each network by its SHA-256.`,
  use: (use: string) => `For: ${use}.`,
  rules: (pack: string) => `Looked over with the remarks of ${pack}, as a help, not as legal advice.`,
  person: (n: number, what: string) => `Person ${n}: ${what}`,
  choices: {
    'first-and-latest': (shown: number, all: number) =>
      `${shown} of ${all} visits are shown: the first and the latest.`,
    picked: (shown: number, all: number) => `${shown} of ${all} visits are shown, picked by a person.`,
    'whole-series': (_shown: number, all: number) => `All ${all} visits are shown.`,
  },
  photos: 'Photos, in the order they are shown',
  photo: (day: string, session: number, when: string) => `${day}, session ${session}, ${when}`,
  treated: (treatments: number, since: number) =>
    `${days(since)} after the last treatment, ${count(treatments, 'treatment', 'treatments')} so far`,
  untreated: 'no treatment recorded before it',
  taken: (device: string, pixels: string, clock: string) => `${device}, ${pixels} pixels${clock}`,
  clock: (time: string) => `, the camera’s own clock said ${time}`,
  noClock: ', the camera told no time',
  original: (sha256: string) => `original file, SHA-256 ${sha256}`,
  visits: (between: number, planned: number) =>
    `Visits from first to last: ${between} so far, ${planned} planned in this course`,
  shown: 'shown',
  notShown: 'not shown',
  healing: 'inside a healing window',
  treatment: (name: string, by: string) => (by === '' ? name : `${name} (by ${by})`),
  noTreatment: 'no treatment recorded',
  elsewhere: 'Treated beside this course, same area',
  consents: 'Consent',
  consent: (day: string, age: string, version: number, language: string) =>
    `signed on ${day} by ${age}, text version ${version} (${language})`,
  adult: 'an adult',
  underAge: 'somebody under 18',
  signature: { drawn: 'signed by hand', typed: 'signed by typing the name' },
  witnessed: 'before a witness',
  covers: (use: string, until: string, where: string) => `covers: ${use}, ${until}, ${where}`,
  until: (day: string) => `until ${day}`,
  untilWithdrawn: 'until withdrawn',
  where: (territory: string) => `in ${territory}`,
  anywhere: 'anywhere',
  allows: (level: string) => `may be recognised: ${level.toLowerCase()}`,
  marks: 'Tattoos and marks were to be covered; a person looked and says that none shows.',
  consentId: (id: string, sha256: string) => `number ${id}, text SHA-256 ${sha256}`,
  reviewed: (day: string, by: string) =>
    `The client saw these pictures before they went out and agreed on ${day}, recorded by ${by}.`,
  notAsked: 'The client did not ask to see them first.',
  shows: 'What is recognisable',
  identity: {
    'full-face': 'The full face.',
    'eyes-covered': 'The eyes are covered.',
    region: 'Single regions of the face alone.',
    'body-only': 'No face.',
  },
  faceFree: (cover: number, of: number) =>
    cover > 0
      ? `A face detector looked at the finished pictures and found none (cover ${cover} of ${of}).`
      : 'A face detector looked at the finished pictures and found none.',
  plain: 'The background was made plain.',
  done: 'What was done to the photos',
  transforms:
    'Each was turned, scaled and shifted as a whole into one frame, by the numbers in manifest.json. Nothing was bent, smoothed or retouched, and what is hidden is hidden in all of them alike.',
  colours: {
    card: 'Colours went through one transform for all photos, from the first photo’s colour card.',
    asTaken: 'Colours are as they were taken.',
  },
  comparable: 'May they be compared',
  verdicts: {
    comparable: 'Yes: light, pose and distance match.',
    caution: 'Yes, with caution, which the caption says.',
    'not-comparable': 'No.',
  },
  differences: (day: string) => `${day} against the first:`,
  unread: 'not read',
  same: 'same',
  differs: 'differs',
  changes: 'What was measured over the whole area, first photo against last',
  change: (name: string, change: string, low: string, high: string) => `${name}: ${change} (95 % of ${low} to ${high})`,
  unmeasured: (name: string) => `${name}: not measured`,
  within: 'within measurement error: no detectable change',
  beyond: 'more than measurement error',
  standard: (held: number, of: number, missing: string) =>
    `Photo standard: ${held} of ${of}${missing === '' ? '' : `, not met: ${missing}`}`,
  result: 'One person’s result. Results vary.',
  log: (sha256: string) => `Last line of the clinic’s log before this set, SHA-256: ${sha256}`,
  noLog: 'none',
  verify: `How to verify
  In Skinseries: Clinic, Published sets, Verify a set. Or by the command line of its source: npm run verify-set -- FILE
  manifest.json says all of this in numbers, with the SHA-256 of every file; manifest.sig is its Ed25519 signature.
  Compare the fingerprint in it, signer.fingerprint, with the clinic’s. Everything happens on your device; nothing is sent anywhere.`,
} as const;
