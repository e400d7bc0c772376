import type { WrappedKey } from '../domain/vault.ts';
import { withDatabase } from './database.ts';
import { commit } from './rows.ts';
import { CLIENT_STORES } from './schema.ts';

/** The clinic's own key. */
const CLINIC = '';

/**
 * Takes out keys that open nothing, and gives the others. A client whose saving was refused, for want of room say, leaves a
 * key with the vault's worker, which is written with all others when the vault's slots change; so does a restore that was
 * ended midway. To be called before the vault is opened with the keys: an open one would write them again.
 */
export async function withoutStrayKeys(keys: readonly WrappedKey[]): Promise<readonly WrappedKey[]> {
  const clients = new Set<string>(await withDatabase((database) => database.getAllKeys('clients')));
  const unclaimed = keys.filter(({ id }) => id !== CLINIC && !clients.has(id));
  if (unclaimed.length === 0) return keys;
  const strays = await commit(['keys', ...CLIENT_STORES], null, async (transaction) => {
    const gone = new Set<string>();
    for (const { id } of unclaimed) {
      let isClaimed = false;
      for (const name of CLIENT_STORES)
        isClaimed ||=
          (await transaction
            .objectStore(name)
            .index('clientId')
            .getKey(id as never)) !== undefined;
      if (isClaimed) continue;
      await transaction.objectStore('keys').delete(id);
      gone.add(id);
    }
    return gone;
  });
  return keys.filter(({ id }) => !strays.has(id));
}
