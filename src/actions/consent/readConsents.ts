import { sha256Hex } from '../../bytes/sha256.ts';
import type { Consent } from '../../domain/consent.ts';
import { type ConsentText, signedWords } from '../../domain/consentText.ts';
import type { Client } from '../../domain/course.ts';
import type { ClientId, ConsentId, IsoDay } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo.ts';
import type { PublishedSet } from '../../domain/publishedSet.ts';
import type { Reader } from '../../storage/reader.ts';

/** What a client signed, and the sets they are in. */
export interface ConsentView {
  readonly client: Client;
  /** The latest first. */
  readonly consents: readonly Consent[];
  /** The latest first. */
  readonly sets: readonly PublishedSet[];
}

/** A client's consents; `null`: there is no such client. For `useStored`. */
export function readConsents(clientId: ClientId): (db: Reader) => Promise<ConsentView | null> {
  return async (db) => {
    const [client, consents, sets] = await Promise.all([db.client(clientId), db.consentsOf(clientId), db.sets()]);
    if (client === undefined) return null;
    return { client, consents, sets: sets.filter(({ clientIds }) => clientIds.includes(clientId)) };
  };
}

/** All that a client signed, for the badges of their photos. For `useStored`. */
export function readConsentsOf(clientId: ClientId): (db: Reader) => Promise<readonly Consent[]> {
  return (db) => db.consentsOf(clientId);
}

/** What a consent can be given for: a client's photos, each with the day of its visit, and the texts to sign. */
export interface ConsentGround {
  readonly client: Client;
  readonly photos: readonly { readonly photo: Photo; readonly on: IsoDay }[];
  readonly texts: readonly ConsentText[];
}

/** `null`: there is no such client. For `useStored`. */
export function readConsentGround(clientId: ClientId): (db: Reader) => Promise<ConsentGround | null> {
  return async (db) => {
    const [client, photos, courses, texts] = await Promise.all([
      db.client(clientId),
      db.photosOfClient(clientId),
      db.courses(clientId),
      db.consentTexts(),
    ]);
    if (client === undefined) return null;
    const sessions = (await Promise.all(courses.map(({ id }) => db.sessions(id)))).flat();
    const dayOf = new Map(sessions.map(({ id, on }) => [id, on]));
    const dated = photos.flatMap(({ photo }) => {
      const on = dayOf.get(photo.sessionId);
      return on === undefined ? [] : [{ photo, on }];
    });
    return { client, photos: dated.sort((a, b) => a.on.localeCompare(b.on)), texts };
  };
}

/** A consent to be read again. */
export interface SignedConsent {
  readonly client: Client;
  readonly consent: Consent;
  /** The very words that were signed; `null`: they are not here, or not as they were. */
  readonly text: ConsentText | null;
}

/** `null`: there is no such consent. For `useStored`. */
export function readSignedConsent(
  clientId: ClientId,
  consentId: ConsentId,
): (db: Reader) => Promise<SignedConsent | null> {
  return async (db) => {
    const [client, consents, texts] = await Promise.all([
      db.client(clientId),
      db.consentsOf(clientId),
      db.consentTexts(),
    ]);
    const consent = consents.find(({ id }) => id === consentId);
    if (client === undefined || consent === undefined) return null;
    const text = texts.find(({ id }) => id === consent.text.id) ?? null;
    const isIntact = text !== null && (await hashOf(text)) === consent.text.sha256;
    return { client, consent, text: isIntact ? text : null };
  };
}

/** Every text that was written or signed. For `useStored`. */
export function readConsentTexts(): (db: Reader) => Promise<readonly ConsentText[]> {
  return (db) => db.consentTexts();
}

/** Every set that was exported, the latest first. For `useStored`. */
export function readExportedSets(): (db: Reader) => Promise<readonly PublishedSet[]> {
  return (db) => db.sets();
}

/** SHA-256 of the words that are signed, hex. */
export function hashOf(text: ConsentText): Promise<string> {
  return sha256Hex(new TextEncoder().encode(signedWords(text)));
}
