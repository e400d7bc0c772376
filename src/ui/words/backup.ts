import { count } from './counts.ts';

export const backup = {
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
  installFirst: {
    what: 'On Safari, an iPad or an iPhone, install Skinseries first.',
    remedy:
      'A website’s records are cleared after seven days without a visit; an installed app’s are not. Share, then “Add to Home Screen” or, on a Mac, “Add to Dock”. Open it there and set it up there: the two don’t share records.',
  },
  make: 'Make a backup',
  passphrase: 'Passphrase',
  passphraseLost: 'Keep it apart from the file. Without it nobody can open the file, we neither.',
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
    'What the disk itself has not yet written over. An encrypted disk covers that.',
  ],
  scrubbed: 'The browser was made to write its files anew: the client’s key is in none of them any more.',
  notScrubbed:
    'There was no room to have the browser write its files anew. The client’s wrapped key may stay in them until then. It is tried again at every unlocking.',
  lastBackup: (day: string) => `The latest backup of everything before this was made on ${day}.`,
  noBackup: 'No backup of everything is known on this device.',
  print: 'Print',
  saveCertificate: 'Save as a file',
  noCertificate: 'There is no certificate to show. It is shown once, right after erasing.',
} as const;
