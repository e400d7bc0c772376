import type { ComponentProps } from 'react';
import styles from './Chart.module.css';
import type { ChartPoint } from './chartPoints.ts';
import type { Stage } from './stage.ts';

const HOLD_PX = 22;
const SHOT_OFFSET_PX = 10;

interface SessionPointProps extends ComponentProps<'g'> {
  readonly point: ChartPoint;
  readonly stage: Stage;
  /** Chosen by hand to be compared with the first session. */
  readonly isPicked: boolean;
}

/**
 * A session: its value with the 95 % interval, its single photos, and what marks it: hollow where it is left out, a ring
 * where it counts with caution, a diamond where a person lets it count, a dotted upright where device or room changed.
 */
export function SessionPoint({ point, stage, isPicked, ...handle }: SessionPointProps) {
  const { span, shots, isExcluded, isOverridden, isCautious, startsStratum } = point;
  const x = stage.x(point.on);
  const y = stage.heightOf(point);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a point shows its numbers when it is reached, and does nothing else
    <g
      {...handle}
      role="img"
      aria-label={point.lines.join(' ')}
      className={isExcluded ? styles.excluded : styles.point}
    >
      {startsStratum && <line x1={x - 14} x2={x - 14} y1={0} y2={stage.heightPx} className={styles.stratum} />}
      <circle cx={x} cy={y} r={HOLD_PX} className={styles.hold} />
      {span && <ErrorBar x={x} low={stage.y(span.low)} high={stage.y(span.high)} />}
      {shots.map((shot, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: photos of a session keep their order
          key={index}
          cx={x + SHOT_OFFSET_PX}
          cy={stage.y(shot.pct)}
          r={2.25}
          className={shot.isExcluded ? styles.shotOut : styles.shot}
        />
      ))}
      {isCautious && <circle cx={x} cy={y} r={9} className={styles.ring} />}
      <circle cx={x} cy={y} r={5.5} className={styles.dot} />
      {isOverridden && <path d={diamond(x, y - 15)} className={styles.override} />}
      {isPicked && <path d={`M${x - 9} ${y + 17}h18`} className={styles.picked} />}
    </g>
  );
}

function ErrorBar({ x, low, high }: { readonly x: number; readonly low: number; readonly high: number }) {
  return <path d={`M${x} ${low}V${high}M${x - 5} ${low}h10M${x - 5} ${high}h10`} className={styles.bar} />;
}

/** A diamond around a point, as SVG path data. */
export function diamond(x: number, y: number): string {
  return `M${x} ${y - 5}l5 5l-5 5l-5 -5z`;
}
