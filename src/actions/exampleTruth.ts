import * as v from 'valibot';
import { isIsoDay } from '../domain/day.ts';
import type { IsoDay } from '../domain/ids.ts';

const regionSchema = v.object({
  /** ln haemoglobin and ln melanin put into the region; `null`: the region shows no skin. */
  redness: v.nullable(v.number()),
  pigmentation: v.nullable(v.number()),
});
const truthSchema = v.object({
  pictures: v.array(
    v.object({
      on: v.custom<IsoDay>((on) => typeof on === 'string' && isIsoDay(on)),
      regions: v.record(v.string(), regionSchema),
    }),
  ),
});

/** What was put into the example's rendered skin, by day and region. The two examples share no day. */
export type ExampleTruth = ReadonlyMap<IsoDay, Readonly<Record<string, v.InferOutput<typeof regionSchema>>>>;

/** Where the truth of the example lies, beside its pictures, for whoever wants to check. */
export const EXAMPLE_TRUTH = './example/truth.json';

/** Reads what the example was rendered from; `null`: it can't be had now. */
export async function loadExampleTruth(): Promise<ExampleTruth | null> {
  try {
    const response = await fetch(new URL(EXAMPLE_TRUTH, document.baseURI));
    const { pictures } = v.parse(truthSchema, await response.json());
    return new Map(pictures.map(({ on, regions }) => [on, regions]));
  } catch {
    return null;
  }
}
