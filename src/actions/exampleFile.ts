import * as v from 'valibot';
import { factsSchema } from '../archive/factsSchema.ts';
import { readingFields } from '../archive/readingSchema.ts';
import { BODY_AREAS, CONCERNS } from '../domain/course.ts';
import { isIsoDay } from '../domain/day.ts';
import { VIEWS } from '../domain/photo.ts';
import { FACE_REGIONS } from '../domain/region.ts';

const photoSchema = v.object({
  /** Name of the picture beside the file. */
  file: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  view: v.optional(v.picklist(VIEWS), 'front'),
  /** As the pipeline gave them, less photo and pipeline. Empty: the photo is measured when the example is opened. */
  readings: v.array(v.object(readingFields)),
  /** What was found out about the photo itself; absent: it is not known before the photo is measured. */
  facts: v.optional(v.nullable(factsSchema), null),
});

/**
 * An example course as it ships: `public/example/readings-light.json` and `readings-dark.json`, with the pictures beside
 * them. `pipeline` is what the readings were made with: with any other, the product measures the pictures itself.
 */
export const exampleSchema = v.object({
  pipeline: v.string(),
  course: v.object({
    label: v.string(),
    area: v.picklist(BODY_AREAS),
    concern: v.picklist(CONCERNS),
    protocolId: v.nullable(v.string()),
    treatedRegions: v.optional(v.nullable(v.array(v.picklist(FACE_REGIONS))), null),
    plannedSessions: v.number(),
  }),
  sessions: v.array(
    v.object({
      on: v.custom<import('../domain/ids.ts').IsoDay>((on) => typeof on === 'string' && isIsoDay(on)),
      note: v.optional(v.string(), ''),
      /** Protocols of what was given at this visit, after its photos. */
      treatments: v.optional(v.array(v.string()), []),
      photos: v.array(photoSchema),
    }),
  ),
});

export type ExampleFile = v.InferOutput<typeof exampleSchema>;
