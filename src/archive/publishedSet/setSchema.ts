import * as v from 'valibot';
import { CONSENT_SCOPES, IDENTITY_LEVELS } from '../../domain/consent.ts';
import { BODY_AREAS, CONCERNS } from '../../domain/course.ts';
import type { ConsentId, SetId } from '../../domain/ids.ts';
import { MEASURES, perMeasure } from '../../domain/measure.ts';
import { PAIR_LIMITS, type PairCheck } from '../../domain/pairLimits.ts';
import { VIEWS } from '../../domain/photo.ts';
import { STANDARD_ITEMS, type StandardItem } from '../../domain/photoStandard.ts';
import {
  SET_CHOICES,
  SET_FORMAT,
  SET_VERSION,
  type SetConsent,
  type SetManifest,
  type SetModel,
  type SetPhotoEntry,
  type SetRender,
  type SetReview,
  type SetSessionEntry,
  type SetSubject,
  type SetTreatment,
} from '../../domain/setManifest.ts';
import { vaultPersonSchema } from '../consentSchema.ts';
import {
  type FieldsOf,
  filledText,
  idOf,
  isoDay,
  number,
  numberOrNull,
  regionId,
  sha256,
  text,
  textOrNull,
  whole,
} from '../fields.ts';

/** One name, no folder: none can climb out, name a drive or a device. */
const PATH = /^[a-z][a-z\d-]{0,60}\.(?:jpg|png|webp|html|txt)$/;
/** Six numbers of an affine transform. */
const affine = v.pipe(v.array(number), v.length(6));

const photo = v.strictObject({
  on: isoDay,
  session: whole,
  daysSinceTreatment: v.nullable(whole),
  treatmentsBefore: whole,
  originalSha256: sha256,
  takenAt: textOrNull,
  device: text,
  widthPx: whole,
  heightPx: whole,
} satisfies FieldsOf<SetPhotoEntry>);

const treatment = v.strictObject({
  protocolId: text,
  name: text,
  performedBy: text,
} satisfies FieldsOf<SetTreatment>);

const session = v.strictObject({
  session: whole,
  on: isoDay,
  photosOfView: whole,
  isShown: v.boolean(),
  isHealing: v.boolean(),
  treatments: v.array(treatment),
} satisfies FieldsOf<SetSessionEntry>);

const render = v.strictObject({
  widthPx: whole,
  heightPx: whole,
  frameToPhoto: v.array(affine),
  cover: v.nullable(whole),
  isFaceFree: v.nullable(v.boolean()),
} satisfies FieldsOf<SetRender>);

const check = v.picklist(Object.keys(PAIR_LIMITS) as PairCheck[]);

const comparability = v.strictObject({
  verdict: v.picklist(['comparable', 'caution', 'not-comparable']),
  reasons: v.array(
    v.strictObject({
      check,
      value: number,
      cautionAt: number,
      refuseAt: numberOrNull,
      level: v.picklist(['caution', 'refused']),
    }),
  ),
});

const answer = v.nullable(v.boolean());
const standard = v.strictObject(
  Object.fromEntries(STANDARD_ITEMS.map((item) => [item, answer])) as Record<StandardItem, typeof answer>,
);

const subject = v.strictObject({
  area: v.picklist(BODY_AREAS),
  concern: v.picklist(CONCERNS),
  view: v.picklist(VIEWS),
  choice: v.picklist(SET_CHOICES),
  consents: v.array(
    v.strictObject({
      id: idOf<ConsentId>(),
      signedOn: isoDay,
      isAdult: v.boolean(),
      identity: v.picklist(IDENTITY_LEVELS),
      marksCovered: v.boolean(),
      reviewBeforePosting: v.boolean(),
      territory: text,
      scope: v.picklist(CONSENT_SCOPES),
      platforms: v.array(filledText),
      until: v.nullable(isoDay),
      textSha256: sha256,
      textVersion: whole,
      language: filledText,
      signature: v.picklist(['drawn', 'typed']),
      isWitnessed: v.boolean(),
    } satisfies FieldsOf<SetConsent>),
  ),
  review: v.nullable(
    v.strictObject({
      on: isoDay,
      recordedBy: v.nullable(vaultPersonSchema),
      pictures: v.array(sha256),
    } satisfies FieldsOf<SetReview>),
  ),
  identity: v.picklist(IDENTITY_LEVELS),
  regions: v.array(regionId),
  isBackgroundPlain: v.boolean(),
  areMarksHidden: v.nullable(v.literal(true)),
  photos: v.array(photo),
  sessions: v.array(session),
  plannedSessions: number,
  treatedElsewhere: v.array(v.strictObject({ on: isoDay, treatments: v.array(treatment) })),
  colour: v.nullable(
    v.strictObject({
      tone: v.array(v.strictObject({ a: number, g: number })),
      mix: v.array(v.array(number)),
    }),
  ),
  renders: v.array(render),
  verdict: v.nullable(comparability.entries.verdict),
  differences: v.array(v.record(check, numberOrNull)),
  comparability: v.array(v.strictObject(perMeasure(() => v.nullable(comparability)))),
  changes: v.array(
    v.strictObject({
      region: regionId,
      measure: v.picklist(MEASURES),
      changePct: numberOrNull,
      low: numberOrNull,
      high: numberOrNull,
      noisePct: numberOrNull,
      isWithinError: answer,
    }),
  ),
  standard,
} satisfies FieldsOf<SetSubject>);

/** What a set says of itself, as it comes from outside. */
export const setManifestSchema = v.strictObject({
  format: v.literal(SET_FORMAT),
  version: v.literal(SET_VERSION),
  id: idOf<SetId>(),
  app: filledText,
  pipeline: filledText,
  models: v.array(v.strictObject({ name: filledText, sha256 } satisfies FieldsOf<SetModel>)),
  madeOn: isoDay,
  timeZone: filledText,
  madeBy: v.nullable(vaultPersonSchema),
  scope: v.picklist(CONSENT_SCOPES),
  platform: textOrNull,
  rulePack: textOrNull,
  caption: text,
  subjects: v.array(subject),
  auditHead: v.union([sha256, v.literal('')]),
  signer: v.strictObject({ publicKey: filledText, fingerprint: sha256 }),
  files: v.array(v.strictObject({ path: v.pipe(filledText, v.regex(PATH)), bytes: whole, sha256 })),
} satisfies FieldsOf<SetManifest>) satisfies v.GenericSchema<unknown, SetManifest>;
