import * as v from 'valibot';
import type { Consent } from '../domain/consent.ts';
import { BODY_AREAS, type Client, CONCERNS, type Course, type Session } from '../domain/course.ts';
import { REFUSALS } from '../domain/errors.ts';
import type { ClientId, CourseId, PhotoId, RoomId, SessionId } from '../domain/ids.ts';
import type { PhotoFacts } from '../domain/measurement.ts';
import { type CaptureFacts, type Photo, VIEWS } from '../domain/photo.ts';
import type { Reading } from '../domain/reading.ts';
import { FACE_REGIONS } from '../domain/region.ts';
import { type Override, SKIN_SIGNS, type Treatment } from '../domain/treatment.ts';
import { consentSchema } from './consentSchema.ts';
import { factsSchema, polygon } from './factsSchema.ts';
import {
  type FieldsOf,
  filledText,
  idOf,
  isoDay,
  number,
  numberOrNull,
  sha256,
  text,
  textOrNull,
  whole,
} from './fields.ts';
import { readingFields } from './readingSchema.ts';

const client = v.strictObject({
  id: idOf<ClientId>(),
  label: text,
  createdAt: whole,
  isExample: v.boolean(),
} satisfies FieldsOf<Client>);

const course = v.strictObject({
  id: idOf<CourseId>(),
  clientId: idOf<ClientId>(),
  area: v.picklist(BODY_AREAS),
  concern: v.picklist(CONCERNS),
  protocolId: textOrNull,
  plannedSessions: number,
  createdAt: whole,
  purpose: v.picklist(['treatment', 'calibration']),
  treatedRegions: v.nullable(v.array(v.picklist(FACE_REGIONS))),
} satisfies FieldsOf<Course>);

const session = v.strictObject({
  id: idOf<SessionId>(),
  courseId: idOf<CourseId>(),
  clientId: idOf<ClientId>(),
  on: isoDay,
  note: text,
  treatments: v.array(
    v.strictObject({ id: filledText, protocolId: text, performedBy: text, detail: text } satisfies FieldsOf<Treatment>),
  ),
  signs: v.array(v.picklist(SKIN_SIGNS)),
  roomId: v.nullable(idOf<RoomId>()),
} satisfies FieldsOf<Session>);

const capture = v.strictObject({
  takenAt: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/))),
  cameraMake: textOrNull,
  cameraModel: textOrNull,
  exposureTimeS: numberOrNull,
  fNumber: numberOrNull,
  iso: numberOrNull,
  focalLengthMm: numberOrNull,
  flashFired: v.nullable(v.boolean()),
  jpegQuality: v.exactOptional(numberOrNull),
} satisfies FieldsOf<CaptureFacts>);

const status = v.variant('kind', [
  v.strictObject({ kind: v.literal('awaiting') }),
  v.strictObject({ kind: v.literal('needs-area') }),
  v.strictObject({ kind: v.literal('measured'), pipeline: text }),
  v.strictObject({ kind: v.literal('refused'), code: v.picklist(REFUSALS), pipeline: text }),
]);

const photo = v.strictObject({
  id: idOf<PhotoId>(),
  clientId: idOf<ClientId>(),
  courseId: idOf<CourseId>(),
  sessionId: idOf<SessionId>(),
  view: v.picklist(VIEWS),
  viewChosen: v.boolean(),
  sha256,
  format: v.picklist(['jpeg', 'png', 'webp', 'avif', 'heic']),
  byteLength: whole,
  widthPx: whole,
  heightPx: whole,
  capture,
  addedAt: whole,
  status,
  area: v.nullable(polygon),
  control: v.nullable(polygon),
  statedPxPerMm: numberOrNull,
  grey: v.nullable(polygon),
  card: v.exactOptional(v.nullable(v.union([polygon, v.literal('unused')]))),
  isAfterTreatment: v.boolean(),
  override: v.nullable(v.strictObject({ reason: text, on: isoDay } satisfies FieldsOf<Override>)),
} satisfies FieldsOf<Photo>);

const reading = v.strictObject({
  ...readingFields,
  photoId: idOf<PhotoId>(),
  pipeline: text,
} satisfies FieldsOf<Reading>);

export const readingsSchema = v.strictObject({ readings: v.array(reading), seriesKey: text });

/** A record, and how many times it was written. */
export interface AtRev<T> {
  readonly rev: number;
  readonly record: T;
}

/** A photo with what measuring told of it. Its maps are left out: larger than the picture, and made again from it. */
export interface PhotoRecord {
  readonly photo: Photo;
  readonly facts: PhotoFacts | null;
  readonly readings: { readonly readings: readonly Reading[]; readonly seriesKey: string } | null;
}

/** Everything about one client but the bytes of their pictures. */
export interface ClientRecords {
  readonly client: AtRev<Client>;
  readonly courses: readonly AtRev<Course>[];
  readonly sessions: readonly AtRev<Session>[];
  readonly photos: readonly AtRev<PhotoRecord>[];
  readonly consents: readonly AtRev<Consent>[];
}

export const rev = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A client's records as a backup carries them: every field is checked, and one that is unknown is refused. */
export const clientRecordsSchema: v.GenericSchema<unknown, ClientRecords> = v.strictObject({
  client: v.strictObject({ rev, record: client }),
  courses: v.array(v.strictObject({ rev, record: course })),
  sessions: v.array(v.strictObject({ rev, record: session })),
  photos: v.array(
    v.strictObject({
      rev,
      record: v.strictObject({ photo, facts: v.nullable(factsSchema), readings: v.nullable(readingsSchema) }),
    }),
  ),
  // Files of version 1 know none.
  consents: v.optional(v.array(v.strictObject({ rev, record: consentSchema })), []),
});
