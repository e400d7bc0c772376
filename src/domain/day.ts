import type { IsoDay } from './ids.ts';

const DAY_MS = 86_400_000;

/** The day of a local wall-clock time `YYYY-MM-DDTHH:mm:ss`; `null` where that is no date. */
export function dayOf(takenAt: string): IsoDay | null {
  const day = takenAt.slice(0, 10);
  return isIsoDay(day) ? day : null;
}

/** Whether a text is an existing calendar day, `YYYY-MM-DD`. */
export function isIsoDay(text: string): text is IsoDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The calendar day of a moment, by the clock on the wall. */
export function localDay(at: Date): IsoDay {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as IsoDay;
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day `days` after another. */
export function addDays(day: IsoDay, days: number): IsoDay {
  const number = dayNumber(day) + days;
  const known = isoDays.get(number);
  if (known !== undefined) return known;
  const added = new Date(number * DAY_MS).toISOString().slice(0, 10) as IsoDay;
  isoDays.set(number, added);
  return added;
}

/** Days since 1970-01-01. Courses ask for the same few days thousands of times, and dates are slow to read and write. */
function dayNumber(day: IsoDay): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
  numbers.set(day, number);
  return number;
}

const numbers = new Map<IsoDay, number>();
const isoDays = new Map<number, IsoDay>();
