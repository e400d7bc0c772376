import * as v from 'valibot';
import type { Conditions, Expression, LogColour } from '../domain/conditions.ts';
import { MEASURES, type MeasureId } from '../domain/measure.ts';
import type { ControlSite, ControlSkin, PhotoFacts, Pose } from '../domain/measurement.ts';
import type { ImagePoint } from '../domain/photo.ts';
import { QUALITY_CHECKS, type QualityFinding } from '../domain/quality.ts';
import { cardSchema, toneSchema } from './cardSchema.ts';
import { type FieldsOf, number, numberOrNull } from './fields.ts';

const level = v.picklist(['good', 'caution', 'refused']);
const rgb = v.tuple([number, number, number]);

const pose = v.strictObject({ yawDeg: number, pitchDeg: number, rollDeg: number } satisfies FieldsOf<Pose>);
const logColour = v.strictObject({ lnY: number, u: number, v: number } satisfies FieldsOf<LogColour>);
const expression = v.strictObject({
  mouth: number,
  smile: number,
  brow: number,
  squint: number,
} satisfies FieldsOf<Expression>);
export const polygon = v.array(v.strictObject({ x: number, y: number } satisfies FieldsOf<ImagePoint>));

const finding = v.strictObject({
  check: v.picklist(QUALITY_CHECKS),
  value: number,
  cautionAt: number,
  refuseAt: number,
  level,
  touches: v.array(v.picklist(MEASURES satisfies readonly MeasureId[])),
} satisfies FieldsOf<QualityFinding>);

const conditions = v.strictObject({
  pose: v.nullable(pose),
  pxPerMm: numberOrNull,
  subjectPx: number,
  blurMm: numberOrNull,
  controlA: v.nullable(logColour),
  controlB: v.nullable(logColour),
  background: v.nullable(logColour),
  grey: v.nullable(logColour),
  light: v.strictObject({ fromLeft: number, fromAbove: number }),
  expression: v.nullable(expression),
  registration: number,
} satisfies FieldsOf<Conditions>);

const control = v.strictObject({
  mode: v.picklist(['control', 'card', 'grey', 'within-face', 'unreferenced']),
  site: v.nullable(
    v.custom<ControlSite>((site) => typeof site === 'string' && /^(forehead|cheeks|around-area-[1-6])$/.test(site)),
  ),
  reference: polygon,
  check: polygon,
  referenceRgb: rgb,
  spreadU: number,
  spreadV: number,
  halvesApart: number,
  reliable: v.boolean(),
  checkRedness: number,
} satisfies FieldsOf<ControlSkin>);

/** What measuring found out about a photo itself, as a file carries it. */
export const factsSchema = v.strictObject({
  quality: v.array(finding),
  conditions,
  control,
  pxPerMm: numberOrNull,
  scaleSource: v.picklist(['iris', 'stated', 'baseline', 'none']),
  textureReason: v.nullable(v.picklist(['too-few-pixels-per-mm', 'no-scale', 'softer-than-baseline', 'out-of-focus'])),
  card: v.exactOptional(v.nullable(cardSchema)),
  skinTone: v.exactOptional(v.nullable(v.array(toneSchema))),
} satisfies FieldsOf<PhotoFacts>);
