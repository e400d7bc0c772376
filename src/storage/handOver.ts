import type { Consent } from '../domain/consent.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import type { AuditKind } from '../domain/vault.ts';
import { logged } from './audit.ts';
import { areConsentsSame } from './ownRows.ts';
import { commit, findRows } from './rows.ts';

/** Something of one client that is about to be handed over, and its line of the log. */
export interface HandOver {
  readonly clientId: ClientId;
  readonly photoIds: readonly PhotoId[];
  readonly kind: AuditKind;
  /** Ids and numbers only. */
  readonly about: string;
}

/**
 * Logs a hand-over in one strict transaction in which the client's consents are what `check` was asked about, as
 * `savePublishedSet` does: a withdrawal either comes before, and `check` stops it, or after, and the log shows the order.
 * To be called right before the file goes out. `check` may await nothing, and runs again where a consent changed
 * meanwhile. Returns false, and writes nothing, if it says no.
 *
 * @throws AppError `not-found`: a photo of it was removed
 */
export function recordHandOver(
  { clientId, photoIds, kind, about }: HandOver,
  check: (consents: readonly Consent[]) => boolean,
): Promise<boolean> {
  return logged({ kind, about, clientId }, async (line) => {
    for (;;) {
      const rows = await findRows('consents', 'clientId', clientId);
      const outcome = await commit(['consents', 'photos', ...line.stores], clientId, async (transaction) => {
        if (!(await areConsentsSame(transaction, clientId, rows))) return 'changed';
        for (const id of photoIds)
          if ((await transaction.objectStore('photos').getKey(id)) === undefined) throw new AppError('not-found');
        if (!check(rows.map(({ body }) => body))) return 'refused';
        await line.write(transaction);
        return 'logged';
      });
      if (outcome !== 'changed') return outcome === 'logged';
    }
  });
}
