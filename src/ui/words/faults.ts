import type { FaultCode, RefusalCode } from '../../domain/errors.ts';
import type { Remedy } from './remedy.ts';

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
  'storage-unreachable': {
    what: 'The browser can’t reach its store just now.',
    remedy: 'What was saved is there. Reload the page; if that doesn’t help, close the browser and open it again.',
  },
  'storage-damaged': {
    what: 'The browser can’t open the records on this device.',
    remedy: 'Close the browser and open it again. If that doesn’t help, restore your latest backup.',
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
  'not-permitted': {
    what: 'Your role doesn’t include this.',
    remedy: 'Ask an owner to do it, or to change your role under Clinic, People.',
  },
  'last-owner': {
    what: 'This is the only owner left.',
    remedy: 'Make somebody else an owner first. Without one, nobody could add people or change roles.',
  },
  'passkey-refused': {
    what: 'This passkey does not open the vault.',
    remedy: 'Unlock with your passphrase. Then you can add the passkey anew under Clinic, People.',
  },
  'passkey-unfit': {
    what: 'This browser, device or address has no passkeys that can open a vault.',
    remedy: 'Keep to your passphrase. Nothing has been changed.',
  },
  'passkey-unused': {
    what: 'No passkey was used.',
    remedy: 'Try again, or go on with your passphrase.',
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
  'own-share-refused': {
    what: 'The client’s own share is not consented to, or no longer.',
    remedy: 'Nothing was written. Record a consent for the client’s own share first.',
  },
  'client-copy': {
    what: 'This is a client’s own copy, not a backup.',
    remedy: 'It opens on the client’s own device. Nothing has been changed.',
  },
  'no-client-copy': {
    what: 'This is a clinic’s backup, not your copy.',
    remedy: 'Ask your clinic for a file of your own. Nothing has been changed.',
  },
  'copy-elsewhere': {
    what: 'This browser keeps other records already.',
    remedy: 'Open the file on your own device, or in another browser. Nothing has been changed.',
  },
  'face-still-found': {
    what: 'A face could still be found under the largest cover.',
    remedy: 'Show single regions instead. Nothing was written.',
  },
  'region-not-shown': {
    what: 'The first photo does not show these regions.',
    remedy: 'Choose others, or photos from another side.',
  },
  'set-refused': {
    what: 'This set may not be made any more.',
    remedy: 'A consent or a photo changed in the meantime. Nothing was written.',
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

/** The remedy for any code an action may report. */
export function remedyFor(code: RefusalCode | FaultCode | undefined): Remedy {
  if (!code) return FAULT_WORDS.unexpected;
  return code in REFUSAL_WORDS ? REFUSAL_WORDS[code as RefusalCode] : FAULT_WORDS[code as FaultCode];
}
