import type { Consent } from '../domain/consent.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import { areConsentsSame } from './ownRows.ts';
import { commit, findRows, type Writing } from './rows.ts';
import type { StoreName } from './schema.ts';

/** All that some clients have signed, as it was read, to be held in a later transaction against what lies there by then. */
export interface ReadConsents {
  readonly of: ReadonlyMap<ClientId, readonly Consent[]>;
  /** Whether, inside a transaction, it is still that. */
  areSame(transaction: Writing<'consents' | StoreName>): Promise<boolean>;
}

export async function readConsents(clientIds: Iterable<ClientId>): Promise<ReadConsents> {
  const read = await Promise.all(
    [...clientIds].map(async (clientId) => ({ clientId, rows: await findRows('consents', 'clientId', clientId) })),
  );
  return {
    of: new Map(read.map(({ clientId, rows }) => [clientId, rows.map(({ body }) => body)])),
    async areSame(transaction) {
      for (const { clientId, rows } of read) if (!(await areConsentsSame(transaction, clientId, rows))) return false;
      return true;
    },
  };
}

/** Something made of clients' photos that is about to go out. */
export interface Outgoing {
  readonly clientIds: readonly ClientId[];
  readonly photoIds: readonly PhotoId[];
  /** Whose rows are written; `null`: the clinic's. */
  readonly clientId: ClientId | null;
  /** Stores that `write` needs. */
  readonly stores: readonly StoreName[];
  write(transaction: Writing<StoreName>): Promise<unknown>;
}

/** Says whether these consents allow it, by client. It runs inside the transaction, so it may await nothing. */
export type ConsentCheck = (consents: ReadonlyMap<ClientId, readonly Consent[]>) => boolean;

/**
 * Writes what records an outgoing thing, in one strict transaction in which the consents are what `check` was asked about:
 * a withdrawal either comes before, and `check` stops it, or after, and finds it recorded. `check` runs again where a
 * consent changed meanwhile. Returns false, and writes nothing, if it says no.
 *
 * @throws AppError `not-found`: a photo of it was removed
 */
export async function writeUnderConsent(outgoing: Outgoing, check: ConsentCheck): Promise<boolean> {
  const { clientIds, photoIds, clientId, stores, write } = outgoing;
  for (;;) {
    const consents = await readConsents(clientIds);
    const outcome = await commit(['consents', 'photos', ...stores], clientId, async (transaction) => {
      if (!(await consents.areSame(transaction))) return 'changed';
      for (const id of photoIds)
        if ((await transaction.objectStore('photos').getKey(id)) === undefined) throw new AppError('not-found');
      if (!check(consents.of)) return 'refused';
      await write(transaction);
      return 'written';
    });
    if (outcome !== 'changed') return outcome === 'written';
  }
}
