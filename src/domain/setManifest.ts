import type { VaultPerson } from './clientReview.ts';
import type { Comparability } from './comparability.ts';
import type { Comparison } from './comparison.ts';
import type { Consent, ConsentScope, IdentityLevel } from './consent.ts';
import type { BodyArea, Concern } from './course.ts';
import type { IsoDay, SetId } from './ids.ts';
import type { MeasureId } from './measure.ts';
import type { PairDifferences } from './pairDifferences.ts';
import type { PairCheck } from './pairLimits.ts';
import type { View } from './photo.ts';
import type { StandardItem } from './photoStandard.ts';
import type { RegionId } from './region.ts';

export const SET_FORMAT = 'skinseries-set';
/**
 * Raised whenever an older verifier could no longer read what is written. 1 was never released; 2 names the models, who made
 * the set, its time zone, reviews, the numbers of each pair, and what each consent says.
 */
export const SET_VERSION = 2;

/** What a published set says of itself: everything a review would ask, and the hash of every file beside it. */
export interface SetManifest {
  readonly format: typeof SET_FORMAT;
  readonly version: typeof SET_VERSION;
  readonly id: SetId;
  /** Version of the app, and of the way from photo to number. */
  readonly app: string;
  readonly pipeline: string;
  /** Every network that read the photos or looked for a face in the pictures, by the SHA-256 of its file. */
  readonly models: readonly SetModel[];
  readonly madeOn: IsoDay;
  /** IANA name of the zone that every day here is a day of. */
  readonly timeZone: string;
  /** Who made it; `null`: no vault was open. */
  readonly madeBy: VaultPerson | null;
  readonly scope: ConsentScope;
  readonly platform: string | null;
  /** The rules it was held against, as help; `null`: none. */
  readonly rulePack: string | null;
  readonly caption: string;
  readonly subjects: readonly SetSubject[];
  /** The last line of the clinic's log before the set was made, SHA-256 hex; empty: there was none. */
  readonly auditHead: string;
  /** Who signed: Ed25519, the raw public key in base64, and its SHA-256, hex. */
  readonly signer: { readonly publicKey: string; readonly fingerprint: string };
  /** In the order of the zip. */
  readonly files: readonly SetFileEntry[];
}

/** A network, as `models/manifest.json` pins it. */
export interface SetModel {
  readonly name: string;
  readonly sha256: string;
}

/** How many covers of the eyes there are: `analysis/publish/hidden.ts`. */
export const COVER_STEPS = 5;

/** The widest cover that some pictures needed, 1 to `COVER_STEPS`; 0: none has one. */
export function widestCover(renders: readonly { readonly cover: number | null }[]): number {
  return Math.max(0, ...renders.map(({ cover }) => cover ?? 0));
}

interface SetFileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How the photos of a subject came to be shown: by the schedule, or chosen by a person. */
export const SET_CHOICES = ['first-and-latest', 'picked', 'whole-series'] as const;
export type SetChoice = (typeof SET_CHOICES)[number];

/** One person's pair or series. No name, and no id but the consents'. */
export interface SetSubject {
  readonly area: BodyArea;
  readonly concern: Concern;
  readonly view: View;
  readonly choice: SetChoice;
  readonly consents: readonly SetConsent[];
  /** The client saw these files before they went out, and agreed; `null`: no consent here asks for that. */
  readonly review: SetReview | null;
  readonly identity: IdentityLevel;
  /** What alone is shown; empty where `identity` is not `region`. */
  readonly regions: readonly RegionId[];
  readonly isBackgroundPlain: boolean;
  /** A person looked and says that no tattoo or mark shows that was to be covered; `null`: nothing was to be. */
  readonly areMarksHidden: true | null;
  readonly photos: readonly SetPhotoEntry[];
  /** Every visit from the first shown to the last, shown or not. */
  readonly sessions: readonly SetSessionEntry[];
  /** Visits that the course was planned to have. */
  readonly plannedSessions: number;
  /** Treatments of the same area in the client's other courses, up to the last photo: care that went on beside. */
  readonly treatedElsewhere: readonly { readonly on: IsoDay; readonly treatments: readonly SetTreatment[] }[];
  /** One colour transform for all photos; `null`: colours as taken, only carried over to sRGB. */
  readonly colour: SetColour | null;
  readonly renders: readonly SetRender[];
  /** The furthest of `comparability` in what the set lets people see. */
  readonly verdict: Comparability['verdict'] | null;
  /** Each photo after the first against the first: by how much they differ, in the units of `pairLimits.ts`. */
  readonly differences: readonly PairDifferences[];
  /** Each photo after the first against the first. */
  readonly comparability: readonly Readonly<Record<MeasureId, StatedComparability | null>>[];
  /** The whole area, first photo against last: one photo on each side. */
  readonly changes: readonly StatedChange[];
  readonly standard: Readonly<Record<StandardItem, boolean | null>>;
}

