import type { Slot } from './vault.ts';

/**
 * What a person may be allowed to do with the open vault. Looking at it needs no right.
 *
 * `capture`: add and change clients, courses, visits, photos, and what they consent to. `measure`: mark, override and
 * measure anew, calibrate a room. `export`: let anything leave the vault, backups too. `erase`: remove photos and clients.
 * `manage`: people, their roles, the recovery sheet, the treatment library.
 */
export const RIGHTS = ['capture', 'measure', 'export', 'erase', 'manage'] as const;
export type Right = (typeof RIGHTS)[number];

export const ROLES = ['owner', 'practitioner', 'assistant', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The house's own rule, after what clinics asked for (capture, analyse, export and delete told apart by role): whoever
 * treats also hands out; whoever helps files and marks photos; removing anything and deciding who may come in is the owner's.
 */
const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  owner: RIGHTS,
  practitioner: ['capture', 'measure', 'export'],
  assistant: ['capture', 'measure'],
  viewer: [],
};

export function roleMay(role: Role, right: Right): boolean {
  return RIGHTS_OF[role].includes(right);
}

/** Whether this is the only passphrase of an owner: without it nobody could change who may do what. */
export function isLastOwner(slots: readonly Pick<Slot, 'id' | 'kind' | 'role'>[], slotId: string): boolean {
  const owners = slots.filter(({ kind, role }) => kind === 'passphrase' && role === 'owner');
  return owners.length === 1 && owners[0]?.id === slotId;
}
