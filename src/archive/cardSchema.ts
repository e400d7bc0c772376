import * as v from 'valibot';
import { CARD_PROBLEMS, type CardReading } from '../domain/colourCard.ts';
import type { RegionTone } from '../domain/skinTone.ts';
import { type FieldsOf, number, regionId } from './fields.ts';

const point = v.strictObject({ x: number, y: number });

/** A colour card as a measurement read it. */
export const cardSchema = v.strictObject({
  corners: v.tuple([point, point, point, point]),
  isMarked: v.boolean(),
  problem: v.nullable(v.picklist(CARD_PROBLEMS)),
  residual: v.nullable(v.strictObject({ all: number, skin: number, leftOut: number })),
} satisfies FieldsOf<CardReading>);

export const toneSchema = v.strictObject({
  region: regionId,
  itaDeg: number,
  sdDeg: number,
} satisfies FieldsOf<RegionTone>);
