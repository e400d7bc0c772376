import { scaleLinear } from '@visx/scale';

/** Change worth showing at least, in per cent either way: keeps a quiet chart from looking dramatic. */
const LEAST_REACH_PCT = 20;
const TICK_PX = 64;

/** Size of the drawing without its axes. */
export interface Plot {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The upright axis, with the baseline always in sight and some air at both ends.
 *
 * @param reach changes that must fit, per cent
 * @param at the place on the axis of a change in per cent
 */
export function changeScale(reach: readonly number[], at: (changePct: number) => number, { heightPx }: Plot) {
  const least = at(Math.min(-LEAST_REACH_PCT, ...reach));
  const most = at(Math.max(LEAST_REACH_PCT, ...reach));
  const air = (most - least) * 0.06;
  return scaleLinear<number>({ domain: [least - air, most + air], range: [heightPx, 0], nice: 5 });
}

/** Time of the sessions, from the first to the last. */
export function sessionScale(times: readonly number[], { widthPx }: Plot) {
  const first = Math.min(...times);
  const last = Math.max(...times);
  const inset = Math.min(24, widthPx / 10);
  return scaleLinear<number>({ domain: [first, last > first ? last : first + 1], range: [inset, widthPx - inset] });
}

/** Sessions whose date is written out: as many as stand apart, the first and, where there are two, the last among them. */
export function datedTimes(times: readonly number[], scale: (time: number) => number): number[] {
  const kept: number[] = [];
  for (const time of times) {
    const previous = kept.at(-1);
    if (previous === undefined || scale(time) - scale(previous) >= TICK_PX) kept.push(time);
  }
  if (kept.length > 1) kept[kept.length - 1] = times.at(-1) ?? Number.NaN;
  return kept;
}
