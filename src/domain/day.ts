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
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day `days` after another. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as IsoDay;
}
