import type { LibraryChange } from '../domain/clinicLibrary.ts';
import type { Room } from '../domain/room.ts';
import type { SigningKey } from '../domain/signingKey.ts';

/**
 * The clinic's library changes after a file's came in. Where one side has all of the other's and more, the longer list
 * counts. Where both went their own ways this device's list stays, and only treatments of the clinic's own that it lacks
 * are added: visits point to them.
 */
export function mergeLibrary(
  here: readonly LibraryChange[],
  there: readonly LibraryChange[],
): readonly LibraryChange[] {
  const isStart = here.every((change, i) => isSame(change, there[i]));
  if (isStart) return there.length > here.length ? there : here;
  const known = new Set(here.flatMap((change) => (change.kind === 'added' ? [change.protocol.id] : [])));
  return [...here, ...there.filter((change) => change.kind === 'added' && !known.has(change.protocol.id))];
}

/** The clinic's rooms after a file's came in: rooms this device lacks are added, the others keep their names here. */
export function mergeRooms(here: readonly Room[], there: readonly Room[]): readonly Room[] {
  const known = new Set(here.map(({ id }) => id));
  return [...here, ...there.filter(({ id }) => !known.has(id))];
}

/**
 * The clinic's keys after a file's came in. Those this device lacks are known from then on; it goes on signing with its own
 * latest, and with theirs only where it has none.
 */
export function mergeSigningKeys(here: readonly SigningKey[], there: readonly SigningKey[]): readonly SigningKey[] {
  const known = new Set(here.map(({ publicKey }) => publicKey));
  return [...there.filter(({ publicKey }) => !known.has(publicKey)), ...here];
}

const isSame = (a: LibraryChange, b: LibraryChange | undefined) => JSON.stringify(a) === JSON.stringify(b);