/** A consent as it was signed. No name: the clinic keeps who signed. */
export interface SetConsent
  extends Pick<
    Consent,
    'id' | 'signedOn' | 'isAdult' | 'identity' | 'marksCovered' | 'reviewBeforePosting' | 'territory'
  > {
  readonly scope: ConsentScope;
  readonly platforms: readonly string[];
  readonly until: IsoDay | null;
  /** Of the words that were signed. `textSha256`: of exactly those. `language`: BCP 47. */
  readonly textSha256: string;
  readonly textVersion: number;
  readonly language: string;
  /** `typed`: the name, before the witness. */
  readonly signature: 'drawn' | 'typed';
  readonly isWitnessed: boolean;
}

/** When the client agreed, and who recorded it. `pictures`: SHA-256 of what they saw, hex. */
export interface SetReview {
  readonly on: IsoDay;
  readonly recordedBy: VaultPerson | null;
  readonly pictures: readonly string[];
}

/** A treatment as it was given: its kind, no product. */
export interface SetTreatment {
  /** Id in the protocol library. */
  readonly protocolId: string;
  readonly name: string;
  /** As the clinic writes it; empty: not said. */
  readonly performedBy: string;
}

export interface SetPhotoEntry {
  readonly on: IsoDay;
  /** Counted from 1 over all visits of the course. */
  readonly session: number;
  /** Days since the last treatment of the area before it, and treatments given before it in this course. */
  readonly daysSinceTreatment: number | null;
  readonly treatmentsBefore: number;
  /** SHA-256 of the file as it came to the clinic's device. */
  readonly originalSha256: string;
  readonly takenAt: string | null;
  readonly device: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface SetSessionEntry {
  readonly session: number;
  readonly on: IsoDay;
  readonly photosOfView: number;
  readonly isShown: boolean;
  readonly isHealing: boolean;
  readonly treatments: readonly SetTreatment[];
}

/** A power law a channel, then a root-polynomial of degree 2: `analysis/colour/correction.ts`. */
export interface SetColour {
  readonly tone: readonly { readonly a: number; readonly g: number }[];
  readonly mix: readonly (readonly number[])[];
}

/** One size: each photo through its own similarity into the same frame, nothing bent. */
export interface SetRender {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Frame pixels -> each photo's upright pixels: x' = a x + b y + c, y' = d x + e y + f. */
  readonly frameToPhoto: readonly (readonly number[])[];
  /** Which cover was needed, from 1; `null`: none. */
  readonly cover: number | null;
  /** A face detector looked at every photo of it and found none; `null`: the face may be shown. */
  readonly isFaceFree: boolean | null;
}

export interface StatedComparability {
  readonly verdict: Comparability['verdict'];
  readonly reasons: readonly {
    readonly check: PairCheck;
    readonly value: number;
    readonly cautionAt: number;
    /** `null`: it never refuses. */
    readonly refuseAt: number | null;
    readonly level: 'caution' | 'refused';
  }[];
}

export type StatedChange = Pick<
  Comparison,
  'region' | 'measure' | 'changePct' | 'low' | 'high' | 'noisePct' | 'isWithinError'
>;

/** Fractions of a pixel, of a per cent and of a limit that nobody can see. */
const TRANSFORM_DIGITS = 6;
const PERCENT_DIGITS = 1;
const DIFFERENCE_DIGITS = 4;

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** As a manifest says it. */
export function statedTransform(numbers: readonly number[]): readonly number[] {
  return numbers.map((value) => rounded(value, TRANSFORM_DIGITS));
}

/** As a manifest says it. */
export function statedChange(change: StatedChange): StatedChange {
  const inPct = (value: number | null) => value && rounded(value, PERCENT_DIGITS);
  const { region, measure, changePct, low, high, noisePct, isWithinError } = change;
  const numbers = { changePct: inPct(changePct), low: inPct(low), high: inPct(high), noisePct: inPct(noisePct) };
  return { region, measure, ...numbers, isWithinError };
}

/** As a manifest says it. */
export function statedDifferences(differences: PairDifferences): PairDifferences {
  const entries = Object.entries(differences).map(([check, value]) => [
    check,
    value && rounded(value, DIFFERENCE_DIGITS),
  ]);
  return Object.fromEntries(entries) as PairDifferences;
}

/** As a manifest says it: JSON knows no infinity. */
export function stated({ verdict, reasons }: Comparability): StatedComparability {
  return {
    verdict,
    reasons: reasons.map(({ check, value, cautionAt, refuseAt, level }) => ({
      check,
      value: rounded(value, DIFFERENCE_DIGITS),
      cautionAt,
      refuseAt: Number.isFinite(refuseAt) ? refuseAt : null,
      level,
    })),
  };
}
