/** Sweeps of successive over-relaxation a level; coarser levels have brought the start close. */
const SWEEPS = 12;
const RELAXATION = 1.6;

/**
 * Fills the cells that are not `known` harmonically, in place: smooth everywhere, equal to the known values at their rim
 * and falling to zero at the border of the grid. Row-major. Solved coarse to fine.
 */
export function spreadOutward(values: Float32Array, known: Uint8Array, widthPx: number, heightPx: number): void {
  if (Math.min(widthPx, heightPx) > 8) {
    const coarse = halve(values, known, widthPx, heightPx);
    spreadOutward(coarse.values, coarse.known, coarse.widthPx, coarse.heightPx);
    for (let y = 0, i = 0; y < heightPx; y++) {
      for (let x = 0; x < widthPx; x++, i++) {
        if (known[i] === 0) values[i] = coarse.values[(y >> 1) * coarse.widthPx + (x >> 1)] as number;
      }
    }
  }
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 0 : (values[y * widthPx + x] as number);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let y = 0, i = 0; y < heightPx; y++) {
      for (let x = 0; x < widthPx; x++, i++) {
        if (known[i] === 1) continue;
        const mean = (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) / 4;
        values[i] = (values[i] as number) + RELAXATION * (mean - (values[i] as number));
      }
    }
  }
}

function halve(values: Float32Array, known: Uint8Array, widthPx: number, heightPx: number) {
  const width = (widthPx + 1) >> 1;
  const height = (heightPx + 1) >> 1;
  const sums = new Float32Array(width * height);
  const counts = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      if (known[i] === 0) continue;
      const to = (y >> 1) * width + (x >> 1);
      sums[to] = (sums[to] as number) + (values[i] as number);
      counts[to] = (counts[to] as number) + 1;
    }
  }
  return {
    values: sums.map((sum, i) => (counts[i] ? sum / (counts[i] as number) : 0)),
    known: counts.map((count) => (count > 0 ? 1 : 0)),
    widthPx: width,
    heightPx: height,
  };
}
