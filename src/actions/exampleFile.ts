import * as v from 'valibot';
import { BODY_AREAS, CONCERNS } from '../domain/course.ts';
import { isIsoDay } from '../domain/day.ts';
import { MEASURES, type MeasureId } from '../domain/measure.ts';
import { VIEWS } from '../domain/photo.ts';
import { NOT_MEASURABLE, type Reading } from '../domain/reading.ts';
import { FACE_REGIONS } from '../domain/region.ts';
import { factsSchema } from './factsSchema.ts';

const readingEntries = {
  region: v.picklist([...FACE_REGIONS, 'face', 'area']),
  measure: v.picklist(MEASURES satisfies readonly MeasureId[]),
  value: v.nullable(v.number()),
  reason: v.nullable(v.picklist(NOT_MEASURABLE)),
  noise: v.nullable(v.number()),
  coverage: v.number(),
  pixels: v.number(),
  areaCm2: v.nullable(v.number()),
  quality: v.picklist(['good', 'caution', 'refused']),
  mode: v.picklist(['control', 'grey', 'within-face', 'unreferenced', 'none']),
  secondary: v.record(v.string(), v.number()),
} satisfies Record<keyof Omit<Reading, 'photoId' | 'pipeline'>, unknown>;

const photoSchema = v.object({
  /** Name of the picture beside the file. */
  file: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  view: v.optional(v.picklist(VIEWS), 'front'),
  /** As the pipeline gave them, less photo and pipeline. Empty: the photo is measured when the example is opened. */
  readings: v.array(v.object(readingEntries)),
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
