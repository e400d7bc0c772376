import type { Right, Role } from '../../domain/roles.ts';

const RIGHT_WORDS: Readonly<Record<Right, string>> = {
  capture: 'Adding and changing',
  measure: 'Marking and measuring anew',
  export: 'Taking anything out',
  erase: 'Removing',
  manage: 'Changing this',
};

/** Who may do what, and the ways in besides a passphrase. */
export const people = {
  notYours: (right: Right) =>
    `${RIGHT_WORDS[right]} is not part of your role. An owner can change that under Clinic, People.`,
  nameless: 'Name not kept',
  role: 'Role',
  roleOf: (name: string) => `Role of ${name}`,
  roles: {
    owner: 'Owner',
    practitioner: 'Practitioner',
    assistant: 'Assistant',
    viewer: 'Viewer',
  } satisfies Record<Role, string>,
  roleHints: {
    owner: 'May do everything: also remove photos and clients, add people, change roles and the treatment library.',
    practitioner: 'Adds, measures, and takes out: reports, published sets, backups.',
    assistant: 'Adds and measures. Takes nothing out and removes nothing.',
    viewer: 'Looks only.',
  } satisfies Record<Role, string>,
  rolesLead:
    'Roles keep a clinic in order. They are no second lock: everybody here can unlock everything that there is to see.',
  ownRole: 'Your own role is changed by another owner.',
  lastOwner: 'The only owner. Make somebody else one first.',
  hasPasskeys: (n: number) => (n === 1 ? 'one passkey' : `${n} passkeys`),
  passkeys: 'Open with a passkey',
  passkeysLead:
    'A fingerprint, your face or a security key can open the vault on this device, beside your passphrase. Keep the passphrase: a passkey can be lost with its device.',
  passkeysUnfit: 'This browser has no passkeys that can open a vault. Your passphrase works as before.',
  passkeysSheet: 'The vault was opened with the recovery sheet. A passkey is added by a person with a passphrase.',
  passkey: (n: number) => `Passkey ${n}`,
  addPasskey: 'Add a passkey',
  addingPasskey: 'Follow what this device asks…',
  passkeyName: 'The device shows your name beside it.',
  removePasskey: (n: number) => `Remove passkey ${n}`,
  unlockWithPasskey: 'Use a passkey',
} as const;
