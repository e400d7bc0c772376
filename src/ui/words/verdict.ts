export const words = {
  within: 'within measurement error',
  less: 'less',
  more: 'more',
  noNoise: 'measurement error not known',
} as const;

export const verdict = {
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
      remedy: 'The chart below says why, and what helps.',
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
  clientWaits: (its: string) => `We will tell you about ${its} when all planned visits are done.`,
  clientNext: (its: string) => `We can compare ${its} from your next visit on.`,
  clientUnread: (its: string) => `These photos can’t tell us about ${its} yet.`,
} as const;
