import type { Consent } from '../domain/consent.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import type { AuditKind } from '../domain/vault.ts';
import { logged } from './audit.ts';
import { writeUnderConsent } from './underConsent.ts';

/** Something of one client that is about to be handed over, and its line of the log. */
export interface HandOver {
  readonly clientId: ClientId;
  readonly photoIds: readonly PhotoId[];
  readonly kind: AuditKind;
  /** Ids and numbers only. */
  readonly about: string;
}

/**
 * Logs a hand-over as `writeUnderConsent` does: the log shows whether a withdrawal came before or after. To be called right
 * before the file goes out. Returns false, and writes nothing, if `check` says no.
 *
 * @throws AppError `not-found`: a photo of it was removed
 */
export function recordHandOver(
  { clientId, photoIds, kind, about }: HandOver,
  check: (consents: readonly Consent[]) => boolean,
): Promise<boolean> {
  return logged({ kind, about, clientId }, ({ stores, write }) =>
    writeUnderConsent({ clientIds: [clientId], photoIds, clientId, stores, write }, (consents) =>
      check(consents.get(clientId) ?? []),
    ),
  );
}
