import type { ClientReview } from './clientReview.ts';
import { type Consent, type ConsentScope, grantStateOn, grantsOf } from './consent.ts';
import type { ClientId, ConsentId, IsoDay, PhotoId, SetId } from './ids.ts';

/** Somewhere a set was shown. */
export interface PublishedPlace {
  /** An address or a few words. */
  readonly where: string;
  /** Day on which somebody confirmed that it is gone from there; `null`: not yet. */
  readonly takenDownOn: IsoDay | null;
}

/** A set that was exported: the record of it; the file itself is not kept. */
export interface PublishedSet {
  readonly id: SetId;
  readonly madeOn: IsoDay;
  readonly scope: ConsentScope;
  /** Of `social`: which. */
  readonly platform: string | null;
  readonly clientIds: readonly ClientId[];
  readonly photoIds: readonly PhotoId[];
  /** The consents it stands on. */
  readonly consentIds: readonly ConsentId[];
  /** Hex. */
  readonly manifestSha256: string;
  readonly fileName: string;
  readonly places: readonly PublishedPlace[];
  /** Day on which consent to it was withdrawn: it is to be taken down everywhere; `null`: it stands. */
  readonly flaggedOn: IsoDay | null;
  /** What clients who wanted to see it first agreed to; absent: nobody asked to. */
  readonly reviews?: readonly ClientReview[];
}

/** A set that is not confirmed to be gone from everywhere; one of which nobody said where it was shown is not. */
export function isPerhapsShown({ clientIds, places }: PublishedSet): boolean {
  const isGone = places.length > 0 && places.every(({ takenDownOn }) => takenDownOn !== null);
  return clientIds.length > 0 && !isGone;
}

/** A flagged set that is not confirmed to be gone from everywhere. */
export function isToBeTakenDown(set: PublishedSet): boolean {
  return set.flaggedOn !== null && isPerhapsShown(set);
}

/** The set after its client took back these uses: flagged if it was made for one of them. */
export function flagged(
  set: PublishedSet,
  clientId: ClientId,
  scopes: readonly ConsentScope[],
  on: IsoDay,
): PublishedSet {
  if (set.flaggedOn !== null || !set.clientIds.includes(clientId) || !scopes.includes(set.scope)) return set;
  return { ...set, flaggedOn: on };
}

/**
 * The set as these consents leave it: flagged where one it stands on was withdrawn, as when set and withdrawal come
 * together from two devices.
 *
 * @param consents all of one client
 */
export function flaggedBy(set: PublishedSet, consents: readonly Consent[]): PublishedSet {
  const isEnded = grantsOf(consents, set.scope).some(
    (given) => set.consentIds.includes(given.consent.id) && grantStateOn(given, consents, set.madeOn) === 'withdrawn',
  );
  const days = grantsOf(consents, set.scope).flatMap(({ grant }) => grant.withdrawnOn ?? []);
  return set.flaggedOn === null && isEnded ? { ...set, flaggedOn: days.sort().at(-1) ?? set.madeOn } : set;
}

/**
 * What may stay of a set when one of its clients is erased: theirs goes. Where nobody else is in it, random ids and days
 * stay, no more than a tombstone holds.
 *
 * @param photoIds of that client
 * @param consentIds of that client
 */
export function withoutClient(
  set: PublishedSet,
  clientId: ClientId,
  photoIds: readonly PhotoId[],
  consentIds: readonly ConsentId[],
): PublishedSet {
  if (!set.clientIds.includes(clientId)) return set;
  const left = {
    clientIds: set.clientIds.filter((id) => id !== clientId),
    photoIds: set.photoIds.filter((id) => !photoIds.includes(id)),
    consentIds: set.consentIds.filter((id) => !consentIds.includes(id)),
    ...(set.reviews && { reviews: set.reviews.filter((review) => review.clientId !== clientId) }),
  };
  if (left.clientIds.length > 0) return { ...set, ...left };
  const { id, madeOn, scope, platform, flaggedOn } = set;
  return { id, madeOn, scope, platform, flaggedOn, clientIds: [], photoIds: [], consentIds: [], ...NOTHING_LEFT };
}

const NOTHING_LEFT = { manifestSha256: '', fileName: '', places: [] } as const;
