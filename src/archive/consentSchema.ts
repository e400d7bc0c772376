import * as v from 'valibot';
import type { ClientReview, VaultPerson } from '../domain/clientReview.ts';
import { CONSENT_SCOPES, type Consent, IDENTITY_LEVELS, type ScopeGrant, type StrokePoint } from '../domain/consent.ts';
import type { ConsentText } from '../domain/consentText.ts';
import type { ClientId, ConsentId, ConsentTextId, PhotoId, SetId } from '../domain/ids.ts';
import type { PublishedPlace, PublishedSet } from '../domain/publishedSet.ts';
import { ROLES } from '../domain/roles.ts';
import {
  type FieldsOf,
  filledText,
  idOf,
  isoDay,
  number,
  regionId,
  sha256,
  text,
  textOrNull,
  whole,
} from './fields.ts';

const version = v.pipe(whole, v.minValue(1));
const dayOrNull = v.nullable(isoDay);
const scope = v.picklist(CONSENT_SCOPES);

const grant = v.strictObject({
  scope,
  platforms: v.array(filledText),
  until: dayOrNull,
  withdrawnOn: dayOrNull,
} satisfies FieldsOf<ScopeGrant>);

const point = v.strictObject({ x: number, y: number, atMs: number } satisfies FieldsOf<StrokePoint>);

export const consentSchema: v.GenericSchema<unknown, Consent> = v.strictObject({
  id: idOf<ConsentId>(),
  clientId: idOf<ClientId>(),
  text: v.strictObject({ id: filledText, version, sha256, language: filledText } satisfies FieldsOf<Consent['text']>),
  isAdult: v.boolean(),
  signedOn: isoDay,
  signer: filledText,
  witness: text,
  strokes: v.array(v.array(point)),
  // Each once: two grants of one use could contradict each other.
  scopes: v.pipe(
    v.array(grant),
    v.check((grants) => new Set(grants.map((one) => one.scope)).size === grants.length),
  ),
  identity: v.picklist(IDENTITY_LEVELS),
  marksCovered: v.boolean(),
  photoIds: v.nullable(v.array(idOf<PhotoId>())),
  regions: v.nullable(v.array(regionId)),
  reviewBeforePosting: v.boolean(),
  territory: text,
} satisfies FieldsOf<Consent>);

export const consentTextSchema: v.GenericSchema<unknown, ConsentText> = v.strictObject({
  id: v.pipe(
    filledText,
    v.transform((id) => id as ConsentTextId),
  ),
  version,
  language: filledText,
  title: text,
  body: text,
  madeAt: whole,
} satisfies FieldsOf<ConsentText>);

/** Who did something, as a record or a manifest names them. */
export const vaultPersonSchema = v.strictObject({
  name: textOrNull,
  role: v.picklist(ROLES),
} satisfies FieldsOf<VaultPerson>);

const review = v.strictObject({
  clientId: idOf<ClientId>(),
  agreedBy: filledText,
  on: isoDay,
  recordedBy: v.nullable(vaultPersonSchema),
  pictures: v.array(sha256),
} satisfies FieldsOf<ClientReview>);

export const setSchema: v.GenericSchema<unknown, PublishedSet> = v.strictObject({
  id: idOf<SetId>(),
  madeOn: isoDay,
  scope,
  platform: v.nullable(filledText),
  clientIds: v.array(idOf<ClientId>()),
  photoIds: v.array(idOf<PhotoId>()),
  consentIds: v.array(idOf<ConsentId>()),
  // Empty: all who were in it are erased.
  manifestSha256: v.union([sha256, v.literal('')]),
  fileName: text,
  places: v.array(v.strictObject({ where: filledText, takenDownOn: dayOrNull } satisfies FieldsOf<PublishedPlace>)),
  flaggedOn: dayOrNull,
  reviews: v.exactOptional(v.array(review)),
} satisfies FieldsOf<PublishedSet>);
