import type { IsoDay } from '../../domain/ids.ts';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatNumber } from '../format.ts';
import { EXCLUSION_WORDS, MEASURE_WORDS, messages } from '../messages.ts';
import type { KnownChange } from './knownChanges.ts';
import styles from './Progress.module.css';

interface TrendTableProps {
  readonly trend: Trend;
  readonly nameOf: (point: TrendPoint) => string;
  readonly known: readonly KnownChange[];
  /** Read by a screen reader and printed either way. */
  readonly isShown: boolean;
}

/** The numbers behind a chart. */
export function TrendTable({ trend, nameOf, known, isShown }: TrendTableProps) {
  const { name, unit, scale } = MEASURE_WORDS[trend.measure];
  const { columns, range } = messages.progress;
  const knownOn = (on: IsoDay) => {
    const change = known.find((one) => one.on === on);
    return change ? formatChange(change.changePct) : '–';
  };
  return (
    <div className={isShown ? styles.tableFrame : styles.tableUnseen}>
      <table className={styles.table}>
        <caption>
          {name}
          {scale && `. ${scale}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.session}</th>
            <th scope="col">
              {columns.value} ({unit})
            </th>
            <th scope="col">{columns.change}</th>
            <th scope="col">{columns.range}</th>
            {known.length > 0 && <th scope="col">{columns.known}</th>}
            <th scope="col" className={styles.onScreen}>
              {columns.shots}
            </th>
          </tr>
        </thead>
        <tbody>
          {trend.points.map((point) => (
            <tr key={point.sessionId}>
              <th scope="row">{nameOf(point)}</th>
              <td>{point.value === null ? '–' : formatNumber(trend.measure, point.value)}</td>
              {point.excluded ? (
                <td colSpan={2} className={styles.why}>
                  {EXCLUSION_WORDS[point.excluded].what}
                </td>
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
              {known.length > 0 && <td>{knownOn(point.on)}</td>}
              <td className={styles.onScreen}>{point.shots.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
