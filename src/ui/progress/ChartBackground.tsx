import { Area, LinePath } from '@visx/shape';
import type { LinePoint } from '../../domain/trendLine.ts';
import { dayTime } from '../format.ts';
import styles from './Chart.module.css';
import type { ControlPoint, HealingSpan } from './chartLayers.ts';
import type { KnownChange } from './knownChanges.ts';
import { Shade } from './Shade.tsx';
import type { Stage } from './stage.ts';

const DAY_MS = 86_400_000;
const LEAST_SPAN_PX = 3;

/** Healing and settling days, from the treatment's day to the last one's end, as far as the plot goes. */
export function HealingSpans({ stage, spans }: { readonly stage: Stage; readonly spans: readonly HealingSpan[] }) {
  const { scaleX, widthPx, heightPx } = stage;
  return spans.map(({ kind, from, to }) => {
    const left = Math.max(0, scaleX(dayTime(from)));
    const right = Math.min(widthPx, scaleX(dayTime(to) + DAY_MS));
    if (right < left) return null;
    const width = Math.max(LEAST_SPAN_PX, right - left);
    return <Shade key={`${kind} ${from}`} kind={kind} x={left} y={0} width={width} height={heightPx} />;
  });
}

/** The smallest change that is more than measurement error, either way, at the latest session; where the plot reaches it. */
export function ErrorLimits({
  stage,
  limits,
}: {
  readonly stage: Stage;
  readonly limits: { readonly sdcDownPct: number; readonly sdcUpPct: number } | null;
}) {
  if (limits === null) return null;
  const heights = [-limits.sdcDownPct, limits.sdcUpPct].map(stage.y).filter((y) => y >= 0 && y <= stage.heightPx);
  return heights.map((y) => (
    <line key={y} data-limit x1={0} x2={stage.widthPx} y1={y} y2={y} className={styles.limit} />
  ));
}

/** The cumulative trend with its 95 % band. */
export function TrendBand({ stage: { x, y }, line }: { readonly stage: Stage; readonly line: readonly LinePoint[] }) {
  const data = [...line];
  return (
    <>
      <Area
        data={data}
        x={({ on }) => x(on)}
        y0={({ low }) => y(low)}
        y1={({ high }) => y(high)}
        className={styles.band!}
      />
      <LinePath data={data} x={({ on }) => x(on)} y={({ changePct }) => y(changePct)} className={styles.line!} />
    </>
  );
}

/** The check patch: skin that should not change. Where it moved by more than its own measurement error it is filled. */
export function ControlLine({
  stage: { x, y },
  points,
}: {
  readonly stage: Stage;
  readonly points: readonly ControlPoint[];
}) {
  if (points.length === 0) return null;
  return (
    <g data-line="control">
      <LinePath
        data={[...points]}
        x={({ on }) => x(on)}
        y={({ changePct }) => y(changePct)}
        className={styles.control!}
      />
      {points.map(({ on, changePct, isMoved }) => (
        <rect
          key={on}
          x={x(on) - 3}
          y={y(changePct) - 3}
          width={6}
          height={6}
          className={isMoved ? styles.controlMoved : styles.controlDot}
        />
      ))}
    </g>
  );
}

/** What is known of rendered skin, beside what was measured. */
export function KnownLine({
  stage: { x, y },
  points,
}: {
  readonly stage: Stage;
  readonly points: readonly KnownChange[];
}) {
  if (points.length === 0) return null;
  return (
    <LinePath data={[...points]} x={({ on }) => x(on)} y={({ changePct }) => y(changePct)} className={styles.known!} />
  );
}
