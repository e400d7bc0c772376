import { AppError } from '../../src/domain/errors.ts';
import { isLastOwner, type Role } from '../../src/domain/roles.ts';
import { personOf } from '../../src/domain/vault.ts';
import type { BareSlot } from './slots.ts';

/**
 * The ways in that are left without one: a person's with their passkeys, or a single passkey.
 *
 * @throws AppError `last-owner`: nobody else may decide who comes in; `unexpected`: it is the sheet, or no such slot
 */
export function withoutWay(slots: readonly BareSlot[], slotId: string): readonly BareSlot[] {
  requireAnother(slots, slotId);
  const gone = slots.find(({ id }) => id === slotId);
  if (gone === undefined || gone.kind === 'recovery') throw new AppError('unexpected', 'There is no such way in');
  return slots.filter((slot) => slot.id !== slotId && personOf(slot) !== slotId);
}

/** The ways in with another role for a person and their passkeys. @throws AppError as `withoutWay` */
export function withRole(slots: readonly BareSlot[], slotId: string, role: Role): readonly BareSlot[] {
  if (role !== 'owner') requireAnother(slots, slotId);
  if (!slots.some(({ id, kind }) => id === slotId && kind === 'passphrase'))
    throw new AppError('unexpected', 'There is no such person');
  return slots.map((slot) => (personOf(slot) === slotId ? { ...slot, role } : slot));
}

function requireAnother(slots: readonly BareSlot[], slotId: string): void {
  if (isLastOwner(slots, slotId)) throw new AppError('last-owner');
}
