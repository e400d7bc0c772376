/** Carries numbers evenly to pixels. */
export interface LinearScale {
  (value: number): number;
  readonly domain: readonly [number, number];
  /** Round numbers inside the domain, about so many of them. */
  ticks(count: number): number[];
}

/** @param domain the numbers at both ends of `range`, which is in pixels */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): LinearScale {
  const [from, to] = domain;
  const [start, end] = range;
  const scale = (value: number) => start + ((value - from) / (to - from)) * (end - start);
  return Object.assign(scale, { domain, ticks: (count: number) => ticksIn(domain, count) });
}

/** The same interval with its ends moved out to round numbers, `count` of them between. */
export function niceDomain([from, to]: readonly [number, number], count: number): readonly [number, number] {
  let [low, high] = [from, to];
  // Moving the ends out may widen the step itself; it settles at once or after a second time.
  for (let last = 0, step = stepOf(low, high, count); step !== last; last = step, step = stepOf(low, high, count)) {
    low = Math.floor(low / step) * step;
    high = Math.ceil(high / step) * step;
  }
  return [low, high];
}

function ticksIn([from, to]: readonly [number, number], count: number): number[] {
  const step = stepOf(from, to, count);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(digits)));
}

/** 1, 2 or 5 times a power of ten, whichever divides the interval into about `count` parts. */
function stepOf(from: number, to: number, count: number): number {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const rest = rough / power;
  // Between two steps the geometric mean decides: as far from the one as from the other.
  const factor = rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.SQRT2 ? 2 : 1;
  return factor * power;
}
