/** Means in a smooth window about each pixel, over known pixels only; NaN where the window shows none. */
export type WindowMean = (data: Float32Array) => Float32Array;

/**
 * Makes the window for one mask: a box passed twice each way (a tent), of a Gaussian's variance, by running sums, so that
 * a wide window costs no more than a narrow one. Data must be 0 where `known` is.
 */
export function windowMeans(known: Uint8Array, widthPx: number, heightPx: number, sigmaPx: number): WindowMean {
  // Two boxes of 2 r + 1 have together the variance 2 r (r + 1) / 3.
  const radius = Math.max(1, Math.round(Math.sqrt(1.5 * sigmaPx * sigmaPx + 0.25) - 0.5));
  const weight = tent(Float32Array.from(known), widthPx, heightPx, radius);
  const least = 0.01 * (2 * radius + 1) ** 4;
  return (data) => {
    const sums = tent(data.slice(), widthPx, heightPx, radius);
    for (let i = 0; i < sums.length; i++) {
      const w = weight[i] as number;
      sums[i] = w > least ? (sums[i] as number) / w : Number.NaN;
    }
    return sums;
  };
}

function tent(data: Float32Array, widthPx: number, heightPx: number, radius: number): Float32Array {
  const line = new Float64Array(widthPx);
  for (let y = 0; y < heightPx; y++) {
    boxAlong(data, y * widthPx, widthPx, radius, line);
    boxAlong(data, y * widthPx, widthPx, radius, line);
  }
  boxDown(data, widthPx, heightPx, radius);
  boxDown(data, widthPx, heightPx, radius);
  return data;
}

function boxAlong(data: Float32Array, from: number, count: number, radius: number, line: Float64Array) {
  for (let k = 0; k < count; k++) line[k] = data[from + k] as number;
  let sum = 0;
  for (let k = 0; k < Math.min(radius, count); k++) sum += line[k] as number;
  for (let k = 0; k < count; k++) {
    if (k + radius < count) sum += line[k + radius] as number;
    if (k - radius > 0) sum -= line[k - radius - 1] as number;
    data[from + k] = sum;
  }
}

/** All columns at once, row by row: memory is read in its own order. */
function boxDown(data: Float32Array, widthPx: number, heightPx: number, radius: number): void {
  const from = data.slice();
  const sums = new Float64Array(widthPx);
  for (let y = 0; y < Math.min(radius, heightPx); y++) {
    for (let x = 0; x < widthPx; x++) sums[x] = (sums[x] as number) + (from[y * widthPx + x] as number);
  }
  for (let y = 0; y < heightPx; y++) {
    const enters = y + radius < heightPx ? (y + radius) * widthPx : -1;
    const leaves = y - radius > 0 ? (y - radius - 1) * widthPx : -1;
    for (let x = 0; x < widthPx; x++) {
      let sum = sums[x] as number;
      if (enters >= 0) sum += from[enters + x] as number;
      if (leaves >= 0) sum -= from[leaves + x] as number;
      sums[x] = sum;
      data[y * widthPx + x] = sum;
    }
  }
}
