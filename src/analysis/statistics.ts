/** Quantile of a list by linear interpolation, `share` 0..1; NaN for an empty list. The list is left as it is. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = new Float64Array(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const at = Math.min(Math.max(share, 0), 1) * (sorted.length - 1);
  const low = Math.floor(at);
  const lower = sorted[low] as number;
  return lower + (at - low) * ((sorted[Math.min(low + 1, sorted.length - 1)] as number) - lower);
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

/** At most `most` values, evenly spaced through the list: enough for a quantile. */
export function thin(values: Float32Array, most = 20_000): Float32Array {
  if (values.length <= most) return values;
  const step = values.length / most;
  const out = new Float32Array(most);
  for (let i = 0; i < most; i++) out[i] = values[Math.floor(i * step)] as number;
  return out;
}
