/** How well two readings of unchanged skin agree. */
export interface Agreement {
  /** People with both readings. */
  readonly n: number;
  /** Within-person standard deviation of one reading: SD of the differences / sqrt 2. */
  readonly sd: number;
  /** Mean of second less first. */
  readonly bias: number;
  /** Intraclass correlation ICC(1,1): one-way random effects, single reading. [Shrout & Fleiss 1979] */
  readonly icc: number;
}

/**
 * Agreement of paired readings.
 *
 * @param pairs one [first, second] a person, same unit; at least three.
 * @returns `null` for fewer than three pairs.
 */
export function agreementOf(pairs: readonly (readonly [number, number])[]): Agreement | null {
  const n = pairs.length;
  if (n < 3) return null;
  let grand = 0;
  let bias = 0;
  for (const [first, second] of pairs) {
    grand += (first + second) / (2 * n);
    bias += (second - first) / n;
  }
  let between = 0;
  let within = 0;
  let spread = 0;
  for (const [first, second] of pairs) {
    const mean = (first + second) / 2;
    between += (2 * (mean - grand) ** 2) / (n - 1);
    within += (second - first) ** 2 / 2 / n;
    spread += (second - first - bias) ** 2 / (n - 1);
  }
  return { n, sd: Math.sqrt(spread / 2), bias, icc: (between - within) / (between + within) };
}
