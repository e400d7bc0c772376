import type { Consent } from './consent.ts';
import type { ClientId, IsoDay } from './ids.ts';
import type { Role } from './roles.ts';

/** Who did something with the vault open, as the log names them. */
export interface VaultPerson {
  /** `null`: who opened it by the recovery sheet, or has no name there. */
  readonly name: string | null;
  readonly role: Role;
}

/** A client looked at the pictures of a set before it went out, and agreed to them. */
export interface ClientReview {
  readonly clientId: ClientId;
  /** Who looked and agreed, as they wrote their name: the client, or who may sign for them. */
  readonly agreedBy: string;
  readonly on: IsoDay;
  /** Who recorded it; `null`: no vault was open. */
  readonly recordedBy: VaultPerson | null;
  /** SHA-256 of every picture they saw, hex. */
  readonly pictures: readonly string[];
}

/** Whether one of the consents a set stands on asks that the client sees it first. */
export function asksReview(consents: readonly Pick<Consent, 'reviewBeforePosting'>[]): boolean {
  return consents.some(({ reviewBeforePosting }) => reviewBeforePosting);
}

/** Whether these very pictures were seen and agreed to. */
export function isReviewed(review: ClientReview | null, clientId: ClientId, pictures: readonly string[]): boolean {
  if (review === null || review.clientId !== clientId || review.agreedBy.trim() === '') return false;
  return pictures.length > 0 && pictures.every((sha256) => review.pictures.includes(sha256));
}
