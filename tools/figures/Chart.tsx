import { AxisBottom, AxisLeft } from '@visx/axis';
import { GridRows } from '@visx/grid';
import { scaleLinear } from '@visx/scale';
import type { ReactNode } from 'react';

const WIDTH_PX = 760;
const HEIGHT_PX = 400;
const MARGIN = { top: 48, right: 168, bottom: 56, left: 72 };
/** Told apart by lightness as well as by hue. [Okabe & Ito 2008] */
export const INKS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;
const INK = '#222222';
const TICK = { fill: INK, fontSize: 12, fontFamily: 'sans-serif' } as const;
const LABEL = { ...TICK, fontSize: 13, textAnchor: 'middle' } as const;

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Pixels of a value along each axis. */
export interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A titled pair of linear axes on white paper, and what `draw` puts between them. */
export function Chart(props: {
  readonly title: string;
  readonly x: Extent & { readonly label: string };
  readonly y: Extent & { readonly label: string };
  /** Words under some places of the x axis; absent: its numbers. */
  readonly places?: readonly { readonly at: number; readonly name: string }[];
  readonly draw: (scales: Scales) => ReactNode;
}) {
  const { title, places } = props;
  const bottom = HEIGHT_PX - MARGIN.bottom;
  const right = WIDTH_PX - MARGIN.right;
  const x = scaleLinear({ domain: [props.x.from, props.x.to], range: [MARGIN.left, right] });
  const y = scaleLinear({ domain: [props.y.from, props.y.to], range: [bottom, MARGIN.top] });
  const named = places ? { tickValues: places.map(({ at }) => at) } : { numTicks: 6 };
  const nameOf = (at: number) => places?.find((place) => place.at === at)?.name ?? String(at);
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`} role="img" aria-label={title}>
      <rect width={WIDTH_PX} height={HEIGHT_PX} fill="#ffffff" />
      <text x={MARGIN.left} y={24} fill={INK} fontSize={15} fontFamily="sans-serif" fontWeight="bold">
        {title}
      </text>
      <GridRows scale={y} left={MARGIN.left} width={right - MARGIN.left} stroke="#dddddd" numTicks={6} />
      <AxisLeft
        scale={y}
        left={MARGIN.left}
        numTicks={6}
        stroke={INK}
        tickStroke={INK}
        label={props.y.label}
        labelOffset={44}
        labelProps={LABEL}
        tickLabelProps={{ ...TICK, textAnchor: 'end', dy: '0.33em' }}
      />
      <AxisBottom
        scale={x}
        top={bottom}
        {...named}
        tickFormat={(value) => nameOf(Number(value))}
        stroke={INK}
        tickStroke={INK}
        label={props.x.label}
        labelOffset={18}
        labelProps={LABEL}
        tickLabelProps={{ ...TICK, textAnchor: 'middle' }}
      />
      {props.draw({ x, y })}
    </svg>
  );
}

/** Which colour is what, to the right of the plot. */
export function Legend(props: { readonly names: readonly string[] }) {
  return props.names.map((name, i) => (
    <g key={name} transform={`translate(${WIDTH_PX - 150}, ${MARGIN.top + 10 + 18 * i})`}>
      <circle r={5} fill={INKS[i]} />
      <text x={12} dy="0.33em" fill={INK} fontSize={12} fontFamily="sans-serif">
        {name}
      </text>
    </g>
  ));
}

/** A straight line between two places, in the chart's own units. */
export function Rule(props: {
  readonly scales: Scales;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly isDashed?: boolean;
}) {
  const { scales, from, to, isDashed } = props;
  return (
    <line
      x1={scales.x(from[0])}
      y1={scales.y(from[1])}
      x2={scales.x(to[0])}
      y2={scales.y(to[1])}
      stroke={INK}
      strokeDasharray={isDashed ? '5 4' : undefined}
    />
  );
}
