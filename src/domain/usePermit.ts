import {
  type Consent,
  type ConsentScope,
  coversPhoto,
  type GivenGrant,
  grantStateOn,
  grantsOf,
  type IdentityLevel,
} from './consent.ts';
import type { IsoDay, PhotoId } from './ids.ts';
import type { RegionId } from './region.ts';

/** What somebody is about to do with a photo, and what of the person will show. */
export interface IntendedUse {
  readonly scope: ConsentScope;
  /** Of `social`: where. */
  readonly platform: string | null;
  readonly photoId: PhotoId;
  readonly regions: readonly RegionId[] | 'whole-face' | 'no-face';
  readonly identity: IdentityLevel;
  readonly on: IsoDay;
}

/** Why a use is refused, the most telling first: what is nearest to being allowed is what there is to do about it. */
const PERMIT_REFUSALS = [
  'more-shows-than-allowed',
  'platform-not-covered',
  'photo-not-covered',
  'under-age',
  'withdrawn',
  'expired',
  'no-consent',
] as const;
export type PermitRefusal = (typeof PERMIT_REFUSALS)[number];

/** The grant a use stands on, or why there is none. */
export type UsePermit = GivenGrant | { readonly refused: PermitRefusal };

/**
 * Whether a use of a photo is consented to at this moment, and by which consent: of several the one signed last, whose
 * wishes count.
 *
 * @param consents all of the photo's client
 */
export function permitFor(consents: readonly Consent[], use: IntendedUse): UsePermit {
  const refusals = new Set<PermitRefusal>();
  const permits: GivenGrant[] = [];
  for (const given of grantsOf(consents, use.scope)) {
    const refused = refusalOf(given, consents, use);
    if (refused === null) permits.push(given);
    else refusals.add(refused);
  }
  const [last] = permits.sort(({ consent: a }, { consent: b }) => order(b).localeCompare(order(a)));
  if (last) return last;
  return { refused: PERMIT_REFUSALS.find((refusal) => refusals.has(refusal)) ?? 'no-consent' };
}

/** By day, and of one day in an order that is the same wherever it is asked. */
const order = ({ signedOn, id }: Consent) => `${signedOn} ${id}`;

function refusalOf(given: GivenGrant, consents: readonly Consent[], use: IntendedUse): PermitRefusal | null {
  const state = grantStateOn(given, consents, use.on);
  if (state === 'not-yet') return 'no-consent';
  if (state !== 'live') return state;
  const { consent, grant } = given;
  if (!coversPhoto(consent, use.photoId)) return 'photo-not-covered';
  if (grant.scope === 'social' && (use.platform === null || !grant.platforms.includes(use.platform)))
    return 'platform-not-covered';
  return showsNoMore(consent, use) ? null : 'more-shows-than-allowed';
}

/** Regions whose crop shows the eye itself: a covered eye may not come back through them. */
const EYE_REGIONS: readonly RegionId[] = [
  'face',
  'upper-eyelid-right',
  'upper-eyelid-left',
  'under-eye-right',
  'under-eye-left',
  'crows-feet-right',
  'crows-feet-left',
];

function showsNoMore({ identity, regions }: Consent, use: IntendedUse): boolean {
  const shown = shownRegions(use);
  const isOpen = (region: RegionId) =>
    regions === null || regions.includes(region) || (region !== 'area' && regions.includes('face'));
  if (!shown.every(isOpen)) return false;
  const level = shownIdentity(use, shown);
  if (identity === 'full-face' || level === 'body-only') return true;
  if (level === 'full-face') return false;
  if (identity === 'eyes-covered')
    return level === 'eyes-covered' || !shown.some((region) => EYE_REGIONS.includes(region));
  return identity === 'region' && level === 'region';
}

/** Nothing named is taken for the whole face. */
function shownRegions({ regions }: IntendedUse): readonly RegionId[] {
  if (regions === 'no-face') return ['area'];
  return regions === 'whole-face' || regions.length === 0 ? ['face'] : regions;
}

/** The level that the shown regions amount to, whatever the use calls itself. */
function shownIdentity({ identity }: IntendedUse, shown: readonly RegionId[]): IdentityLevel {
  if (shown.every((region) => region === 'area')) return 'body-only';
  if (identity === 'full-face' || identity === 'eyes-covered') return identity;
  return shown.includes('face') ? 'full-face' : 'region';
}
