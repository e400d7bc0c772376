import type { Comparability } from './comparability.ts';
import type { Comparison } from './comparison.ts';
import type { ConsentScope, IdentityLevel } from './consent.ts';
import type { BodyArea, Concern } from './course.ts';
import type { ConsentId, IsoDay, SetId } from './ids.ts';
import type { MeasureId } from './measure.ts';
import type { PairCheck } from './pairLimits.ts';
import type { View } from './photo.ts';
import type { StandardItem } from './photoStandard.ts';
import type { RegionId } from './region.ts';

export const SET_FORMAT = 'skinseries-set';
/** Raised whenever an older verifier could no longer read what is written. */
export const SET_VERSION = 1;

/** What a published set says of itself: everything a review would ask, and the hash of every file beside it. */
export interface SetManifest {
  readonly format: typeof SET_FORMAT;
  readonly version: typeof SET_VERSION;
  readonly id: SetId;
  /** Version of the app, and of the way from photo to number. */
  readonly app: string;
  readonly pipeline: string;
  readonly madeOn: IsoDay;
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

/** How many covers of the eyes there are: `analysis/publish/hidden.ts`. */
export const COVER_STEPS = 5;

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
  readonly consents: readonly {
    readonly id: ConsentId;
    /** SHA-256 of the words that were signed. */
    readonly textSha256: string;
    readonly scope: ConsentScope;
    readonly until: IsoDay | null;
    readonly identity: IdentityLevel;
  }[];
  readonly identity: IdentityLevel;
  /** What alone is shown; empty where `identity` is not `region`. */
  readonly regions: readonly RegionId[];
  readonly isBackgroundPlain: boolean;
  /** A person looked and says that no tattoo or mark shows that was to be covered; `null`: nothing was to be. */
  readonly areMarksHidden: true | null;
  readonly photos: readonly SetPhotoEntry[];
  /** Every visit from the first shown to the last, shown or not. */
  readonly sessions: readonly SetSessionEntry[];
  /** One colour transform for all photos; `null`: colours as taken, only carried over to sRGB. */
  readonly colour: SetColour | null;
  readonly renders: readonly SetRender[];
  /** Each photo after the first against the first. */
  readonly comparability: readonly Readonly<Record<MeasureId, StatedComparability | null>>[];
  /** The whole area, first photo against last: one photo on each side. */
  readonly changes: readonly StatedChange[];
  readonly standard: Readonly<Record<StandardItem, boolean | null>>;
}

export interface SetPhotoEntry {
  readonly on: IsoDay;
  /** Counted from 1 over all visits of the course. */
  readonly session: number;
  /** Days since the last treatment before it, and treatments given before it in this course. */
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
  /** Ids in the protocol library: kinds of treatment, no products. */
  readonly treatments: readonly string[];
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

/** As a manifest says it: JSON knows no infinity. */
export function stated({ verdict, reasons }: Comparability): StatedComparability {
  return {
    verdict,
    reasons: reasons.map(({ check, value, cautionAt, refuseAt, level }) => ({
      check,
      value,
      cautionAt,
      refuseAt: Number.isFinite(refuseAt) ? refuseAt : null,
      level,
    })),
  };
}
