import { type Consent, type ConsentScope, coversPhoto, grantStateOn, grantsOf, SHOWING_SCOPES } from './consent.ts';
import { daysBetween } from './day.ts';
import type { IsoDay, PhotoId } from './ids.ts';

/** How consent to a use stands, the best first. `expiring`: within `EXPIRING_DAYS`. */
const CONSENT_STATES = ['on-file', 'expiring', 'withdrawn', 'expired', 'none'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** A consent that ends within so many days is said to be expiring: time for one more visit of a monthly series. */
const EXPIRING_DAYS = 30;

/**
 * How consent to one use of a photo stands.
 *
 * @param consents all of the photo's client
 * @param photoId `null`: of any photo
 */
export function consentStateOf(
  consents: readonly Consent[],
  scope: ConsentScope,
  photoId: PhotoId | null,
  on: IsoDay,
): ConsentState {
  const states = grantsOf(consents, scope)
    .filter(({ consent }) => coversPhoto(consent, photoId))
    .map((given): ConsentState => {
      const state = grantStateOn(given, consents, on);
      if (state === 'not-yet' || state === 'under-age') return 'none';
      if (state !== 'live') return state;
      const { until } = given.grant;
      return until !== null && daysBetween(on, until) <= EXPIRING_DAYS ? 'expiring' : 'on-file';
    });
  return best(states);
}

/** How consent to showing a photo beyond the care stands: the best of those uses. What a photo's badge says. */
export function showingStateOf(consents: readonly Consent[], photoId: PhotoId | null, on: IsoDay): ConsentState {
  return best(SHOWING_SCOPES.map((scope) => consentStateOf(consents, scope, photoId, on)));
}

function best(states: readonly ConsentState[]): ConsentState {
  return CONSENT_STATES.find((state) => states.includes(state)) ?? 'none';
}
