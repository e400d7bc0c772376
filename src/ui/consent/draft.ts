import type { SignedNow } from '../../actions/consent/recordConsent.ts';
import {
  CONSENT_SCOPES,
  type ConsentScope,
  type IdentityLevel,
  type Stroke,
  UNDER_AGE_SCOPES,
} from '../../domain/consent.ts';
import type { ClientId, IsoDay, PhotoId } from '../../domain/ids.ts';
import type { RegionId } from '../../domain/region.ts';

/** A consent as it is being filled in. Nothing is chosen beforehand. */
export interface ConsentDraft {
  readonly isAdult: boolean | null;
  /** Chosen uses, each with its last day; `''`: until withdrawn. */
  readonly uses: Readonly<Partial<Record<ConsentScope, IsoDay | ''>>>;
  readonly platforms: readonly string[];
  readonly identity: IdentityLevel;
  readonly regions: readonly RegionId[] | null;
  readonly photoIds: readonly PhotoId[] | null;
  readonly marksCovered: boolean;
  readonly reviewBeforePosting: boolean;
  readonly territory: string;
  readonly signer: string;
  readonly witness: string;
  readonly way: 'drawn' | 'typed';
  readonly strokes: readonly Stroke[];
}

export const EMPTY_DRAFT: ConsentDraft = {
  isAdult: null,
  uses: {},
  platforms: [],
  // What gives away least, until the client says more.
  identity: 'eyes-covered',
  regions: null,
  photoIds: null,
  marksCovered: false,
  reviewBeforePosting: false,
  territory: '',
  signer: '',
  witness: '',
  way: 'drawn',
  strokes: [],
};

const DRAFT_GAPS = [
  'adult',
  'uses',
  'platforms',
  'until',
  'regions',
  'photos',
  'signer',
  'witness',
  'signature',
] as const;
type DraftGap = (typeof DRAFT_GAPS)[number];

/** The uses that can be given: under 18, none that leaves the clinic. */
export function usesOf({ isAdult, uses }: ConsentDraft): readonly ConsentScope[] {
  return CONSENT_SCOPES.filter(
    (scope) => uses[scope] !== undefined && (isAdult !== false || UNDER_AGE_SCOPES.includes(scope)),
  );
}

/** What is still open before it can be saved. */
export function gapsOf(draft: ConsentDraft, today: IsoDay): readonly DraftGap[] {
  const uses = usesOf(draft);
  const isOpen: Readonly<Record<DraftGap, boolean>> = {
    adult: draft.isAdult === null,
    uses: uses.length === 0,
    platforms: uses.includes('social') && draft.platforms.length === 0,
    until: uses.some((scope) => draft.uses[scope] !== '' && (draft.uses[scope] ?? today) < today),
    regions: draft.regions?.length === 0,
    photos: draft.photoIds?.length === 0,
    signer: draft.signer.trim() === '',
    witness: draft.way === 'typed' && draft.witness.trim() === '',
    signature: draft.way === 'drawn' && draft.strokes.length === 0,
  };
  return DRAFT_GAPS.filter((gap) => isOpen[gap]);
}

/** The consent that a draft without gaps stands for. */
export function signedOf(draft: ConsentDraft, clientId: ClientId): SignedNow {
  return {
    clientId,
    isAdult: draft.isAdult === true,
    signer: draft.signer.trim(),
    witness: draft.witness.trim(),
    strokes: draft.way === 'drawn' ? draft.strokes : [],
    scopes: usesOf(draft).map((scope) => ({
      scope,
      platforms: scope === 'social' ? draft.platforms : [],
      until: draft.uses[scope] || null,
      withdrawnOn: null,
    })),
    identity: draft.identity,
    marksCovered: draft.marksCovered,
    photoIds: draft.photoIds,
    regions: draft.regions,
    reviewBeforePosting: draft.reviewBeforePosting,
    territory: draft.territory.trim(),
  };
}
