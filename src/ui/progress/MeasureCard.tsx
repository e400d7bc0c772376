import type { SessionId } from '../../domain/ids.ts';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { formatChange } from '../format.ts';
import { MEASURE_WORDS } from '../words/names.ts';
import type { ChartLayers } from './chartLayers.ts';
import type { ChartUnit } from './chartUnit.ts';
import { explanationsOf } from './explanations.ts';
import type { KnownChange } from './knownChanges.ts';
import styles from './Progress.module.css';
import { regionName } from './regionName.ts';
import { pickedSentence, sentenceOf } from './sentence.ts';
import { TrendChart } from './TrendChart.tsx';
import { TrendTable } from './TrendTable.tsx';

interface MeasureCardProps {
  readonly trend: Trend;
  readonly layers: ChartLayers;
  /** The measure's own, where this is the chart of the area it is about. */
  readonly verdict: Verdict | null;
  readonly unit: ChartUnit;
  readonly nameOf: (point: TrendPoint) => string;
  readonly hasTable: boolean;
  /** The session chosen by hand to be compared with the first; `null`: the latest. */
  readonly picked: SessionId | null;
  /** Treatments given whose results don't add up. */
  readonly passing: readonly string[];
  /** What was put into rendered skin; empty for a person. */
  readonly known?: readonly KnownChange[];
}

/** One measure of the course: what has changed in a sentence, its chart, what to know about it, its numbers. */
export function MeasureCard(props: MeasureCardProps) {
  const { trend, layers, verdict, unit, nameOf, hasTable, picked, passing, known = [] } = props;
  const { name, about } = MEASURE_WORDS[trend.measure];
  const pickedPoint = trend.points.find(({ sessionId }) => sessionId === picked);
  const { says, reservation, changePct, isWithinError } = pickedPoint
    ? pickedSentence(trend, pickedPoint, nameOf(pickedPoint))
    : sentenceOf(trend, verdict);
  const id = `measure-${trend.measure}`;
  return (
    <section aria-labelledby={id} className={styles.card} data-measure={trend.measure}>
      <div className={styles.cardBody}>
        <header className={styles.cardHead}>
          <div>
            <h3 id={id} className={styles.measure}>
              {name}
            </h3>
            <p className={styles.soft}>{about}</p>
          </div>
          {changePct !== null && (
            <p className={styles.total} data-within={isWithinError}>
              {formatChange(changePct)}
            </p>
          )}
        </header>
        <p>
          {says} {reservation && <span className={styles.soft}>{reservation}</span>}
        </p>
        {trend.points.length > 0 && (
          <TrendChart
            trend={trend}
            layers={layers}
            unit={unit}
            region={regionName(trend.region)}
            nameOf={nameOf}
            known={known}
            picked={picked}
          />
        )}
        <ul className={styles.explanations}>
          {explanationsOf(trend, { hasVerdict: verdict !== null, passing, nameOf }).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      <TrendTable trend={trend} nameOf={nameOf} known={known} isShown={hasTable} />
    </section>
  );
}
