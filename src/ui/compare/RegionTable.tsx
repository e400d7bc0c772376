import type { Comparison } from '../../domain/comparison.ts';
import type { LineDepth } from '../../domain/lineDepth.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { formatAmount, formatChange, formatDepth, formatValue } from '../format.ts';
import { messages } from '../messages.ts';
import { EXCLUSION_WORDS } from '../words/exclusions.ts';
import { DEPTH_WORDS, MEASURE_WORDS, REGION_NAMES } from '../words/names.ts';
import styles from './Compare.module.css';
import { VerdictMark } from './VerdictMark.tsx';

function meaningOf({ reason, isWithinError, changePct }: Comparison): string {
  const { words } = messages;
  if (reason !== null) return EXCLUSION_WORDS[reason].what;
  if (isWithinError === null || changePct === null) return words.noNoise;
  if (isWithinError) return words.within;
  return changePct > 0 ? words.more : words.less;
}

/** The same error upwards and downwards on the scale of ratios: +25 % up is −20 % down. */
function errorOf(upPct: number): string {
  return messages.progress.margin(formatAmount((100 * upPct) / (100 + upPct)), formatAmount(upPct));
}

/** A value; of lines with its parts. */
function Value({ measure, value, depth }: ValueProps) {
  if (value === null) return '–';
  return (
    <>
      {formatValue(measure, value)}
      {depth && <span className={styles.parts}>{formatDepth(depth)}</span>}
    </>
  );
}

interface ValueProps {
  readonly measure: MeasureId;
  readonly value: number | null;
  readonly depth: LineDepth | null;
}

interface RegionTableProps {
  readonly rows: readonly Comparison[];
  readonly measure: MeasureId;
  readonly leftDay: string;
  readonly rightDay: string;
}

/** One measure region by region: both values, the change, what of it may be error, and what that means. */
export function RegionTable({ rows, measure, leftDay, rightDay }: RegionTableProps) {
  const { compare } = messages;
  const { name } = MEASURE_WORDS[measure];
  const own = rows.filter((row) => row.measure === measure);
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <caption className={styles.caption}>{compare.tableCaption(name, leftDay, rightDay)}</caption>
        <thead>
          <tr>
            <th scope="col">{compare.region}</th>
            <th scope="col">{leftDay}</th>
            <th scope="col">{rightDay}</th>
            <th scope="col">{compare.change}</th>
            <th scope="col">{compare.noise}</th>
            <th scope="col">{compare.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {own.map((row) => (
            <tr key={row.region} data-beyond={row.isWithinError === false}>
              <th scope="row">{REGION_NAMES[row.region]}</th>
              <td>
                <Value measure={measure} value={row.a} depth={row.depthA} />
              </td>
              <td>
                <Value measure={measure} value={row.b} depth={row.depthB} />
              </td>
              <td className={styles.change}>{row.changePct === null ? '–' : formatChange(row.changePct)}</td>
              <td>{row.noisePct === null ? '–' : errorOf(row.noisePct)}</td>
              <td>
                {meaningOf(row)}{' '}
                {row.isCautious && row.reason === null && (
                  <VerdictMark verdict="caution" words={messages.comparability.cautious} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {own.some(({ depthA, depthB }) => depthA ?? depthB) && <p className={styles.note}>{DEPTH_WORDS.about}</p>}
    </div>
  );
}
