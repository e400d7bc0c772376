import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { formatChange } from '../format.ts';
import { MEASURE_WORDS, REGION_NAMES } from '../messages.ts';
import type { KnownChange } from './knownChanges.ts';
import styles from './Progress.module.css';
import { sentenceOf } from './sentence.ts';
import { TrendChart } from './TrendChart.tsx';
import { TrendTable } from './TrendTable.tsx';

interface MeasureCardProps {
  readonly trend: Trend;
  readonly nameOf: (point: TrendPoint) => string;
  readonly hasTable: boolean;
  /** What was put into rendered skin; empty for a person. */
  readonly known?: readonly KnownChange[];
}

/** One measure of the course: what has changed in a sentence, its chart, its numbers. */
export function MeasureCard({ trend, nameOf, hasTable, known = [] }: MeasureCardProps) {
  const { name, about } = MEASURE_WORDS[trend.measure];
  const { says, reservation } = sentenceOf(trend);
  const id = `measure-${trend.measure}`;
  return (
    <section aria-labelledby={id} className={styles.card} data-measure={trend.measure}>
      <header className={styles.cardHead}>
        <div>
          <h3 id={id} className={styles.measure}>
            {name}
          </h3>
          <p className={styles.soft}>{about}</p>
        </div>
        {trend.total && (
          <p className={styles.total} data-within={trend.total.isWithinError}>
            {formatChange(trend.total.changePct)}
          </p>
        )}
      </header>
      <p>
        {says} {reservation && <span className={styles.soft}>{reservation}</span>}
      </p>
      {trend.points.length > 0 && (
        <TrendChart trend={trend} region={REGION_NAMES[trend.region]} nameOf={nameOf} known={known} />
      )}
      <TrendTable trend={trend} nameOf={nameOf} known={known} isShown={hasTable} />
    </section>
  );
}
