import { formatShortDay } from '../format.ts';
import { datedTimes } from './axes.ts';
import styles from './Chart.module.css';
import type { Ruler } from './chartUnit.ts';
import type { Stage } from './stage.ts';

const TICKS = 5;
/** From the plot to the end of a place's label, and to the foot of a date. */
const PLACE_PX = 10.5;
const DATE_PX = 20.5;
/** From the height of a place to the foot of its label: half the height of its digits. */
const DIGITS_PX = 2.5;

/** Axes, grid and the line of no change. */
export function ChartGrid({
  stage,
  ruler,
  laneHeightPx,
}: {
  readonly stage: Stage;
  readonly ruler: Ruler;
  /** Room for the treatments between the plot and the dates. */
  readonly laneHeightPx: number;
}) {
  const { scaleX, scaleY, widthPx, heightPx, times, y } = stage;
  const places = scaleY.ticks(TICKS);
  return (
    <>
      <g className={styles.grid}>
        {places.map((place) => (
          <line key={place} x1={0} x2={widthPx} y1={scaleY(place)} y2={scaleY(place)} />
        ))}
      </g>
      <line x1={0} x2={widthPx} y1={y(0)} y2={y(0)} className={styles.zero} />
      <g className={styles.tick} textAnchor="end">
        {places.map((place) => (
          <text key={place} x={-PLACE_PX} y={scaleY(place) + DIGITS_PX}>
            {ruler.label(place)}
          </text>
        ))}
      </g>
      <g className={styles.tick} textAnchor="middle">
        {datedTimes(times, scaleX).map((time) => (
          <text key={time} x={scaleX(time)} y={heightPx + laneHeightPx + DATE_PX}>
            {formatShortDay(new Date(time).toISOString())}
          </text>
        ))}
      </g>
    </>
  );
}
