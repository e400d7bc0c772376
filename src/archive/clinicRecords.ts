import * as v from 'valibot';
import type { ClientId } from '../domain/ids.ts';
import type { SigningKey } from '../domain/signingKey.ts';
import type { Tombstone } from '../domain/tombstone.ts';
import { consentTextSchema, setSchema } from './consentSchema.ts';
import { type FieldsOf, filledText, idOf, isoDay, whole } from './fields.ts';
import { rev } from './recordSchemas.ts';

/** What belongs to no one client. The lists' own shapes are the clinic's to check: it checks them at every reading. */
export const clinicRecordsSchema = v.strictObject({
  library: v.array(v.unknown()),
  rooms: v.array(v.unknown()),
  tombstones: v.array(
    v.strictObject({ id: idOf<ClientId>(), on: isoDay } satisfies FieldsOf<Tombstone>) satisfies v.GenericSchema<
      unknown,
      Tombstone
    >,
  ),
  // Files of version 1 know neither.
  consentTexts: v.optional(v.array(consentTextSchema), []),
  sets: v.optional(v.array(v.strictObject({ rev, record: setSchema })), []),
  // Nor those of version 2 these. Only a file of everything has any.
  signing: v.optional(
    v.array(
      v.strictObject({
        publicKey: filledText,
        privateKey: filledText,
        madeAt: whole,
      } satisfies FieldsOf<SigningKey>),
    ),
    [],
  ),
});

export type ClinicRecords = v.InferOutput<typeof clinicRecordsSchema>;
