import { keptRoom } from './keptRoom.ts';

const listRoom = keptRoom((length) => new Float64Array(length));

/** Quantile of a list by linear interpolation, `share` 0..1; NaN for an empty list. The list is left as it is. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const list = listRoom(values.length);
  list.set(values);
  if (list.length === 0) return Number.NaN;
  const at = Math.min(Math.max(share, 0), 1) * (list.length - 1);
  const low = Math.floor(at);
  const lower = select(list, low);
  // What lies behind the selected place is not below it: the next in order is the least of those.
  let upper = lower;
  if (at > low) {
    upper = Number.POSITIVE_INFINITY;
    for (let i = low + 1; i < list.length; i++) upper = Math.min(upper, list[i] as number);
  }
  return lower + (at - low) * (upper - lower);
}

/**
 * Brings the value that would stand at `place` of the sorted list there, none larger before it and none smaller behind it
 * (Hoare, Communications of the ACM 4 (1961) 321): a tenth of the work of sorting.
 */
function select(list: Float64Array, place: number): number {
  let from = 0;
  let to = list.length - 1;
  while (from < to) {
    const pivot = list[(from + to) >> 1] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((list[i] as number) < pivot) i++;
      while ((list[j] as number) > pivot) j--;
      if (i > j) break;
      const held = list[i] as number;
      list[i++] = list[j] as number;
      list[j--] = held;
    }
    if (place <= j) to = j;
    else if (place >= i) from = i;
    else break;
  }
  return list[place] as number;
}

/** Median; NaN for an empty list. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Median and robust standard deviation (1.4826 times the median absolute deviation). */
export function robustSpread(values: ArrayLike<number>): { readonly centre: number; readonly sd: number } {
  const centre = median(values);
  const apart = new Float64Array(values.length);
  for (let i = 0; i < apart.length; i++) apart[i] = Math.abs((values[i] as number) - centre);
  return { centre, sd: 1.4826 * median(apart) };
}

/** Mean and plain standard deviation. */
export function meanSpread(values: ArrayLike<number>): { readonly mean: number; readonly sd: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / values.length) };
}

/** The values of a list where a mask is 1. */
export function pick(values: Float32Array, mask: Uint8Array): Float32Array {
  const out = new Float32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (mask[i]) out[count++] = values[i] as number;
  return out.subarray(0, count);
}

/** The values of a list at these places. A loop: `from` with a function takes twenty times as long. */
export function valuesAt(values: Float32Array, places: Int32Array): Float32Array {
  const out = new Float32Array(places.length);
  for (let k = 0; k < out.length; k++) out[k] = values[places[k] as number] as number;
  return out;
}

/** At most `most` values, evenly spaced through the list: enough for a quantile. */
export function thin(values: Float32Array, most = 20_000): Float32Array {
  if (values.length <= most) return values;
  const step = values.length / most;
  const out = new Float32Array(most);
  for (let i = 0; i < most; i++) out[i] = values[Math.floor(i * step)] as number;
  return out;
}
