import type { Comparability } from '../../domain/comparability.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { PairVerdicts } from '../../domain/pairVerdicts.ts';

/** Measures that share a verdict and its reasons. */
export interface PairGroup {
  readonly measures: readonly MeasureId[];
  /** `null`: the pair was not checked. */
  readonly comparability: Comparability | null;
}

/** What may be said of a pair, measures alike taken together; in the order of the measures. */
export function pairGroups(verdicts: PairVerdicts): readonly PairGroup[] {
  const groups = new Map<string, PairGroup>();
  for (const measure of MEASURES) {
    const comparability = verdicts[measure];
    const key = JSON.stringify([comparability?.verdict, comparability?.reasons]);
    groups.set(key, { comparability, measures: [...(groups.get(key)?.measures ?? []), measure] });
  }
  return [...groups.values()];
}
