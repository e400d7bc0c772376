/** The screen while it is a client's. */
export const clientView = {
  show: 'Show to the client',
  title: 'Hand the screen to the client',
  lead: 'From then on this screen shows this one client’s page and photos, and nothing else. A reload or another tab doesn’t end that; it still locks by itself.',
  pin: 'PIN to take it back (if you like)',
  pinHint:
    'Four to eight digits, for this time only. The passphrase always works, and after a reload only the passphrase.',
  pinWrong: 'Four to eight digits.',
  start: 'Hand it over now',
  needsVault: 'Without a lock anybody could take the screen back. Set up the lock first.',
  setUp: 'Set up the lock',
  nav: 'Your pages',
  pages: { summary: 'How it went', compare: 'Look at the photos' },
  courses: 'Course',
  courseOf: (course: string, from: string) => `${course}, from ${from}`,
  noCourse: 'There is nothing to show here yet.',
  takeBack: 'Back to the clinic',
  takeBackTitle: 'Take the screen back',
  typed: 'PIN or passphrase',
  typedHint: 'For the clinic’s staff.',
  unlock: 'Take it back',
  checking: 'Checking, this takes a moment…',
  compareTitle: 'Your photos, lined up',
  compareLead:
    'Both are laid over each other, so that the same spot is in the same place. Drag the line, zoom in, choose another visit.',
  compareNeed: 'From your second visit on you can lay the photos over each other here.',
} as const;
