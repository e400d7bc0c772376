import type { PairCheck } from './pairLimits.ts';
import type { PairVerdicts } from './pairVerdicts.ts';

/**
 * Nine things a published pair is held against, after SEPIA as aestheticsjournal.com used it on clinics' pictures (mean 4
 * of 9; field.md, section 2, item 7).
 */
export const STANDARD_ITEMS = [
  'position',
  'expression',
  'lighting',
  'background',
  'zoom',
  'styling',
  'views',
  'timing',
  'description',
] as const;
export type StandardItem = (typeof STANDARD_ITEMS)[number];

/** Which checks of a pair speak for an item. */
const CHECKS: Readonly<Partial<Record<StandardItem, readonly PairCheck[]>>> = {
  position: ['turned', 'alignment'],
  expression: ['expression'],
  lighting: ['exposure', 'light-colour', 'light-uneven', 'light-direction', 'flash'],
  background: ['background'],
  zoom: ['scale'],
  styling: ['make-up'],
};

/** What of a set the comparison of its photos doesn't tell. */
export interface StandardFacts {
  readonly isBackgroundPlain: boolean;
  /** Views in which both visits have a photo. */
  readonly viewsOfBoth: number;
  readonly isArea: boolean;
  /** No photo lies inside a healing window. */
  readonly isOutsideHealing: boolean;
  /** The caption says dates, sessions and treatment. */
  readonly isDescribed: boolean;
}

/** Nine answers for a pair; `null`: it can't be told. An item holds where no check of it is beyond its limit of caution. */
export function photoStandardOf(
  verdicts: PairVerdicts,
  facts: StandardFacts,
): Readonly<Record<StandardItem, boolean | null>> {
  const known = Object.values(verdicts).filter((verdict) => verdict !== null);
  const missed = new Set(known.flatMap(({ reasons }) => reasons.map(({ check }) => check)));
  const holds = (item: StandardItem): boolean | null =>
    known.length === 0 ? null : !CHECKS[item]?.some((check) => missed.has(check));
  return {
    position: holds('position'),
    expression: facts.isArea ? true : holds('expression'),
    lighting: holds('lighting'),
    background: facts.isBackgroundPlain ? true : holds('background'),
    zoom: holds('zoom'),
    styling: holds('styling'),
    views: facts.isArea ? null : facts.viewsOfBoth > 1,
    timing: facts.isOutsideHealing,
    description: facts.isDescribed,
  };
}

/** How many of the nine hold. */
export function standardScore(standard: Readonly<Record<StandardItem, boolean | null>>): number {
  return STANDARD_ITEMS.filter((item) => standard[item] === true).length;
}
