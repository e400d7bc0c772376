import { comparisonOf } from '../../src/domain/comparison.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { ScoredChange } from './report.ts';

const asFraction = (pct: number | null) => (pct === null ? null : pct / 100);

/** Each later photo against the first, as two visits of one course. `files` and the readings' photo ids go together. */
export function changesAgainstFirst(
  files: readonly { readonly photoId: PhotoId; readonly file: string }[],
  readings: readonly Reading[],
): ScoredChange[] {
  const [first, ...later] = files;
  if (!first) return [];
  return later.flatMap(({ photoId, file }) =>
    comparisonOf(readings, first.photoId, photoId, false).map((row) => ({
      file,
      against: first.file,
      region: row.region,
      measure: row.measure,
      change: asFraction(row.changePct),
      low: asFraction(row.low),
      high: asFraction(row.high),
      smallestDetectableChange: asFraction(row.noisePct),
      isWithinError: row.isWithinError,
      reason: row.reason,
    })),
  );
}
