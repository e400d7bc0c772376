import { days } from './counts.ts';

export const library = {
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
} as const;

export const clinicFrame = {
  title: 'Clinic',
  navLabel: 'Clinic',
  tabs: {
    treatments: 'Treatments',
    calibration: 'Rooms and noise',
    consent: 'Consent',
    sets: 'Published sets',
    backup: 'Backup',
    people: 'People and lock',
    log: 'Log',
  },
  tabsLabel: 'The clinic',
} as const;
