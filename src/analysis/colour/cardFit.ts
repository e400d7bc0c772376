import { labOf } from '../colour.ts';
import type { Rgb } from '../quality/logColour.ts';
import { GREYS, PATCHES, SKIN_LIKE } from './chart.ts';
import { type Correction, corrected, fitCorrection } from './correction.ts';
import { deltaE2000 } from './deltaE.ts';

/** How well a correction brings the patches of a card to their published colours. */
export interface CardFit {
  readonly correction: Correction;
  /** CIEDE2000 of each patch after the correction. */
  readonly residuals: readonly number[];
  /** Mean over all patches, and over the skin-like ones. */
  readonly meanDeltaE: number;
  readonly skinDeltaE: number;
  /** By how much ln luminance leans from one end of the card to the other: light that is not the same all over it. */
  readonly leanLn: number;
}

const PUBLISHED_LAB = PATCHES.map((rgb) => labOf(...rgb));
/** Patches whose luminance tells of uneven light: the darkest one is noise and stray light. */
const LIT = PATCHES.map((_, i) => i).filter((i) => i !== 23);

/** Fits the correction to 24 colours of linear sRGB; `null`: they don't determine one. */
export function fitCard(seen: readonly Rgb[]): CardFit | null {
  const correction = fitCorrection(seen);
  if (!correction) return null;
  const come = seen.map((rgb) => corrected(correction, rgb));
  const residuals = come.map((rgb, i) => deltaE2000(labOf(...rgb), PUBLISHED_LAB[i]!));
  return {
    correction,
    residuals,
    meanDeltaE: meanOf(residuals),
    skinDeltaE: meanOf(SKIN_LIKE.map((i) => residuals[i] as number)),
    leanLn: leanOf(seen, correction),
  };
}

/** CIEDE2000 of each patch after a correction that was fitted without it. */
export function leftOut(seen: readonly Rgb[]): number[] {
  return seen.map((rgb, i) => {
    const correction = fitCorrection(seen, i);
    return correction ? deltaE2000(labOf(...corrected(correction, rgb)), PUBLISHED_LAB[i]!) : Number.POSITIVE_INFINITY;
  });
}

/**
 * The lean of light over the card, before the power law: a plane through ln of the light each patch sends too much. Greys lie
 * in one row, so what leans along it bends their tone; the tone is therefore read with the plane, patch by patch.
 */
function leanOf(seen: readonly Rgb[], { tone }: Correction): number {
  const g = tone[1].g;
  const rows = LIT.map((i) => {
    const published = PATCHES[i]![1];
    const toned = tone[1].a + g * Math.log(Math.max(seen[i]![1], 1e-4));
    return {
      x: (i % 6) / 5 - 0.5,
      y: Math.floor(i / 6) / 3 - 0.5,
      grey: GREYS.includes(i),
      off: toned - Math.log(published),
    };
  });
  const slope = (of: 'x' | 'y') => {
    const mean = meanOf(rows.map((row) => row[of]));
    const up = rows.reduce((sum, row) => sum + (row[of] - mean) * row.off, 0);
    return up / rows.reduce((sum, row) => sum + (row[of] - mean) ** 2, 0);
  };
  return Math.hypot(slope('x'), slope('y')) / g;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
