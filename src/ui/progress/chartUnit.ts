import { type MeasureId, offChangeScale, onChangeScale } from '../../domain/measure.ts';
import { formatChange, formatNumber } from '../format.ts';

/** How a chart is read: change in per cent of the first session, or values in the measure's own unit. */
export const CHART_UNITS = ['percent', 'own'] as const;
export type ChartUnit = (typeof CHART_UNITS)[number];

/** Carries a change from the baseline, per cent and above -100, to its place on the axis, and says what a place means. */
export interface Ruler {
  readonly at: (changePct: number) => number;
  readonly label: (place: number) => string;
}

/** @param baseline value of the first session, in the measure's unit; without one only per cent can be drawn */
export function rulerOf(unit: ChartUnit, measure: MeasureId, baseline: number | null): Ruler {
  if (unit === 'percent' || baseline === null) return { at: (changePct) => changePct, label: formatChange };
  return {
    at: (changePct) => valueAt(measure, baseline, changePct),
    label: (value) => formatNumber(measure, value),
  };
}

/** The value that lies `changePct` from the baseline's, in the measure's unit: undoes `relativeChange`. */
export function valueAt(measure: MeasureId, baseline: number, changePct: number): number {
  return offChangeScale(measure, onChangeScale(measure, baseline) + Math.log1p(changePct / 100));
}
