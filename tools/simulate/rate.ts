/** A share seen in a simulation, with its 95 % Monte-Carlo interval. */
export interface Rate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** Interval by Wilson's score. */
export function rateOf(hits: number, of: number): Rate {
  const z = 1.96;
  const share = hits / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), of };
}
