/** Share with its exact 95 % interval. [Clopper & Pearson 1934] */
export interface Proportion {
  readonly x: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;

/** @param x 0..n */
export function proportionOf(x: number, n: number): Proportion {
  return {
    x,
    n,
    low: x === 0 ? 0 : crossing((p) => 1 - atMost(x - 1, n, p) > TAIL),
    high: x === n ? 1 : crossing((p) => atMost(x, n, p) < TAIL),
  };
}

/** `3 of 51 (1.2-16.2 %)` */
export function inWords({ x, n, low, high }: Proportion): string {
  return `${x} of ${n} (${(100 * low).toFixed(1)}-${(100 * high).toFixed(1)} %)`;
}

/** The probability from which `holds` is true; it is false below. */
function crossing(holds: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Binomial distribution function. */
function atMost(x: number, n: number, p: number): number {
  // In logarithms: (1 - p)^n is 0 to a computer long before the sum is.
  let ln = n * Math.log1p(-p);
  let sum = Math.exp(ln);
  for (let k = 1; k <= x; k++) {
    ln += Math.log((n - k + 1) / k) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(ln);
  }
  return sum;
}
