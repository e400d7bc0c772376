import type { Consent } from '../../domain/consent.ts';
import { type ConsentText, nextVersion, textReference } from '../../domain/consentText.ts';
import { localDay } from '../../domain/day.ts';
import type { ConsentId, ConsentTextId } from '../../domain/ids.ts';
import { saveConsent, saveConsentText } from '../../storage/consents.ts';
import { reader } from '../../storage/reader.ts';
import { requireRight } from '../vault/rights.ts';
import { hashOf } from './readConsents.ts';

/** What a client chose and signed; the rest is filled in. */
export type SignedNow = Omit<Consent, 'id' | 'text' | 'signedOn'>;

/**
 * Keeps a consent as signed today, with the hash of exactly the words that were shown.
 *
 * @throws AppError `not-permitted`: who takes no photos takes no consent to them; `not-found`
 */
export async function recordConsent(signed: SignedNow, text: ConsentText): Promise<ConsentId> {
  requireRight('capture');
  const id = crypto.randomUUID() as string as ConsentId;
  const reference = textReference(text, await hashOf(text));
  await saveConsent({ ...signed, id, text: reference, signedOn: localDay(new Date()) }, text);
  return id;
}

/** Keeps the clinic's own text as the newest version of its language. @throws AppError `not-permitted` */
export async function writeConsentText(written: Pick<ConsentText, 'language' | 'title' | 'body'>): Promise<void> {
  requireRight('manage');
  const id = crypto.randomUUID() as string as ConsentTextId;
  const version = nextVersion(await reader.consentTexts(), written.language);
  await saveConsentText({ ...written, id, version, madeAt: Date.now() });
}
