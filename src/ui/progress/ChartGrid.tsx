import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { formatShortDay } from '../format.ts';
import { datedTimes } from './axes.ts';
import styles from './Chart.module.css';
import type { Ruler } from './chartUnit.ts';
import type { Stage } from './stage.ts';

const TICKS = 5;

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
  return (
    <>
      <GridRows scale={scaleY} width={widthPx} numTicks={TICKS} className={styles.grid!} stroke="currentColor" />
      <line x1={0} x2={widthPx} y1={y(0)} y2={y(0)} className={styles.zero} />
      <AxisLeft
        scale={scaleY}
        numTicks={TICKS}
        hideAxisLine
        hideTicks
        tickFormat={(place) => ruler.label(Number(place))}
        tickClassName={styles.tick!}
      />
      <AxisBottom
        scale={scaleX}
        top={heightPx + laneHeightPx}
        tickValues={datedTimes(times, scaleX).map((time) => new Date(time))}
        tickFormat={(time) => formatShortDay(new Date(Number(time)).toISOString())}
        hideAxisLine
        hideTicks
        tickClassName={styles.tick!}
      />
    </>
  );
}
