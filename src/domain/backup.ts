/** A backup that was read back from where it lies and found whole. */
export interface BackupMade {
  /** Epoch ms. */
  readonly checkedAt: number;
  /** When its records were read, epoch ms. */
  readonly madeAt: number;
  readonly fileName: string;
  readonly holds: 'everything' | 'one-client';
  readonly clients: number;
  readonly photos: number;
  /** Names the state of all records it was made from: the same name means that nothing has changed since. */
  readonly state: string;
}

/** A backup older than this is asked about, where something has changed since. [issue: seven days] */
const OLD_AFTER_MS = 7 * 86_400_000;

/** A backup further in the future than two clocks and a change of zone explain tells nothing of its age: it counts as old. */
const CLOCK_SLACK_MS = 86_400_000;

/** Why a backup is due. `never`: there is none yet; `old`: the last one is old, and records have changed since. */
export type BackupDue = 'never' | 'old';

/**
 * Whether a backup is due; `null`: no.
 *
 * @param clients real ones on this device: the example needs no backup
 * @param state names the state of all records now
 */
export function backupDue(
  made: readonly BackupMade[],
  { clients, state, now }: { readonly clients: number; readonly state: string; readonly now: number },
): BackupDue | null {
  if (clients === 0) return null;
  const last = lastFull(made);
  if (last === null) return 'never';
  const ageMs = now - last.madeAt;
  return last.state !== state && (ageMs > OLD_AFTER_MS || ageMs < -CLOCK_SLACK_MS) ? 'old' : null;
}

/** The latest backup of everything; `null`: there is none. */
export function lastFull(made: readonly BackupMade[]): BackupMade | null {
  return made.findLast(({ holds }) => holds === 'everything') ?? null;
}
