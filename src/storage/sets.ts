import type { Consent } from '../domain/consent.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, SetId } from '../domain/ids.ts';
import { flaggedBy, type PublishedSet, withoutClient } from '../domain/publishedSet.ts';
import type { AuditKind } from '../domain/vault.ts';
import { logged } from './audit.ts';
import { placeOf, withDatabase } from './database.ts';
import { areSame, ownRow, ownRows } from './ownRows.ts';
import { commit, type Writing } from './rows.ts';
import type { StoreName } from './schema.ts';
import { readablePlaces } from './seal.ts';
import { type ConsentCheck, readConsents, writeUnderConsent } from './underConsent.ts';

/**
 * Records a set that is about to be handed out, and its line of the log, as `writeUnderConsent` does: a withdrawal either
 * comes before, and `check` stops the set, or after, and flags it. To be called before a byte of the file is out. Returns
 * false, and writes nothing, if `check` says no.
 *
 * @throws AppError `not-found`: a photo of it was removed
 */
export function savePublishedSet(set: PublishedSet, check: ConsentCheck): Promise<boolean> {
  const { clientIds, photoIds } = set;
  const [clientId, ...others] = clientIds;
  const about = `${set.id} ${set.manifestSha256}`;
  const whose = others.length === 0 ? (clientId ?? '') : '';
  return logged({ kind: 'set-exported', about, clientId: whose }, async (line) => {
    const row = await ownRow('sets', set.id, set);
    const write = async (transaction: Writing<StoreName>) => {
      await transaction.objectStore('sets').add(row);
      await line.write(transaction);
    };
    return writeUnderConsent({ clientIds, photoIds, clientId: null, stores: ['sets', ...line.stores], write }, check);
  });
}

/**
 * Changes what is known of a set, with its line of the log. `change` may run again if another writer was faster.
 *
 * @throws AppError `not-found`
 */
export function revisePublishedSet(
  id: SetId,
  { kind, about }: { readonly kind: AuditKind; readonly about: string },
  change: (set: PublishedSet) => PublishedSet,
): Promise<void> {
  return logged({ kind, about, clientId: '' }, async (line) => {
    for (;;) {
      const before = (await ownRows('sets')).find((one) => one.id === id);
      if (before === undefined) throw new AppError('not-found');
      const row = await ownRow('sets', id, change(before.body), '', before.rev + 1);
      const isWritten = await commit(['sets', ...line.stores], null, async (transaction) => {
        if ((await transaction.objectStore('sets').get(id))?.rev !== before.rev) return false;
        await transaction.objectStore('sets').put(row);
        await line.write(transaction);
        return true;
      });
      if (isWritten) return;
    }
  });
}

/** A set and how many times it was written. */
export interface SetAtRev {
  readonly rev: number;
  readonly record: PublishedSet;
}

/** Every set of real clients, with its revision. */
export async function readSets(): Promise<readonly SetAtRev[]> {
  const [place] = readablePlaces();
  if (place === undefined || place === 'example') return [];
  return (await ownRows('sets', [place])).map(({ rev, body }) => ({ rev, record: body }));
}

/**
 * Writes the sets that `merge` makes of those that are here, and flags every set that a consent which is here by now ends,
 * in one transaction in which sets and consents are those that were read. `merge` may run again if another writer was
 * faster.
 */
export async function mergeSets(merge: (here: readonly SetAtRev[]) => readonly SetAtRev[]): Promise<void> {
  for (;;) {
    const here = await readSets();
    const coming = merge(here);
    const isWritten = new Set(coming.map(({ record }) => record.id));
    const all = [...coming, ...here.filter(({ record }) => !isWritten.has(record.id))];
    const clientIds = new Set(all.flatMap(({ record }) => record.clientIds));
    const consents = await readConsents(clientIds);
    const changed = all.flatMap(({ rev, record }) => {
      const set = [...consents.of.values()].reduce(flaggedBy, record);
      if (isWritten.has(record.id)) return [{ rev, record: set }];
      return set === record ? [] : [{ rev: rev + 1, record: set }];
    });
    if (changed.length === 0) return;
    const rows = await Promise.all(changed.map(({ rev, record }) => ownRow('sets', record.id, record, '', rev)));
    const isDone = await commit(['sets', 'consents'], null, async (transaction) => {
      const store = transaction.objectStore('sets');
      if (!areSame(here.map(asRead), await store.getAll())) return false;
      if (!(await consents.areSame(transaction))) return false;
      for (const row of rows) await store.put(row);
      return true;
    });
    if (isDone) return;
  }
}

const asRead = ({ rev, record: { id } }: SetAtRev) => ({ id, rev });

/** Another writer changed a set since it was read. */
export class SetsMoved extends Error {}

/** Changed sets, sealed, for the transaction that changes what they stand on. */
export interface PreparedSets {
  readonly changed: readonly PublishedSet[];
  /** @throws SetsMoved */
  write(transaction: Writing<'sets' | StoreName>): Promise<void>;
}

/** What stays of the sets a client is in; see `withoutClient`. */
export async function setsWithout(clientId: ClientId): Promise<PreparedSets> {
  const [photoIds, consentIds] = await withDatabase(
    (database) =>
      Promise.all([
        database.getAllKeysFromIndex('photos', 'clientId', clientId),
        database.getAllKeysFromIndex('consents', 'clientId', clientId),
      ]),
    placeOf(clientId),
  );
  return preparedSets(clientId, (set) => withoutClient(set, clientId, photoIds, consentIds));
}

/** The sets that a client's consents end, flagged; see `flaggedBy`. @param consents all that the client has by then */
export function setsFlaggedBy(clientId: ClientId, consents: readonly Consent[]): Promise<PreparedSets> {
  return preparedSets(clientId, (set) => flaggedBy(set, consents));
}

/** The sets that `change` makes others of: it gives back the same where there is nothing to change. @param clientId beside whom they lie */
export async function preparedSets(
  clientId: ClientId,
  change: (set: PublishedSet) => PublishedSet,
): Promise<PreparedSets> {
  const sets = await ownRows('sets', [placeOf(clientId)]);
  const changed = sets
    .map(({ id, rev, body }) => ({ id, rev, body, set: change(body) }))
    .filter(({ body, set }) => set !== body);
  const rows = await Promise.all(changed.map(({ id, rev, set }) => ownRow('sets', id, set, clientId, rev + 1)));
  return {
    changed: changed.map(({ set }) => set),
    async write(transaction) {
      const store = transaction.objectStore('sets');
      if (!areSame(sets, await store.getAll())) throw new SetsMoved();
      for (const row of rows) await store.put(row);
    },
  };
}
