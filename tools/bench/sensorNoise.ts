/** SD of the noise at mid grey, codes, and the dark floor under the light's own share of it, codes. */
const MID_GREY_SD = 4;
const FLOOR = 16;
const MID_GREY = 128;
/** SD of the sum of four random bytes, and its mean. */
const FOUR_BYTES = { mean: 510, sd: 147.8 };

/**
 * Adds a sensor's noise to RGB codes in place: white, the same in all three channels (cameras smooth the colour noise away),
 * its variance growing with the light. The same codes in give the same codes out.
 */
export function addSensorNoise(rgb: Uint8Array): void {
  const spread = Float32Array.from(
    { length: 256 },
    (_, code) => MID_GREY_SD * Math.sqrt((code + FLOOR) / (MID_GREY + FLOOR)),
  );
  let state = 1;
  for (let i = 0; i < rgb.length; i += 3) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const bytes = mix(state);
    // Four random bytes add up to nearly a Gaussian.
    const sum = (bytes & 255) + ((bytes >>> 8) & 255) + ((bytes >>> 16) & 255) + (bytes >>> 24);
    const noise = ((spread[rgb[i + 1] as number] as number) * (sum - FOUR_BYTES.mean)) / FOUR_BYTES.sd;
    for (let c = i; c < i + 3; c++) rgb[c] = Math.min(255, Math.max(0, Math.round((rgb[c] as number) + noise)));
  }
}

/** Spreads a state's entropy over all its bits: the low ones of a linear congruence repeat early. */
function mix(state: number): number {
  const folded = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  return (folded ^ (folded >>> 16)) >>> 0;
}
