import type { MeasureCalibration } from '../../domain/calibrationState.ts';
import { type SmallestChange, smallestChange } from '../../domain/smallestChange.ts';
import { formatAmount } from '../format.ts';
import { messages } from '../messages.ts';
import { MEASURE_WORDS } from '../words/names.ts';
import styles from './Calibration.module.css';

interface NoiseTableProps {
  readonly measures: readonly MeasureCalibration[];
  readonly caption: string;
}

/** For each measure, what is learnt of its noise beside what is assumed without calibration. */
export function NoiseTable({ measures, caption }: NoiseTableProps) {
  const { columns } = messages.calibration;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by the keyboard too
    <section className={styles.tableFrame} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.measure}</th>
            <th scope="col">{columns.shot}</th>
            <th scope="col">{columns.visit}</th>
            <th scope="col">{columns.one}</th>
            <th scope="col">{columns.three}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <Row key={measure.measure} {...measure} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ measure, noise, between }: MeasureCalibration) {
  const { calibration } = messages;
  const { name } = MEASURE_WORDS[measure];
  if (noise === null) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={4} className={styles.soft}>
          {calibration.unknown}
        </td>
      </tr>
    );
  }
  const learnt = smallestChange(noise, true);
  const assumed = smallestChange(noise, false);
  const cell = (key: keyof SmallestChange, isAssumed = false) => (
    <td>
      {formatAmount(learnt[key])}
      <span className={styles.assumed}>
        {isAssumed ? calibration.isAssumed : calibration.assumed(formatAmount(assumed[key]))}
      </span>
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {cell('shotPct', noise.within.df === 0)}
      {cell('visitPct', between === 'assumed')}
      {cell('oneDownPct')}
      {cell('threeDownPct')}
    </tr>
  );
}
