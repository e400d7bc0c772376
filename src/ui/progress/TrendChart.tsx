import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { Group } from '@visx/group';
import { Area, LinePath } from '@visx/shape';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { dayTime, formatChange, formatShortDay } from '../format.ts';
import { MEASURE_WORDS, messages } from '../messages.ts';
import { changeScale, datedTimes, sessionScale } from './axes.ts';
import { type ChartPoint, chartPoints } from './chartPoints.ts';
import type { KnownChange } from './knownChanges.ts';
import styles from './Progress.module.css';

const HEIGHT_PX = 260;
const MARGIN = { top: 12, right: 12, bottom: 34, left: 56 } as const;
const HOLD_PX = 22;

interface TrendChartProps {
  readonly trend: Trend;
  readonly region: string;
  /** Name of a session with its day, `Session 3, 4 May 2026`. */
  readonly nameOf: (point: TrendPoint) => string;
  readonly known: readonly KnownChange[];
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(480);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidthPx(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { frame, widthPx };
}

function ErrorBar({ at, low, high }: { readonly at: number; readonly low: number; readonly high: number }) {
  return <path d={`M${at} ${low}V${high}M${at - 5} ${low}h10M${at - 5} ${high}h10`} className={styles.bar} />;
}

/** The change of one measure over the sessions: points with error bars, single photos as dots, the trend with its band. */
export function TrendChart({ trend, region, nameOf, known }: TrendChartProps) {
  const { frame, widthPx } = useWidth();
  const [active, setActive] = useState(0);
  const [shown, setShown] = useState<number | null>(null);
  const handles = useRef<(SVGGElement | null)[]>([]);
  const points = chartPoints(trend, nameOf);
  const line = [...(trend.line ?? [])];
  const plot = {
    widthPx: Math.max(120, widthPx - MARGIN.left - MARGIN.right),
    heightPx: HEIGHT_PX - MARGIN.top - MARGIN.bottom,
  };
  const times = points.map(({ on }) => dayTime(on));
  const x = sessionScale(times, plot);
  const y = changeScale(
    [...points.flatMap(({ lows }) => lows), ...line.map(({ low }) => low), ...known.map(({ changePct }) => changePct)],
    [
      ...points.flatMap(({ highs }) => highs),
      ...line.map(({ high }) => high),
      ...known.map(({ changePct }) => changePct),
    ],
    plot,
  );
  const heightOf = ({ changePct }: ChartPoint) => (changePct === null ? plot.heightPx - 6 : y(changePct));
  const tip = shown === null ? undefined : points[shown];

  const step = (event: KeyboardEvent) => {
    const to = { ArrowRight: active + 1, ArrowLeft: active - 1, Home: 0, End: points.length - 1 }[event.key];
    if (to === undefined || to < 0 || to >= points.length) return;
    event.preventDefault();
    setActive(to);
    handles.current[to]?.focus();
  };

  return (
    <div ref={frame} className={styles.chart} data-measure={trend.measure}>
      {/* biome-ignore lint/a11y/useSemanticElements: a chart is a group of points */}
      <svg
        role="group"
        aria-label={messages.progress.chart(MEASURE_WORDS[trend.measure].name, region)}
        className={styles.drawing}
        width={widthPx}
        height={HEIGHT_PX}
        viewBox={`0 0 ${widthPx} ${HEIGHT_PX}`}
        onKeyDown={step}
      >
        <Group left={MARGIN.left} top={MARGIN.top}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the points say it all */}
          <g aria-hidden="true">
            <GridRows scale={y} width={plot.widthPx} numTicks={5} className={styles.grid!} stroke="currentColor" />
            <line x1={0} x2={plot.widthPx} y1={y(0)} y2={y(0)} className={styles.zero} />
            <AxisLeft
              scale={y}
              numTicks={5}
              hideAxisLine
              hideTicks
              tickFormat={(pct) => formatChange(Number(pct))}
              tickClassName={styles.tick!}
            />
            <AxisBottom
              scale={x}
              top={plot.heightPx}
              tickValues={datedTimes(times, x).map((time) => new Date(time))}
              tickFormat={(time) => formatShortDay(new Date(Number(time)).toISOString())}
              hideAxisLine
              hideTicks
              tickClassName={styles.tick!}
            />
            <Area
              data={line}
              x={({ on }) => x(dayTime(on))}
              y0={({ low }) => y(low)}
              y1={({ high }) => y(high)}
              className={styles.band!}
            />
            <LinePath
              data={line}
              x={({ on }) => x(dayTime(on))}
              y={({ changePct }) => y(changePct)}
              className={styles.line!}
            />
            <LinePath
              data={[...known]}
              x={({ on }) => x(dayTime(on))}
              y={({ changePct }) => y(changePct)}
              className={styles.known!}
            />
          </g>
          {points.map((point, index) => {
            const at = x(dayTime(point.on));
            return (
              // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a point shows its numbers when it is reached, and does nothing else
              <g
                key={point.sessionId}
                ref={(handle) => {
                  handles.current[index] = handle;
                }}
                role="img"
                tabIndex={index === active ? 0 : -1}
                aria-label={point.words}
                className={point.changePct === null ? styles.excluded : styles.point}
                onFocus={() => {
                  setActive(index);
                  setShown(index);
                }}
                onBlur={() => setShown(null)}
                onPointerEnter={() => setShown(index)}
                onPointerLeave={() => setShown(null)}
              >
                <circle cx={at} cy={heightOf(point)} r={HOLD_PX} className={styles.hold} />
                {point.span && <ErrorBar at={at} low={y(point.span.low)} high={y(point.span.high)} />}
                {point.shotPcts.map((pct, shot) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: shots of a session keep their order
                  <circle key={shot} cx={at + 9} cy={y(pct)} r={2} className={styles.shot} />
                ))}
                <circle cx={at} cy={heightOf(point)} r={5.5} className={styles.dot} />
              </g>
            );
          })}
        </Group>
      </svg>
      {tip && (
        <div
          aria-hidden="true"
          className={styles.tip}
          data-side={x(dayTime(tip.on)) > plot.widthPx / 2 ? 'end' : 'start'}
          data-below={heightOf(tip) < plot.heightPx / 2}
          style={{ insetInlineStart: MARGIN.left + x(dayTime(tip.on)), insetBlockStart: MARGIN.top + heightOf(tip) }}
        >
          {tip.words}
        </div>
      )}
    </div>
  );
}
