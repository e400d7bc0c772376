import type { CardCorners, CardProblem, CardReading } from '../../domain/colourCard.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import type { Rgb } from '../quality/logColour.ts';
import type { PixelSource } from '../raster.ts';
import { overviewOf } from '../view.ts';
import { type CardFit, fitCard, leftOut } from './cardFit.ts';
import { GREYS, SKIN_LIKE } from './chart.ts';
import type { Correction } from './correction.ts';
import { findCard, isCard } from './findCard.ts';
import { readPatches, type SeenPatch } from './readPatches.ts';

/** A card that was looked at, and the correction it gives; `null`: it has a problem. */
export interface ReadCard {
  readonly reading: CardReading;
  readonly correction: Correction | null;
  /** Neutral 5 as the photo shows it, linear sRGB; `null`: it can't be read. */
  readonly grey: Rgb | null;
}

/** Share of clipped pixels from which a patch's colour is not what it was. */
const MOST_CLIPPED = 0.05;
/** Linear light of neutral 5, true .19: two and a half stops under. */
const LEAST_GREY_LIGHT = 0.03;
/** Distance of a patch's luminance quartiles: as a share of its light, and what noise may add in the dark. */
const UNEVEN = { share: 0.2, light: 0.008 };
/** Patches that a hand or a highlight may cover; where more are uneven, edges run through them: it is another thing. */
const MOST_COVERED = 6;
/**
 * Limits of a fit, from simulated cards under 18 cameras and 9 lights, styled and not (`npm run validate card`): a card lit
 * evenly leans by up to .30 in 19 of 20 and leaves up to 4.3 on all patches and 1.0 on the skin-like; one lit by half as much
 * again at one end as at the other leans by .43 and more.
 */
const LIMITS = { leanLn: 0.35, all: 6, skin: 2 } as const;

/**
 * Reads the colour card of a photo: where a person marked it, else where it is found.
 *
 * @param marked four corners of the field of patches in any order that goes round it; `null`: it is looked for.
 * @returns `null`: there is none.
 */
export function readCard(source: PixelSource, marked: ImagePolygon | null): ReadCard | null {
  if (marked?.length === 4) return bestWayRound(source, marked);
  const corners = findCard(overviewOf(source));
  return corners && judged(source, corners, false);
}

/** Which of the marked corners is dark skin's is told by the colours: the way round that fits best. */
function bestWayRound(source: PixelSource, marked: ImagePolygon): ReadCard {
  const [a, b, c, d] = marked as unknown as CardCorners;
  const ways = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
    [d, c, b, a],
    [c, b, a, d],
    [b, a, d, c],
    [a, d, c, b],
  ] as const;
  const left = (corners: CardCorners) => {
    const patches = readPatches(source, corners);
    return (patches && fitCard(patches.map(({ rgb }) => rgb))?.meanDeltaE) ?? Number.POSITIVE_INFINITY;
  };
  const best = ways.map((corners) => ({ corners, left: left(corners) })).sort((p, q) => p.left - q.left)[0];
  return judged(source, best?.corners ?? ways[0], true);
}

function judged(source: PixelSource, corners: CardCorners, isMarked: boolean): ReadCard {
  const refused = (problem: CardProblem): ReadCard => ({
    reading: { corners, isMarked, problem, residual: null },
    correction: null,
    grey: null,
  });
  const patches = readPatches(source, corners);
  if (!patches) return refused('too-small');
  const spoilt = problemOf(patches);
  if (spoilt) return refused(spoilt);
  const seen = patches.map(({ rgb }) => rgb);
  const fit = fitCard(seen);
  if (!fit || !isCard(fit)) return refused(fit && isLeaning(fit) ? 'uneven-light' : 'not-the-card');
  const without = leftOut(seen);
  const residual = {
    all: fit.meanDeltaE,
    skin: fit.skinDeltaE,
    leftOut: SKIN_LIKE.reduce((sum, i) => sum + (without[i] as number), 0) / SKIN_LIKE.length,
  };
  const problem = problemOfFit(fit);
  return {
    reading: { corners, isMarked, problem, residual },
    correction: problem ? null : fit.correction,
    grey: seen[GREYS[3] as number] ?? null,
  };
}

/** What keeps patches from being read. */
function problemOf(patches: readonly SeenPatch[]): CardProblem | null {
  if (patches.some(({ clipped }) => clipped > MOST_CLIPPED)) return 'clipped';
  if ((patches[GREYS[3] as number] as SeenPatch).median < LEAST_GREY_LIGHT) return 'too-dark';
  const uneven = patches.filter(({ spread, median }) => spread > UNEVEN.share * median + UNEVEN.light).length;
  if (uneven > MOST_COVERED) return 'not-the-card';
  return uneven > 0 ? 'covered' : null;
}

/** Colours that are the card's but for the light on it. */
function isLeaning({ leanLn, meanDeltaE }: CardFit): boolean {
  return leanLn > LIMITS.leanLn && meanDeltaE < 2 * LIMITS.all;
}

/** What a fit itself says against a card. */
export function problemOfFit({ leanLn, meanDeltaE, skinDeltaE }: CardFit): CardProblem | null {
  if (leanLn > LIMITS.leanLn) return 'uneven-light';
  return meanDeltaE > LIMITS.all || skinDeltaE > LIMITS.skin ? 'poor-fit' : null;
}
