import type { IsoDay } from '../domain/ids.ts';
import type { LineDepth } from '../domain/lineDepth.ts';
import type { MeasureId } from '../domain/measure.ts';
import { DEPTH_WORDS, MEASURE_WORDS } from './words/names.ts';

/** Keeps a number and its unit on one line. */
const NBSP = '\u00a0';

/** The words are English, so the dates are too: in the reader's own kind of English, where they have one. */
const LOCALES = [...(globalThis.navigator?.languages ?? []).filter((language) => language.startsWith('en')), 'en-GB'];
const day = new Intl.DateTimeFormat(LOCALES, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat(LOCALES, { day: 'numeric', month: 'short', timeZone: 'UTC' });

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
  if (whole === 0) return `0${NBSP}%`;
  return `${whole > 0 ? '+' : '−'}${Math.abs(whole)}${NBSP}%`;
}

/** A whole percentage without sign. @param pct in per cent */
export function formatAmount(pct: number): string {
  return `${Math.abs(Math.round(pct))}${NBSP}%`;
}

/** A value as a bare number, where its unit stands above it. */
export function formatNumber(measure: MeasureId, value: number): string {
  const digits = measure === 'redness' || measure === 'pigmentation' ? 3 : 1;
  return value.toFixed(digits).replace('-', '−');
}

/** The two parts of a line density, without their unit. */
export function formatDepth({ deep, fine }: LineDepth): string {
  return DEPTH_WORDS.parts(formatNumber('lines', deep), formatNumber('lines', fine));
}

/** A value with the measure's own unit. */
export function formatValue(measure: MeasureId, value: number): string {
  return `${formatNumber(measure, value)}${NBSP}${MEASURE_WORDS[measure].unit}`;
}
