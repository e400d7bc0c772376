import type { Tombstone } from '../domain/tombstone.ts';
import { commit } from './rows.ts';

/** Remembers clients that were erased on another device and are not on this one. */
export async function addTombstones(tombstones: readonly Tombstone[]): Promise<void> {
  if (tombstones.length === 0) return;
  await commit(['clients', 'tombstones'], null, async (transaction) => {
    for (const tombstone of tombstones) {
      if ((await transaction.objectStore('clients').getKey(tombstone.id)) !== undefined) continue;
      if ((await transaction.objectStore('tombstones').getKey(tombstone.id)) !== undefined) continue;
      await transaction.objectStore('tombstones').put(tombstone);
    }
  });
}
