/** Uniform numbers in [0, 1), the same for the same seed. [mulberry32] */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A standard normal number. [Box and Muller] */
export function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Student's t with three degrees of freedom, scaled to variance 1: much heavier tails than the normal's. */
export function heavyTailed(uniform: () => number): number {
  const chiSquare = normal(uniform) ** 2 + normal(uniform) ** 2 + normal(uniform) ** 2;
  // t = z / sqrt(chi2 / 3) has variance 3.
  return normal(uniform) / Math.sqrt(chiSquare);
}
