import * as v from 'valibot';
import type { Conditions, Expression, LogColour } from '../domain/conditions.ts';
import { MEASURES, type MeasureId } from '../domain/measure.ts';
import {
  CONTROL_FLAWS,
  type ControlSite,
  type ControlSkin,
  type PhotoFacts,
  type Pose,
} from '../domain/measurement.ts';
import type { ImagePoint } from '../domain/photo.ts';
import { QUALITY_CHECKS, type QualityFinding } from '../domain/quality.ts';

/** Fails to compile where a field of the type is missing here. */
type FieldsOf<T> = Record<keyof T, unknown>;

const number = v.number();
const numberOrNull = v.nullable(number);
const level = v.picklist(['good', 'caution', 'refused']);
const rgb = v.tuple([number, number, number]);

const pose = v.object({ yawDeg: number, pitchDeg: number, rollDeg: number } satisfies FieldsOf<Pose>);
const logColour = v.object({ lnY: number, u: number, v: number } satisfies FieldsOf<LogColour>);
const expression = v.object({
  mouth: number,
  smile: number,
  brow: number,
  squint: number,
} satisfies FieldsOf<Expression>);
const polygon = v.array(v.object({ x: number, y: number } satisfies FieldsOf<ImagePoint>));

const finding = v.object({
  check: v.picklist(QUALITY_CHECKS),
  value: number,
  cautionAt: number,
  refuseAt: number,
  level,
  touches: v.array(v.picklist(MEASURES satisfies readonly MeasureId[])),
} satisfies FieldsOf<QualityFinding>);

const conditions = v.object({
  pose: v.nullable(pose),
  pxPerMm: numberOrNull,
  subjectPx: number,
  blurMm: numberOrNull,
  controlA: v.nullable(logColour),
  controlB: v.nullable(logColour),
  background: v.nullable(logColour),
  grey: v.nullable(logColour),
  light: v.object({ fromLeft: number, fromAbove: number }),
  expression: v.nullable(expression),
  registration: number,
} satisfies FieldsOf<Conditions>);

const control = v.object({
  mode: v.picklist(['control', 'grey', 'within-face', 'unreferenced']),
  site: v.nullable(
    v.custom<ControlSite>((site) => typeof site === 'string' && /^(forehead|cheeks|around-area-[1-6])$/.test(site)),
  ),
  reference: polygon,
  check: polygon,
  referenceRgb: rgb,
  spreadU: number,
  spreadV: number,
  halvesApart: number,
  veil: v.exactOptional(number),
  reliable: v.boolean(),
  flaw: v.exactOptional(v.picklist(CONTROL_FLAWS)),
  clearShare: v.exactOptional(number),
  checkRedness: number,
} satisfies FieldsOf<ControlSkin>);

/** What measuring found out about a photo itself, as a file carries it. */
export const factsSchema = v.object({
  quality: v.array(finding),
  conditions,
  control,
  pxPerMm: numberOrNull,
  scaleSource: v.picklist(['iris', 'stated', 'baseline', 'none']),
  textureReason: v.nullable(v.picklist(['too-few-pixels-per-mm', 'no-scale', 'softer-than-baseline', 'out-of-focus'])),
} satisfies FieldsOf<PhotoFacts>);
