import { Group } from '@visx/group';
import { useEffect, useRef, useState } from 'react';
import type { SessionId } from '../../domain/ids.ts';
import type { Trend, TrendPoint } from '../../domain/trend.ts';
import { messages } from '../messages.ts';
import { MEASURE_WORDS } from '../words/names.ts';
import styles from './Chart.module.css';
import { ControlLine, ErrorLimits, HealingSpans, KnownLine, TrendBand } from './ChartBackground.tsx';
import { ChartGrid } from './ChartGrid.tsx';
import { ChartTip } from './ChartTip.tsx';
import { type ChartLayers, controlLine } from './chartLayers.ts';
import { chartPoints } from './chartPoints.ts';
import { type ChartUnit, rulerOf } from './chartUnit.ts';
import type { KnownChange } from './knownChanges.ts';
import { MarkRow } from './MarkRow.tsx';
import { SessionPoint } from './SessionPoint.tsx';
import { stageOf } from './stage.ts';
import { LANE_PX, TreatmentMarks, treatmentWords } from './TreatmentMarks.tsx';
import { useRoving } from './useRoving.ts';

const PLOT_HEIGHT_PX = 224;
const MARGIN = { top: 12, right: 12, bottom: 30, left: 60 } as const;

interface TrendChartProps {
  readonly trend: Trend;
  readonly layers: ChartLayers;
  readonly unit: ChartUnit;
  readonly region: string;
  /** Name of a session with its day, `Session 3, 4 May 2026`. */
  readonly nameOf: (point: TrendPoint) => string;
  readonly known: readonly KnownChange[];
  /** The session chosen by hand as the one to compare with; `null`: the latest, as planned. */
  readonly picked: SessionId | null;
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

/** The change of one measure over the sessions: points with error bars, photos as dots, the trend with its band, and what surrounds them. */
export function TrendChart({ trend, layers, unit, region, nameOf, known, picked }: TrendChartProps) {
  const { frame, widthPx } = useWidth();
  const points = chartPoints(trend, nameOf);
  const { treatments, healing } = layers;
  const pointRoving = useRoving(points.length);
  const markRoving = useRoving(treatments.length);
  const ruler = rulerOf(unit, trend.measure, trend.baseline);
  const line = trend.line ?? [];
  const control = controlLine(trend);
  const laneHeightPx = treatments.length > 0 ? LANE_PX : 0;
  const heightPx = MARGIN.top + PLOT_HEIGHT_PX + laneHeightPx + MARGIN.bottom;
  const plot = { widthPx: Math.max(120, widthPx - MARGIN.left - MARGIN.right), heightPx: PLOT_HEIGHT_PX };
  const stage = stageOf({ points, line, known, control, layers }, ruler, plot);
  const point = pointRoving.shown === null ? undefined : points[pointRoving.shown];
  const mark = markRoving.shown === null ? undefined : treatments[markRoving.shown];
  const tip = point
    ? { lines: point.lines, x: stage.x(point.on), y: stage.heightOf(point) }
    : mark && { lines: [treatmentWords(mark)], x: stage.x(mark.on), y: stage.heightPx };

  return (
    <div ref={frame} className={styles.chart} data-measure={trend.measure}>
      {/* biome-ignore lint/a11y/useSemanticElements: a chart is a group of marks */}
      <svg
        role="group"
        aria-label={messages.progress.chart(MEASURE_WORDS[trend.measure].name, region)}
        className={styles.drawing}
        width={widthPx}
        height={heightPx}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
      >
        <Group left={MARGIN.left} top={MARGIN.top}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the points say it all */}
          <g aria-hidden="true">
            <HealingSpans stage={stage} spans={healing} />
            <ChartGrid stage={stage} ruler={ruler} laneHeightPx={laneHeightPx} />
            <ErrorLimits stage={stage} limits={trend.total} />
            <TrendBand stage={stage} line={line} />
            <ControlLine stage={stage} points={control} />
            <KnownLine stage={stage} points={known} />
          </g>
          <MarkRow name={messages.progress.sessions} roving={pointRoving}>
            {points.map((one, index) => (
              <SessionPoint
                key={one.sessionId}
                {...pointRoving.markProps(index)}
                point={one}
                stage={stage}
                isPicked={one.sessionId === picked}
              />
            ))}
          </MarkRow>
          {treatments.length > 0 && <TreatmentMarks marks={treatments} stage={stage} roving={markRoving} />}
        </Group>
      </svg>
      {tip && (
        <ChartTip
          lines={tip.lines}
          atX={MARGIN.left + tip.x}
          atY={MARGIN.top + tip.y}
          widthPx={widthPx}
          heightPx={heightPx}
        />
      )}
    </div>
  );
}
