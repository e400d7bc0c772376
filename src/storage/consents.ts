import { type Consent, type ConsentScope, withdrawn } from '../domain/consent.ts';
import type { ConsentText } from '../domain/consentText.ts';
import { AppError } from '../domain/errors.ts';
import type { ClientId, IsoDay } from '../domain/ids.ts';
import { flagged, type PublishedSet } from '../domain/publishedSet.ts';
import { logged, type PreparedLine } from './audit.ts';
import { areConsentsSame, ownRow } from './ownRows.ts';
import { clientRow, commit, findRows } from './rows.ts';
import { preparedSets, SetsMoved } from './sets.ts';

/**
 * Saves what a client signed, with the text if it isn't kept yet, and its line of the log, in one transaction.
 *
 * @throws AppError `not-found`: the client is gone
 */
export async function saveConsent(consent: Consent, text: ConsentText): Promise<void> {
  const { id, clientId } = consent;
  const row = await clientRow('consents', id, clientId, consent);
  const textRow = await ownRow('consentTexts', text.id, text, clientId);
  await logged({ kind: 'consent-recorded', about: id, clientId }, (line) =>
    commit(['clients', 'consents', 'consentTexts', ...line.stores], clientId, async (transaction) => {
      if ((await transaction.objectStore('clients').getKey(clientId)) === undefined) throw new AppError('not-found');
      // `add`: what was signed is never written over.
      await transaction.objectStore('consents').add(row);
      const texts = transaction.objectStore('consentTexts');
      if ((await texts.getKey(text.id)) === undefined) await texts.put(textRow);
      await line.write(transaction);
    }),
  );
}

/** Keeps a text of the clinic's own. */
export async function saveConsentText(text: ConsentText): Promise<void> {
  const row = await ownRow('consentTexts', text.id, text);
  await logged({ kind: 'consent-text-saved', about: text.id, clientId: '' }, (line) =>
    commit(['consentTexts', ...line.stores], null, async (transaction) => {
      await transaction.objectStore('consentTexts').add(row);
      await line.write(transaction);
    }),
  );
}

/** Keeps texts from a backup that are not here yet. */
export async function addConsentTexts(texts: readonly ConsentText[]): Promise<void> {
  if (texts.length === 0) return;
  const rows = await Promise.all(texts.map((text) => ownRow('consentTexts', text.id, text)));
  await commit(['consentTexts'], null, async (transaction) => {
    const store = transaction.objectStore('consentTexts');
    for (const row of rows) if ((await store.getKey(row.id)) === undefined) await store.put(row);
  });
}

/**
 * Ends uses of a client's photos, in every consent of theirs, and flags every set made for one of them, in one
 * transaction: from its end on no set can be saved that needs them. Returns the sets that were flagged by it.
 */
export function withdrawConsent(
  clientId: ClientId,
  scopes: readonly ConsentScope[],
  on: IsoDay,
): Promise<readonly PublishedSet[]> {
  return logged({ kind: 'consent-withdrawn', about: scopes.join(' '), clientId }, async (line) => {
    for (;;) {
      try {
        const flaggedSets = await withdrawNow(clientId, scopes, on, line);
        if (flaggedSets !== null) return flaggedSets;
      } catch (error) {
        if (!(error instanceof SetsMoved)) throw error;
      }
    }
  });
}

/** `null`: another writer changed a consent meanwhile, and nothing was written. @throws SetsMoved */
async function withdrawNow(
  clientId: ClientId,
  scopes: readonly ConsentScope[],
  on: IsoDay,
  line: PreparedLine,
): Promise<readonly PublishedSet[] | null> {
  const [consents, sets] = await Promise.all([
    findRows('consents', 'clientId', clientId),
    preparedSets(clientId, (set) => flagged(set, clientId, scopes, on)),
  ]);
  const before = consents.map(({ body }) => body);
  const after = withdrawn(before, scopes, on);
  const ended = await Promise.all(
    consents.flatMap(({ id, rev }, i) => {
      const consent = after[i];
      return consent === undefined || consent === before[i]
        ? []
        : [clientRow('consents', id, clientId, consent, rev + 1)];
    }),
  );
  const isWritten = await commit(['consents', 'sets', ...line.stores], clientId, async (transaction) => {
    if (!(await areConsentsSame(transaction, clientId, consents))) return false;
    await sets.write(transaction);
    for (const row of ended) await transaction.objectStore('consents').put(row);
    if (ended.length + sets.changed.length > 0) await line.write(transaction);
    return true;
  });
  return isWritten ? sets.changed : null;
}
