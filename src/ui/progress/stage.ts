import type { IsoDay } from '../../domain/ids.ts';
import { dayTime } from '../format.ts';
import { changeScale, type Plot, sessionScale } from './axes.ts';
import type { ChartLayers, ControlPoint } from './chartLayers.ts';
import type { ChartPoint } from './chartPoints.ts';
import type { Ruler } from './chartUnit.ts';
import type { KnownChange } from './knownChanges.ts';

/** Everything a chart draws, in days and per cent of change from the baseline. */
export interface Drawn {
  readonly points: readonly ChartPoint[];
  readonly line: readonly { readonly low: number; readonly high: number }[];
  readonly known: readonly KnownChange[];
  readonly control: readonly ControlPoint[];
  readonly layers: ChartLayers;
}

/** The plot and the way from days and changes to its pixels. */
export interface Stage extends Plot {
  readonly scaleX: ReturnType<typeof sessionScale>;
  readonly scaleY: ReturnType<typeof changeScale>;
  /** Session days and treatment days, as times, earliest first. */
  readonly times: readonly number[];
  readonly x: (on: IsoDay) => number;
  readonly y: (changePct: number) => number;
  /** Where a point without a value stands. */
  readonly footPx: number;
  readonly heightOf: (point: ChartPoint) => number;
}

const FOOT_PX = 10;

export function stageOf({ points, line, known, control, layers }: Drawn, ruler: Ruler, plot: Plot): Stage {
  const days = new Set([...points.map(({ on }) => on), ...layers.treatments.map(({ on }) => on)]);
  const times = [...days].map(dayTime).sort((a, b) => a - b);
  const scaleX = sessionScale(times, plot);
  const reach = [
    ...points.flatMap((point) => point.reach),
    ...line.flatMap(({ low, high }) => [low, high]),
    ...[...known, ...control].map(({ changePct }) => changePct),
  ];
  const scaleY = changeScale(reach, ruler.at, plot);
  const y = (changePct: number) => scaleY(ruler.at(changePct));
  const footPx = plot.heightPx - FOOT_PX;
  return {
    ...plot,
    scaleX,
    scaleY,
    times,
    x: (on) => scaleX(dayTime(on)),
    y,
    footPx,
    heightOf: ({ at }) => (at === null ? footPx : y(at)),
  };
}
