import fc from 'fast-check';
import { CONSENT_SCOPES, type Consent, IDENTITY_LEVELS, type ScopeGrant } from '../../src/domain/consent.ts';
import { addDays } from '../../src/domain/day.ts';
import type { ClientId, ConsentId, IsoDay, PhotoId, SetId } from '../../src/domain/ids.ts';
import type { PublishedSet } from '../../src/domain/publishedSet.ts';
import { FACE_REGIONS, type RegionId } from '../../src/domain/region.ts';
import type { IntendedUse } from '../../src/domain/usePermit.ts';

export const TODAY = '2026-06-15' as IsoDay;
const PHOTOS = ['p1', 'p2', 'p3'] as PhotoId[];
/** As few as can meet by chance. */
const SCOPES = ['website', 'social'] as const satisfies readonly (typeof CONSENT_SCOPES)[number][];
const REGIONS: RegionId[] = [...FACE_REGIONS, 'face', 'area'];

/** A plain consent of an adult to everything, for good. */
export function consent(id: string, parts: Partial<Consent> = {}): Consent {
  return {
    id: id as ConsentId,
    clientId: 'ann' as ClientId,
    text: { id: 'a text', version: 1, sha256: 'ab'.repeat(32), language: 'en' },
    isAdult: true,
    signedOn: addDays(TODAY, -10),
    signer: 'Ann Example',
    witness: 'Dr Who',
    strokes: [],
    scopes: CONSENT_SCOPES.map((scope) => grant(scope)),
    identity: 'full-face',
    marksCovered: false,
    photoIds: null,
    regions: null,
    reviewBeforePosting: false,
    territory: '',
    ...parts,
  };
}

export function grant(scope: ScopeGrant['scope'], parts: Partial<ScopeGrant> = {}): ScopeGrant {
  return { scope, platforms: scope === 'social' ? ['instagram'] : [], until: null, withdrawnOn: null, ...parts };
}

/** A set for a website of one photo of each client. */
export function setOf(id: string, ...clientIds: ClientId[]): PublishedSet {
  return {
    id: id as SetId,
    madeOn: TODAY,
    scope: 'website',
    platform: null,
    clientIds,
    photoIds: clientIds.map((whose) => `p of ${whose}` as PhotoId),
    consentIds: clientIds.map((whose) => `c of ${whose}` as ConsentId),
    manifestSha256: 'ab',
    fileName: 'set.zip',
    places: [],
    flaggedOn: null,
  };
}

const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(TODAY, days));
/** Mostly `null`, so that not everything is refused. */
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: value, weight: 1 });
const regions = fc.subarray(REGIONS, { minLength: 1 });

const aGrant: fc.Arbitrary<ScopeGrant> = fc.record({
  scope: fc.constantFrom(...SCOPES),
  platforms: fc.subarray(['instagram', 'tiktok']),
  until: rarely(day),
  withdrawnOn: rarely(day),
});

/** Any consents of one client. */
export const someConsents: fc.Arbitrary<Consent[]> = fc
  .array(
    fc.record({
      isAdult: fc.constantFrom(true, true, true, false),
      signedOn: day,
      scopes: fc.uniqueArray(aGrant, { selector: ({ scope }) => scope, maxLength: 3 }),
      identity: fc.constantFrom(...IDENTITY_LEVELS),
      photoIds: rarely(fc.subarray(PHOTOS)),
      regions: rarely(regions),
    }),
    { maxLength: 4 },
  )
  .map((parts) => parts.map((part, i) => consent(`c${i}`, part)));

/** Any use of a photo of that client. */
export const someUse: fc.Arbitrary<IntendedUse> = fc.record({
  scope: fc.constantFrom(...SCOPES),
  platform: fc.constantFrom(null, 'instagram', 'tiktok', 'x'),
  photoId: fc.constantFrom(...PHOTOS),
  regions: fc.oneof(fc.constant('whole-face' as const), fc.constant('no-face' as const), regions),
  identity: fc.constantFrom(...IDENTITY_LEVELS),
  on: day,
});
