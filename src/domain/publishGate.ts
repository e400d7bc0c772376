import { asksReview, type ClientReview, isReviewed } from './clientReview.ts';
import { type Comparability, DISTANCE } from './comparability.ts';
import type { Consent, ConsentScope, GivenGrant, IdentityLevel } from './consent.ts';
import type { Concern } from './course.ts';
import type { CourseRecord } from './courseRecord.ts';
import { healingOf, healingVisits } from './healing.ts';
import type { ClientId, IsoDay, PhotoId } from './ids.ts';
import type { MeasureId } from './measure.ts';
import { type PairVerdicts, pairVerdicts } from './pairVerdicts.ts';
import type { Photo } from './photo.ts';
import type { RegionId } from './region.ts';
import { type PermitRefusal, permitFor } from './usePermit.ts';

/** What a set is for and what of people it shows. */
export interface SetUse {
  readonly scope: ConsentScope;
  /** Of `social`: where. */
  readonly platform: string | null;
  readonly identity: IdentityLevel;
  /** What alone is shown, where `identity` is `region`. */
  readonly regions: readonly RegionId[];
  readonly on: IsoDay;
}

/** One person's pair or series as it stands before the gate. */
export interface GatedSubject {
  readonly record: CourseRecord;
  /** First to last. */
  readonly photos: readonly Photo[];
  /** All consents of the client. */
  readonly consents: readonly Consent[];
  /** Rendered pictures, no person: there is nothing to publish. */
  readonly isExample: boolean;
  /** Whether whoever opened the vault may let anything leave it. */
  readonly mayExport: boolean;
  /** A person looked: nothing shows that was to be covered. */
  readonly areMarksHidden: boolean;
  /** SHA-256 of the pictures made of it, hex; absent: none were made yet. */
  readonly pictures?: readonly string[];
  /** Whether the client saw them; absent: they did not. */
  readonly review?: ClientReview | null;
}

/** Pictures are about to be made, which a client may want to see first; or they are about to go out. */
export type GateStage = 'making' | 'writing';

/** Why a set may not be made. */
export type GateRefusal =
  | 'role'
  | 'example'
  | 'too-few-photos'
  | 'not-comparable'
  | 'not-checked'
  | 'healing'
  | 'marks'
  | 'wrong-crop'
  | 'not-reviewed'
  | PermitRefusal;

/** What a subject's photos are refused for, or printed with. */
export interface SubjectGate {
  /** Empty: it may pass. */
  readonly refusals: readonly { readonly why: GateRefusal; readonly photoId: PhotoId | null }[];
  /** The grants it stands on, one a consent. */
  readonly grants: readonly GivenGrant[];
  /** The widest distance of a shown photo from the first, in what the set lets people see. */
  readonly verdict: Comparability['verdict'] | null;
  /** Each photo after the first against the first. */
  readonly pairs: readonly PairVerdicts[];
}

/**
 * What a viewer sees in a published pair, by what the course is about: colour always, relief where it is about relief.
 * The others are told in the manifest and refuse nothing.
 */
const SEEN: Readonly<Record<Concern, readonly MeasureId[]>> = {
  redness: ['redness'],
  pigmentation: ['redness', 'pigmentation'],
  dullness: ['redness', 'pigmentation'],
  tone: ['redness', 'pigmentation'],
  lines: ['redness', 'lines'],
  pores: ['redness', 'pores'],
  scars: ['redness', 'lines'],
  texture: ['redness', 'lines'],
  'stretch-marks': ['redness', 'lines'],
};

/** Holds one person's photos against consent, comparability and healing, at this moment. */
export function gateFor(subject: GatedSubject, use: SetUse, stage: GateStage = 'writing'): SubjectGate {
  const { record, photos, consents } = subject;
  const refusals: { why: GateRefusal; photoId: PhotoId | null }[] = [];
  const refuse = (why: GateRefusal, photoId: PhotoId | null = null) => refusals.push({ why, photoId });
  if (!subject.mayExport) refuse('role');
  if (subject.isExample) refuse('example');
  if (photos.length < 2) refuse('too-few-photos');
  const grants: GivenGrant[] = [];
  for (const photo of photos) {
    const permit = permitFor(consents, {
      scope: use.scope,
      platform: use.platform,
      photoId: photo.id,
      regions: regionsShown(photo, use),
      identity: use.identity,
      on: use.on,
    });
    if ('refused' in permit) refuse(permit.refused, photo.id);
    else if (!grants.some(({ consent }) => consent.id === permit.consent.id)) grants.push(permit);
    if (!isCropPossible(photo, use)) refuse('wrong-crop', photo.id);
    if (SEEN[record.course.concern].some((measure) => isHealingFor(record, photo, measure)))
      refuse('healing', photo.id);
  }
  if (grants.some(({ consent }) => consent.marksCovered) && !subject.areMarksHidden) refuse('marks');
  const { review = null, pictures = [] } = subject;
  const isAsked = stage === 'writing' && asksReview(grants.map(({ consent }) => consent));
  if (isAsked && !isReviewed(review, record.course.clientId, pictures)) refuse('not-reviewed');
  const [first, ...later] = photos;
  const pairs = first === undefined ? [] : later.map((photo) => pairVerdicts(record, first.id, photo.id));
  const seen = pairs.map((pair) => SEEN[record.course.concern].map((measure) => pair[measure]));
  for (const [i, verdicts] of seen.entries()) {
    const photoId = later[i]?.id ?? null;
    if (verdicts.some((one) => one === null)) refuse('not-checked', photoId);
    if (verdicts.some((one) => one?.verdict === 'not-comparable')) refuse('not-comparable', photoId);
  }
  return { refusals, grants, verdict: furthest(seen.flat()), pairs };
}

/** Whose consents a set needs. */
export function clientsOf(subjects: readonly GatedSubject[]): readonly ClientId[] {
  return [...new Set(subjects.map(({ record }) => record.course.clientId))];
}

function regionsShown(photo: Photo, use: SetUse): readonly RegionId[] | 'whole-face' | 'no-face' {
  if (photo.view === 'area') return 'no-face';
  return use.identity === 'region' ? use.regions : 'whole-face';
}

/** A face can't be shown as a body, nor the other way round; a crop needs something to show. */
function isCropPossible({ view }: Photo, { identity, regions }: SetUse): boolean {
  if (view === 'area') return identity === 'body-only' || identity === 'full-face';
  return identity !== 'body-only' && (identity !== 'region' || regions.length > 0);
}

/** Whether a photo lies inside a healing window for a measure. */
export function isHealingFor(record: CourseRecord, photo: Photo, measure: MeasureId): boolean {
  return healingOf(photo, healingVisits(record), record.library, measure).track === 'healing';
}

function furthest(verdicts: readonly (Comparability | null)[]): Comparability['verdict'] | null {
  return verdicts.reduce<Comparability['verdict'] | null>(
    (far, one) => (one !== null && (far === null || DISTANCE[one.verdict] > DISTANCE[far]) ? one.verdict : far),
    null,
  );
}
