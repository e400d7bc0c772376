import { useEffect, useState } from 'react';
import { type ExampleTruth, loadExampleTruth } from '../../actions/exampleTruth.ts';
import type { IsoDay } from '../../domain/ids.ts';
import { relativeChange } from '../../domain/measure.ts';
import type { FaceRegion, RegionId } from '../../domain/region.ts';
import { mean } from '../../domain/statistics.ts';
import type { Trend } from '../../domain/trend.ts';

/** A change that was put into rendered skin, per cent against the first session. */
export interface KnownChange {
  readonly on: IsoDay;
  readonly changePct: number;
}

/** What the example was rendered from; `null` for a course of a person. */
export function useExampleTruth(isExample: boolean): ExampleTruth | null {
  const [truth, setTruth] = useState<ExampleTruth | null>(null);
  useEffect(() => {
    let isGone = false;
    if (isExample) void loadExampleTruth().then((read) => !isGone && setTruth(read));
    return () => {
      isGone = true;
    };
  }, [isExample]);
  return isExample ? truth : null;
}

/**
 * The known changes beside a trend. Empty where nothing is known: for courses of a person, and for lines and pores, of
 * which the renderer knows the depth and not the count.
 */
export function knownChanges(
  { measure, region, points }: Trend,
  truth: ExampleTruth | null,
  treatedRegions: readonly FaceRegion[] | null,
): readonly KnownChange[] {
  if (measure !== 'redness' && measure !== 'pigmentation') return [];
  const regions: readonly RegionId[] = region === 'treated' ? (treatedRegions ?? []) : [region];
  const amountOn = (on: IsoDay | undefined) => {
    const amounts = regions.map((one) => (on && truth?.get(on)?.[one]?.[measure]) ?? null);
    const known = amounts.filter((amount) => amount !== null);
    return known.length === 0 || known.length < amounts.length ? null : mean(known);
  };
  const from = amountOn(points.find(({ isBaseline }) => isBaseline)?.on);
  if (from === null) return [];
  return points.flatMap(({ on }) => {
    const to = amountOn(on);
    return to === null ? [] : [{ on, changePct: 100 * relativeChange(measure, from, to) }];
  });
}
