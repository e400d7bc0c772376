export const progress = {
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
  whole: 'The whole face averages all its regions.',
  chooseRegion: 'Choose one above to see where it changed.',
  doubtful: 'One session may be turning the line.',
  disclaimer:
    'Changes are measured against the person’s own first session, in the same view. They say what changed, not why.',
  printed: (day: string) => `Printed ${day}`,
} as const;
