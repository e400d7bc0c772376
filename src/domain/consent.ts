import type { ClientId, ConsentId, IsoDay, PhotoId } from './ids.ts';
import type { RegionId } from './region.ts';

/**
 * What a photo may be used for, from the closest circle to the widest. After the GMC's levels (record, teaching,
 * publication) with every channel of publication apart, as UK GDPR wants marketing asked for by itself.
 */
export const CONSENT_SCOPES = [
  'clinical-record',
  'treating-team',
  'internal-training',
  'external-teaching',
  'research',
  'publication',
  'gallery',
  'website',
  'social',
  'advertising',
  'third-party',
  'own-share',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** Part of the care itself: a withdrawal in one action leaves them, since records of care have to be kept. */
const CARE_SCOPES: readonly ConsentScope[] = ['clinical-record', 'treating-team'];

/** Everything a photo is shown for beyond the care: what a withdrawal in one action ends. */
export const SHOWING_SCOPES: readonly ConsentScope[] = CONSENT_SCOPES.filter((scope) => !CARE_SCOPES.includes(scope));

/**
 * What can be granted for somebody under 18. AHPRA (2 September 2025) bars under-18s from advertising altogether; every
 * use that leaves the clinic is barred here, but for the client's own file.
 */
export const UNDER_AGE_SCOPES: readonly ConsentScope[] = [...CARE_SCOPES, 'internal-training', 'own-share'];

/** Where `social` may post, each asked for by itself. */
export const SOCIAL_PLATFORMS = ['instagram', 'facebook', 'tiktok', 'youtube', 'x', 'linkedin', 'pinterest'] as const;

/** How much may be recognised, the most first. */
export const IDENTITY_LEVELS = ['full-face', 'eyes-covered', 'region', 'body-only'] as const;
export type IdentityLevel = (typeof IDENTITY_LEVELS)[number];

/** A point of a signature. */
export interface StrokePoint {
  /** Shares of the pad's width, from its top left corner; 0..1, `y` by the pad's shape less. */
  readonly x: number;
  readonly y: number;
  /** Since the signature's first point. */
  readonly atMs: number;
}
/** A line drawn without lifting the pen. */
export type Stroke = readonly StrokePoint[];

/** One use that was granted. */
export interface ScopeGrant {
  readonly scope: ConsentScope;
  /** Of `social`: where; otherwise empty. */
  readonly platforms: readonly string[];
  /** The last day on which it holds; `null`: until it is withdrawn. */
  readonly until: IsoDay | null;
  /** `null`: it was not withdrawn. */
  readonly withdrawnOn: IsoDay | null;
}

/** A client's signed consent. Only a withdrawal ever changes it; another wish is another consent. */
export interface Consent {
  readonly id: ConsentId;
  readonly clientId: ClientId;
  /** The words that were signed: which text, and the SHA-256 of exactly those, hex. `language`: BCP 47. */
  readonly text: {
    readonly id: string;
    readonly version: number;
    readonly sha256: string;
    readonly language: string;
  };
  /** On the day it was signed. */
  readonly isAdult: boolean;
  readonly signedOn: IsoDay;
  /** Who signed, as they wrote their name: the client, or who may sign for them. */
  readonly signer: string;
  readonly witness: string;
  /** Empty: signed by typing the name before the witness. */
  readonly strokes: readonly Stroke[];
  readonly scopes: readonly ScopeGrant[];
  readonly identity: IdentityLevel;
  /** Tattoos, scars and birthmarks are to be covered or cropped away first. */
  readonly marksCovered: boolean;
  /** `null`: every photo, those to come included. */
  readonly photoIds: readonly PhotoId[] | null;
  /** `null`: all that shows. */
  readonly regions: readonly RegionId[] | null;
  /** The client sees every set before it is posted. */
  readonly reviewBeforePosting: boolean;
  /** Where in the world it may be shown; empty: anywhere. */
  readonly territory: string;
}

/** A grant and the consent it is part of. */
export interface GivenGrant {
  readonly consent: Consent;
  readonly grant: ScopeGrant;
}

/**
 * How a grant stands on a day. Withdrawn is withdrawn on whatever day the clock shows, and a withdrawal also ends what
 * was granted for the same use on an earlier day by another consent, which may have come in from another device.
 *
 * @param consents all of the same client
 */
export function grantStateOn(
  { consent, grant }: GivenGrant,
  consents: readonly Consent[],
  on: IsoDay,
): 'live' | 'expired' | 'withdrawn' | 'not-yet' | 'under-age' {
  if (grant.withdrawnOn !== null) return 'withdrawn';
  const isOutlived = grantsOf(consents, grant.scope).some(
    (other) => other.grant.withdrawnOn !== null && consent.signedOn < other.grant.withdrawnOn,
  );
  if (isOutlived) return 'withdrawn';
  if (!consent.isAdult && !UNDER_AGE_SCOPES.includes(grant.scope)) return 'under-age';
  if (on < consent.signedOn) return 'not-yet';
  return grant.until !== null && grant.until < on ? 'expired' : 'live';
}

/** Everything that was ever granted for a use. */
export function grantsOf(consents: readonly Consent[], scope: ConsentScope): GivenGrant[] {
  return consents.flatMap((consent) =>
    consent.scopes.filter((grant) => grant.scope === scope).map((grant) => ({ consent, grant })),
  );
}

/** Whether a consent speaks of a photo. `null`: of any. */
export function coversPhoto({ photoIds }: Consent, photoId: PhotoId | null): boolean {
  return photoId === null || photoIds === null || photoIds.includes(photoId);
}

/**
 * The consents after a client took back these uses: every grant of them ends, in every consent. None ends before it was
 * signed: that day would be of a clock that was set back, and let live what another device brings from before.
 */
export function withdrawn(
  consents: readonly Consent[],
  scopes: readonly ConsentScope[],
  on: IsoDay,
): readonly Consent[] {
  return consents.map((consent) => {
    const ends = (grant: ScopeGrant) => scopes.includes(grant.scope) && grant.withdrawnOn === null;
    if (!consent.scopes.some(ends)) return consent;
    const withdrawnOn = on < consent.signedOn ? consent.signedOn : on;
    return {
      ...consent,
      scopes: consent.scopes.map((grant) => (ends(grant) ? { ...grant, withdrawnOn } : grant)),
    };
  });
}
