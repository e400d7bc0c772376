import * as v from 'valibot';
import { isIsoDay } from '../domain/day.ts';
import type { IsoDay } from '../domain/ids.ts';
import { FACE_REGIONS } from '../domain/region.ts';
import { LIMITS } from './limits.ts';

/** Fails to compile where a field of the type is missing in a schema. */
export type FieldsOf<T> = Record<keyof T, unknown>;

/** A number that is one: JSON's `1e400` reads as infinity. */
export const number = v.pipe(v.number(), v.finite());
export const numberOrNull = v.nullable(number);
/** A whole number that a double holds exactly, 0 or more: counts and epoch ms. */
export const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const text = v.pipe(v.string(), v.maxLength(LIMITS.textLength));
export const filledText = v.pipe(text, v.minLength(1));
export const textOrNull = v.nullable(text);
export const sha256 = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
export const isoDay = v.custom<IsoDay>((on) => typeof on === 'string' && isIsoDay(on));

/** Any region of a reading: one of the face, the whole face, a drawn area. */
export const regionId = v.picklist([...FACE_REGIONS, 'face', 'area']);

export const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** An id as the product makes them: it may stand in a path. */
export function idOf<Id extends string>() {
  return v.custom<Id>((id) => typeof id === 'string' && UUID.test(id));
}
