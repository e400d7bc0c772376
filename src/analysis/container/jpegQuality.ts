/** Luminance table of ITU-T T.81 annex K.1, which quality 50 stands for in the IJG scale. Rows of the 8 x 8 block. */
// biome-ignore format: a matrix
const ANNEX_K = [
  16, 11, 10, 16, 24, 40, 51, 61,
  12, 12, 14, 19, 26, 58, 60, 55,
  14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62,
  18, 22, 37, 56, 68, 109, 103, 77,
  24, 35, 55, 64, 81, 104, 113, 92,
  49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
/** Steps are coded in bytes: a larger one was cut, and says nothing of the scale. */
const LARGEST_STEP = 255;

/**
 * IJG quality (1..100) a luminance quantisation table amounts to: the mean step against annex K's, so that a camera's own
 * table gets the quality that throws away about as much.
 *
 * @param steps 64 quantisation steps in any order: table and annex K are held against each other as sums.
 */
export function qualityOfSteps(steps: readonly number[]): number {
  let sum = 0;
  for (const step of steps) sum += Math.min(step, LARGEST_STEP);
  const percent = (100 * sum) / ANNEX_K_SUM;
  const quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
  return Math.min(100, Math.max(1, Math.round(quality)));
}

const ANNEX_K_SUM = ANNEX_K.reduce((sum, step) => sum + step, 0);
