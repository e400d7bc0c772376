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

/** The copy that a client takes home. */
export const clientFile = {
  give: 'Give the client their own file',
  title: 'A file for the client',
  lead: 'One locked file with this client’s visits, photos and charts, for the client’s own device. Your notes and the names of your people stay here. Tell the passphrase by another way than you give the file.',
  covered: (granted: number, all: number) =>
    granted === all
      ? `All ${all} photos go along.`
      : `${granted} of ${all} photos go along: the consent covers no more.`,
  refused: {
    'no-consent': 'The client has not consented to a share of their own.',
    expired: 'The consent to the client’s own share has expired.',
    withdrawn: 'The consent to the client’s own share was withdrawn.',
    'under-age': 'The client is under age.',
    'more-shows-than-allowed':
      'The consent wants the face covered or cropped, and a file holds the photos as they are.',
    'photo-not-covered': 'The consent to the client’s own share names other photos.',
    'platform-not-covered': 'The client has not consented to a share of their own.',
  },
  remedy: 'Without it nothing is handed over.',
  noPhotos: 'There is no photo yet that could be handed over.',
  make: 'Make the file',
  done: (photos: number) =>
    `The file is in your downloads, read back and found whole: ${photos === 1 ? '1 photo' : `${photos} photos`}.`,
  open: 'I have a file from my clinic',
  openTitle: 'Open your file',
  openLead:
    'It is kept in this browser, on this device, locked with the passphrase your clinic told you. Nothing is sent anywhere.',
  file: 'Choose the file',
  openIt: 'Open it',
  opening: 'Your photos are being unpacked. This page fills by itself.',
  remove: 'Remove from this device',
  removeTitle: 'Remove your copy?',
  removeBody: 'Your photos and charts go from this device. With the file from your clinic you can open them again.',
  removeConfirm: 'Remove it',
} as const;
