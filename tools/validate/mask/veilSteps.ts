import type { Models } from '../../../src/analysis/models.ts';

/** Log-chroma u, v of skin from very light to very dark, as the photos and the renderer show it. */
const COLOURS = [
  [0.41, 0.31],
  [0.55, 0.4],
  [0.65, 0.45],
  [1.05, 1],
] as const;
const GREEN = 0.2;
const STEP_LN = 0.04;
const SIDE_PX = 64;

/**
 * How strongly the colour model's redness answers a step of log-chroma along the line that a white reflection moves it,
 * and across that line: why control skin is judged apart from what its surface reflects.
 */
export async function veilStepLines(models: Pick<Models, 'chroma'>): Promise<readonly string[]> {
  const lines = ['redness (ln) per step of log-chroma (ln): along the line of a reflection, across it'];
  for (const [u, v] of COLOURS) {
    const [r, g, b] = [GREEN * Math.exp(u), GREEN, GREEN * Math.exp(-v)];
    const length = Math.hypot(1 / g - 1 / r, 1 / b - 1 / g);
    const [alongU, alongV] = [(1 / g - 1 / r) / length, (1 / b - 1 / g) / length];
    const rednessAt = async (du: number, dv: number) => {
      const pixels = SIDE_PX * SIDE_PX;
      const rgb = new Float32Array(3 * pixels).fill(g);
      rgb.fill(r * Math.exp(du), 0, pixels);
      rgb.fill(b * Math.exp(-dv), 2 * pixels);
      const maps = await models.chroma(rgb, Float32Array.of(r, g, b), SIDE_PX, SIDE_PX);
      return maps[pixels + (SIDE_PX * SIDE_PX + SIDE_PX) / 2]!;
    };
    const slope = async (du: number, dv: number) =>
      (await rednessAt(STEP_LN * du, STEP_LN * dv)) - (await rednessAt(-STEP_LN * du, -STEP_LN * dv));
    const along = Math.abs(await slope(alongU, alongV)) / (2 * STEP_LN);
    const across = Math.abs(await slope(alongV, -alongU)) / (2 * STEP_LN);
    lines.push(
      `  u ${u.toFixed(2)} v ${v.toFixed(2)}: ${along.toFixed(1)}, ${across.toFixed(1)} (${(across / along).toFixed(1)} times)`,
    );
  }
  return lines;
}
