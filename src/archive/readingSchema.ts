import * as v from 'valibot';
import { MEASURES, type MeasureId } from '../domain/measure.ts';
import { NOT_MEASURABLE, type Reading } from '../domain/reading.ts';
import { type FieldsOf, number, numberOrNull, regionId } from './fields.ts';

/** A reading as a file carries it, less what the photo it belongs to says itself. */
export const readingFields = {
  region: regionId,
  measure: v.picklist(MEASURES satisfies readonly MeasureId[]),
  value: numberOrNull,
  reason: v.nullable(v.picklist(NOT_MEASURABLE)),
  noise: numberOrNull,
  coverage: number,
  pixels: number,
  areaCm2: numberOrNull,
  quality: v.picklist(['good', 'caution', 'refused']),
  mode: v.picklist(['control', 'card', 'grey', 'within-face', 'unreferenced', 'none']),
  secondary: v.record(v.string(), number),
} satisfies FieldsOf<Omit<Reading, 'photoId' | 'pipeline'>>;
