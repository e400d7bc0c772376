import type { ClientId } from '../domain/ids.ts';
import { type PublishedSet, withoutClient } from '../domain/publishedSet.ts';
import { mergeAll, NONE, plain } from './merge.ts';
import { joinSets } from './mergeConsents.ts';
import type { AtRev } from './recordSchemas.ts';

/**
 * Merges the sets of a file into this device's: those to write.
 *
 * @param erased here: what is theirs in a coming set is left out
 */
export function mergeSetRecords(
  here: readonly AtRev<PublishedSet>[],
  there: readonly AtRev<PublishedSet>[],
  erased: readonly ClientId[],
): readonly AtRev<PublishedSet>[] {
  const known = new Set(here.map(({ record }) => record.id));
  const coming = there.map(({ rev, record }) => ({
    rev,
    record: known.has(record.id) ? record : erased.reduce((set, id) => withoutClient(set, id, [], []), record),
  }));
  return mergeAll(here, coming, { ...plain, join: joinSets }, { ...NONE });
}
