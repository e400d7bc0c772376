import type { IsoDay } from '../domain/ids.ts';
import type { MeasureId } from '../domain/measure.ts';
import { MEASURE_WORDS } from './messages.ts';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

const asDate = (on: string) => new Date(`${on.slice(0, 10)}T00:00:00Z`);

/** A calendar day in the reader's own manner: `3 Mar 2026`. */
export function formatDay(on: IsoDay | string): string {
  return day.format(asDate(on));
}

/** The same without its year, for axes. */
export function formatShortDay(on: IsoDay | string): string {
  return shortDay.format(asDate(on));
}

/** Epoch ms of a calendar day, for a time axis. */
export function dayTime(on: IsoDay | string): number {
  return asDate(on).getTime();
}

/** A signed whole percentage, `+12 %`, `−8 %`, `0 %`. @param pct in per cent */
export function formatChange(pct: number): string {
  const whole = Math.round(pct);
  if (whole === 0) return '0 %';
  return `${whole > 0 ? '+' : '−'}${Math.abs(whole)} %`;
}

/** A whole percentage without sign. @param pct in per cent */
export function formatAmount(pct: number): string {
  return `${Math.abs(Math.round(pct))} %`;
}

/** A value in the measure's own unit. */
export function formatValue(measure: MeasureId, value: number): string {
  const digits = measure === 'redness' || measure === 'pigmentation' ? 3 : 1;
  return `${value.toFixed(digits).replace('-', '−')} ${MEASURE_WORDS[measure].unit}`;
}
