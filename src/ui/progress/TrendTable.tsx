import type { IsoDay } from '../../domain/ids.ts';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatDepth, formatNumber } from '../format.ts';
import { messages } from '../messages.ts';
import { EXCLUSION_WORDS } from '../words/exclusions.ts';
import { MEASURE_WORDS } from '../words/names.ts';
import { valueAt } from './chartUnit.ts';
import type { KnownChange } from './knownChanges.ts';
import { pointNotes } from './pointLines.ts';
import styles from './TrendTable.module.css';

interface TrendTableProps {
  readonly trend: Trend;
  readonly nameOf: (point: TrendPoint) => string;
  readonly known: readonly KnownChange[];
  /** Read by a screen reader and printed either way. */
  readonly isShown: boolean;
}

const NONE = '–';

/** The numbers behind a chart, and everything its marks say. */
export function TrendTable({ trend, nameOf, known, isShown }: TrendTableProps) {
  const { measure, points } = trend;
  const { name, unit, scale } = MEASURE_WORDS[measure];
  const { columns } = messages.progress;
  const knownOn = (on: IsoDay) => {
    const change = known.find((one) => one.on === on);
    return change ? formatChange(change.changePct) : NONE;
  };
  return (
    <div
      className={isShown ? styles.frame : styles.unseen}
      {...(isShown && { role: 'group', 'aria-label': name, tabIndex: 0 })}
    >
      <table className={styles.table}>
        <caption>
          {name}
          {scale && `. ${scale}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{columns.session}</th>
            <th scope="col">{columns.change}</th>
            <th scope="col">{columns.range}</th>
            <th scope="col">
              {columns.value} ({unit})
            </th>
            <th scope="col">{columns.valueRange}</th>
            {known.length > 0 && <th scope="col">{columns.known}</th>}
            <th scope="col">{columns.shots}</th>
            <th scope="col">{columns.track}</th>
            <th scope="col">{columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.sessionId} data-excluded={point.excluded !== undefined}>
              <th scope="row">{nameOf(point)}</th>
              <Numbers point={point} trend={trend} />
              {known.length > 0 && <td>{knownOn(point.on)}</td>}
              <td className={styles.photos}>
                {point.shots.map(({ value }) => formatNumber(measure, value)).join(', ') || NONE}
              </td>
              <td>{messages.progress.tracks[point.track]}</td>
              <td className={styles.notes}>
                {[
                  ...(point.excluded ? [`${messages.progress.excluded}. ${EXCLUSION_WORDS[point.excluded].what}`] : []),
                  ...pointNotes(point, measure),
                ].join(' ') || NONE}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Numbers({ point, trend }: { readonly point: TrendPoint; readonly trend: Trend }) {
  const { value, depth, changePct, low, high, isBaseline } = point;
  const { measure, baseline } = trend;
  const hasRange = low !== null && high !== null && !isBaseline;
  const { range } = messages.progress;
  const inUnit = (pct: number) => formatNumber(measure, valueAt(measure, baseline ?? 0, pct));
  return (
    <>
      <td>{changePct === null ? NONE : formatChange(changePct)}</td>
      <td>{hasRange ? range(formatChange(low), formatChange(high)) : NONE}</td>
      <td>
        {value === null ? NONE : formatNumber(measure, value)}
        {depth && <span className={styles.parts}>{formatDepth(depth)}</span>}
      </td>
      <td>{hasRange && baseline !== null ? range(inUnit(low), inUnit(high)) : NONE}</td>
    </>
  );
}
