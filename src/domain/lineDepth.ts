import type { Reading } from './reading.ts';

/**
 * The parts of a line density, mm/cm2. Deep: lines that stand out as much as the most marked third of the baseline's did;
 * fine: the others. Told by contrast, not by depth: descriptive, and no verdict stands on it.
 */
export interface LineDepth {
  readonly deep: number;
  readonly fine: number;
}

/** @returns `null`: no reading of lines, or one from before they were told apart */
export function lineDepthOf({ secondary }: Pick<Reading, 'secondary'>): LineDepth | null {
  const { deepMmPerCm2: deep, fineMmPerCm2: fine } = secondary;
  return deep === undefined || fine === undefined ? null : { deep, fine };
}

/** The mean of several, each with its weight; `null` where one is not known, or there is none. */
export function meanDepth(parts: readonly { readonly depth: LineDepth | null; readonly weight: number }[]) {
  let [deep, fine, total] = [0, 0, 0];
  for (const { depth, weight } of parts) {
    if (depth === null) return null;
    deep += weight * depth.deep;
    fine += weight * depth.fine;
    total += weight;
  }
  return total === 0 ? null : { deep: deep / total, fine: fine / total };
}
