import type { Comparability } from '../../domain/comparability.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { PairVerdicts } from '../../domain/pairVerdicts.ts';

/** Measures that share a verdict and its reasons. */
export interface PairGroup {
  readonly measures: readonly MeasureId[];
  /** `null`: the pair was not checked. */
  readonly comparability: Comparability | null;
  /** The largest that corrected light leaves in any of them. */
  readonly residualLn: number;
}

/** What may be said of a pair, measures alike taken together; in the order of the measures. */
export function pairGroups(verdicts: PairVerdicts): readonly PairGroup[] {
  const groups = new Map<string, PairGroup>();
  for (const measure of MEASURES) {
    const comparability = verdicts[measure];
    const key = JSON.stringify([comparability?.verdict, comparability?.reasons]);
    const known = groups.get(key);
    groups.set(key, {
      comparability,
      measures: [...(known?.measures ?? []), measure],
      residualLn: Math.max(known?.residualLn ?? 0, comparability?.residualLn ?? 0),
    });
  }
  return [...groups.values()];
}
