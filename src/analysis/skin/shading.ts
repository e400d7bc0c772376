/** Terms of the fitted surface: 1, x, y, x^2, x y, y^2. */
const TERMS = 6;
const ROUNDS = 4;
/** Beyond this far from the fit (ln) a pixel has no say: a shadow, hair, a highlight. */
const REACH = 0.6;
/** What is only thought to be skin counts less than what surely is. */
const ZONE_WEIGHT = 0.3;
/** Every so many pixels is enough for six numbers. */
const STRIDE = 23;

/**
 * The light's slow fall-off over a subject: a quadratic in x and y fitted to ln luminance, pulled towards what most skin
 * shows (iteratively reweighted least squares, Tukey's weights). Returns the fitted ln luminance of every pixel.
 *
 * @param start pixels the fit begins with, 1 or 0. @param zone pixels that may join once the fit is near them.
 */
export function fitShading(lnY: Float32Array, widthPx: number, start: Uint8Array, zone: Uint8Array): Float32Array {
  const heightPx = lnY.length / widthPx;
  const terms = new Float64Array(TERMS);
  let fit = new Float64Array(TERMS);
  for (let round = 0; round <= ROUNDS; round++) {
    const sums = new Float64Array(TERMS * (TERMS + 1));
    for (let i = 0; i < lnY.length; i += STRIDE) {
      if (!zone[i]) continue;
      setTerms(terms, i % widthPx, Math.floor(i / widthPx), widthPx, heightPx);
      let weight = start[i] ? 1 : 0;
      if (round > 0) {
        const t = ((lnY[i] as number) - surface(fit, terms)) / REACH;
        weight = Math.abs(t) >= 1 ? 0 : (1 - t * t) ** 2 * (start[i] ? 1 : ZONE_WEIGHT);
      }
      if (weight > 0) accumulate(sums, terms, lnY[i] as number, weight);
    }
    fit = solve(sums);
  }
  const light = new Float32Array(lnY.length);
  for (let y = 0; y < heightPx; y++)
    drawRow(fit, light.subarray(y * widthPx, (y + 1) * widthPx), (2 * y) / heightPx - 1);
  return light;
}

/** The surface along one row: there it is a quadratic in x alone. */
function drawRow(fit: Float64Array, row: Float32Array, y: number): void {
  const [one, ofX, ofY, ofXX, ofXY, ofYY] = fit as unknown as readonly [number, number, number, number, number, number];
  const start = one + ofY * y + ofYY * y * y;
  const slope = ofX + ofXY * y;
  const step = 2 / row.length;
  for (let i = 0; i < row.length; i++) {
    const x = step * i - 1;
    row[i] = start + x * (slope + ofXX * x);
  }
}

function setTerms(terms: Float64Array, column: number, row: number, widthPx: number, heightPx: number): void {
  const x = (2 * column) / widthPx - 1;
  const y = (2 * row) / heightPx - 1;
  terms[0] = 1;
  terms[1] = x;
  terms[2] = y;
  terms[3] = x * x;
  terms[4] = x * y;
  terms[5] = y * y;
}

function surface(fit: Float64Array, terms: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < TERMS; k++) sum += (fit[k] as number) * (terms[k] as number);
  return sum;
}

function accumulate(sums: Float64Array, terms: Float64Array, value: number, weight: number): void {
  for (let r = 0, at = 0; r < TERMS; r++) {
    const w = weight * (terms[r] as number);
    for (let c = 0; c < TERMS; c++, at++) sums[at] = (sums[at] as number) + w * (terms[c] as number);
    sums[at] = (sums[at] as number) + w * value;
    at++;
  }
}

/** Gauss-Jordan on the normal equations (rows of TERMS + 1), with a little ridge so that a narrow subject stays flat. */
function solve(sums: Float64Array): Float64Array<ArrayBuffer> {
  const width = TERMS + 1;
  const ridge = Math.max(sums[0] as number, 1);
  for (let k = 0; k < TERMS; k++)
    sums[k * width + k] = (sums[k * width + k] as number) + (k < 3 ? 1e-6 : 0.002) * ridge;
  for (let k = 0; k < TERMS; k++) {
    for (let r = 0; r < TERMS; r++) {
      if (r === k) continue;
      const factor = (sums[r * width + k] as number) / (sums[k * width + k] as number);
      for (let c = k; c < width; c++)
        sums[r * width + c] = (sums[r * width + c] as number) - factor * (sums[k * width + c] as number);
    }
  }
  return Float64Array.from(
    { length: TERMS },
    (_, k) => (sums[k * width + TERMS] as number) / (sums[k * width + k] as number),
  );
}
