import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatNumber } from '../format.ts';
import { EXCLUSION_WORDS, MEASURE_WORDS, messages } from '../messages.ts';
import styles from './Progress.module.css';

interface TrendTableProps {
  readonly trend: Trend;
  readonly nameOf: (point: TrendPoint) => string;
  /** Read by a screen reader and printed either way. */
  readonly isShown: boolean;
}

/** The numbers behind a chart. */
export function TrendTable({ trend, nameOf, isShown }: TrendTableProps) {
  const { name, unit } = MEASURE_WORDS[trend.measure];
  const { columns, range } = messages.progress;
  return (
    <div className={isShown ? styles.tableFrame : styles.tableUnseen}>
      <table className={styles.table}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.session}</th>
            <th scope="col">
              {columns.value} ({unit})
            </th>
            <th scope="col">{columns.change}</th>
            <th scope="col">{columns.range}</th>
            <th scope="col">{columns.shots}</th>
          </tr>
        </thead>
        <tbody>
          {trend.points.map((point) => (
            <tr key={point.sessionId}>
              <th scope="row">{nameOf(point)}</th>
              <td>{point.value === null ? '–' : formatNumber(trend.measure, point.value)}</td>
              {point.excluded ? (
                <td colSpan={2}>{EXCLUSION_WORDS[point.excluded].what}</td>
              ) : (
                <>
                  <td>{point.changePct === null ? '–' : formatChange(point.changePct)}</td>
                  <td>
                    {point.low === null || point.high === null || point.isBaseline
                      ? '–'
                      : range(formatChange(point.low), formatChange(point.high))}
                  </td>
                </>
              )}
              <td>{point.shots.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
