import type { ConsentScope, IdentityLevel, SOCIAL_PLATFORMS } from '../../domain/consent.ts';
import type { ConsentState } from '../../domain/consentState.ts';

export const SCOPE_NAMES: Readonly<Record<ConsentScope, string>> = {
  'clinical-record': 'Clinical record',
  'treating-team': 'Treating team',
  'internal-training': 'Training inside the clinic',
  'external-teaching': 'Teaching outside the clinic',
  research: 'Research',
  publication: 'A named publication',
  gallery: 'Gallery in the clinic',
  website: 'The clinic’s website',
  social: 'Social media',
  advertising: 'Paid advertising',
  'third-party': 'A manufacturer or other third party',
  'own-share': 'The client’s own use',
};

export const IDENTITY_NAMES: Readonly<Record<IdentityLevel, string>> = {
  'full-face': 'Full face',
  'eyes-covered': 'Eyes covered',
  region: 'Single regions',
  'body-only': 'Body only',
};

export const PLATFORM_NAMES: Readonly<Record<(typeof SOCIAL_PLATFORMS)[number], string>> = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  x: 'X',
  linkedin: 'LinkedIn',
  pinterest: 'Pinterest',
};

export const CONSENT_STATE_NAMES: Readonly<Record<ConsentState, string>> = {
  'on-file': 'On file',
  expiring: 'Ends soon',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
  none: 'None',
};
