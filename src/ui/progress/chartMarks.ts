import type { CourseRecord } from '../../domain/courseRecord.ts';
import type { Trend } from '../../domain/trend.ts';
import { controlLine } from './chartLayers.ts';
import type { Marked } from './Legend.tsx';

/** Which marks the charts of a page have, for their legend. */
export function markedOn(
  { sessions }: CourseRecord,
  trends: readonly Trend[],
  page: Pick<Marked, 'known' | 'picked'>,
): Marked {
  const points = trends.flatMap((trend) => trend.points);
  const treatments = sessions.some((session) => session.treatments.length > 0);
  return {
    ...page,
    treatments,
    windows: treatments,
    control: trends.some((trend) => controlLine(trend).length > 0),
    caution: points.some(
      ({ excluded, track, comparability }) =>
        excluded === undefined && (track === 'settling' || comparability?.verdict === 'caution'),
    ),
    override: points.some(({ override }) => override !== null),
    stratum: points.some(({ isNewStratum }) => isNewStratum),
  };
}
