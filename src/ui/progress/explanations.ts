import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatDepth } from '../format.ts';
import { messages } from '../messages.ts';
import { DEPTH_WORDS } from '../words/names.ts';

interface Around {
  /** Whether the measure has a verdict of its own: everything else is a guide. */
  readonly hasVerdict: boolean;
  /** Treatments given whose results don't add up. */
  readonly passing: readonly string[];
  /** Name of a session with its day, `Session 3, 4 May 2026`. */
  readonly nameOf: (point: TrendPoint) => string;
}

/** What a reader should know about one chart, most pressing first; each a plain sentence or two. */
export function explanationsOf(trend: Trend, { hasVerdict, passing, nameOf }: Around): readonly string[] {
  const { explain, besides } = messages.progress;
  const { points, slope, basis, isCumulative } = trend;
  const onLine = points.filter(({ excluded }) => excluded === undefined);
  if (onLine.length === 0) return [];
  const moved = onLine.find(({ isNewStratum }) => isNewStratum);
  const percent = formatChange;
  return [
    ...(!hasVerdict && !trend.isPrimary ? [besides] : []),
    ...(isWrongWay(onLine) ? [explain.wrongWay] : []),
    ...(onLine.length === 2 && isCumulative ? [explain.fewVisits] : []),
    ...(moved ? [explain.stratum(nameOf(moved))] : []),
    ...(!isCumulative && passing.length > 0 ? [explain.passing(passing.join(', '))] : []),
    ...(slope ? [explain.slope(percent(slope.changePct), percent(slope.low), percent(slope.high))] : []),
    ...(slope?.isDoubtful ? [explain.doubtful(percent(slope.changePct), percent(slope.theilSenPct))] : []),
    ...depthWords(onLine),
    explain.noise(
      basis.within === 'assumed' ? explain.within.assumed : explain.within.calibrated(basis.withinN),
      basis.between === 'assumed' ? explain.between.assumed : explain.between.calibrated(basis.betweenN),
    ),
  ];
}

/** What deep and fine lines did from the first visit to the latest. */
function depthWords(onLine: readonly TrendPoint[]): readonly string[] {
  const [from, to] = [onLine.at(0)?.depth, onLine.at(-1)?.depth];
  if (!from || !to || onLine.length < 2) return [];
  return [`${DEPTH_WORDS.change(formatDepth(from), formatDepth(to))} ${DEPTH_WORDS.about}`];
}

/** Less is better in every measure. An increase beyond measurement error is no wobble, and nothing is explained away. */
function isWrongWay(onLine: readonly TrendPoint[]): boolean {
  const second = onLine.find(({ isBaseline }) => !isBaseline);
  return second?.changePct != null && second.changePct > 0 && (second.low ?? 0) <= 0;
}
