import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { QualityCheck, QualityFinding, QualityLevel } from '../../domain/quality.ts';

interface Limits {
  readonly cautionAt: number;
  readonly refuseAt: number;
  readonly touches: readonly MeasureId[];
}

const COLOUR: readonly MeasureId[] = ['redness', 'pigmentation'];
const RELIEF: readonly MeasureId[] = ['lines', 'pores'];
/** What stands on fine structure: a speck of pigment is as small as a pore. */
const FINE: readonly MeasureId[] = ['pigmentation', 'lines', 'pores'];
/** Stands for a check that warns and never refuses. */
const NEVER = 1e6;

/** Limits of every check of one photo. Where `refuseAt` lies below `cautionAt`, less is worse. */
const LIMITS: Readonly<Record<QualityCheck, Limits>> = {
  // Native pixels per mm: the texture model reads 8; from 6 on a fine line still covers a pixel.
  resolution: { cautionAt: 8, refuseAt: 6, touches: RELIEF },
  // Blur sigma, mm: one, and 1.6 pixels at 8 px/mm.
  focus: { cautionAt: 0.125, refuseAt: 0.2, touches: RELIEF },
  // Share of the subject with a channel at 252 or more: its colour is lost.
  'too-bright': { cautionAt: 0.02, refuseAt: 0.08, touches: MEASURES },
  // Share of the subject with green below 8: its colour is noise.
  'too-dark': { cautionAt: 0.05, refuseAt: 0.15, touches: MEASURES },
  // Middle brightness of the bare skin, sRGB code; less is worse. The darkest faces of data/photos, well exposed, stay above
  // 50; five stops under, light skin falls to some 25 (`npm run validate gates`), where a code step is 8 % of light.
  dim: { cautionAt: 36, refuseAt: 16, touches: MEASURES },
  // Share of bare skin under a highlight. Highlights are left out, so a region is refused by what is left of it (its
  // coverage); past this share of the whole subject even the rest is veiled.
  highlights: { cautionAt: 0.06, refuseAt: 0.4, touches: MEASURES },
  // SD of ln light between neighbouring pixels on the evenest skin. Unblurred photos of data/photos reach .02 (dark skin in
  // flat light), the deep shadow of one portrait .2; noise of 22 codes added to them starts at .157.
  noise: { cautionAt: 0.05, refuseAt: NEVER, touches: FINE },
  // Fine contrast of skin (see grain.ts); less is worse. 49 neutral London photos start at .0104, the smoothest skin of the
  // rendered example at .0116; a guided filter that smooths as beauty modes do leaves .0025 to .0101, but for one sharp
  // portrait (`npm run validate gates`). Skin that smooth would read as lines and pores gone.
  smoothed: { cautionAt: 0.0102, refuseAt: 0.003, touches: FINE },
  // IJG quality: below 75 blocks and lost chroma show on skin (method, "Gates").
  compression: { cautionAt: 75, refuseAt: -NEVER, touches: FINE },
  // Distance of the skin's own log-chroma from skin in balanced light, ln. It cancels against control skin but for the
  // camera's curve: the limits of the method's absolute modes warn, and light that has lost half of a channel is refused.
  'colour-cast': { cautionAt: 0.1, refuseAt: 0.5, touches: COLOUR },
  // Middle nine tenths of log-chroma over the whole face, ln; less is worse. The least of data/photos is .2; in a picture of one
  // colour it is what compression leaves.
  monochrome: { cautionAt: 0.14, refuseAt: 0.07, touches: COLOUR },
  // Distance in log-chroma between the two sides, on forehead and cheeks alike: lights of two colours.
  'uneven-light': { cautionAt: 0.06, refuseAt: 0.12, touches: COLOUR },
  // Degrees off the view's own direction; against the baseline's photo it is held in the scores.
  pose: { cautionAt: 15, refuseAt: 35, touches: MEASURES },
  // Degrees off upright: light falls along the face differently than at other visits. Faces of data/photos that were asked to
  // look straight stay within 5.
  roll: { cautionAt: 10, refuseAt: NEVER, touches: MEASURES },
  // Iris scale against the course's frozen face size, as a fraction: another person, or a mesh that slipped.
  'scale-change': { cautionAt: 0.15, refuseAt: 0.3, touches: MEASURES },
  // Largest of spread and difference inside the control skin, ln. Beyond it readings are unreferenced, not refused.
  'control-skin': { cautionAt: 0.06, refuseAt: NEVER, touches: COLOUR },
  // Share of the subject that is valid skin.
  coverage: { cautionAt: 0.45, refuseAt: 0.1, touches: MEASURES },
  // Share of a region that grows no beard and isn't bare skin: hair, frames, a thing held before it. Neutral London faces
  // without a fringe stay below .6. What is hidden is left out region by region, so this only warns.
  hidden: { cautionAt: 0.6, refuseAt: NEVER, touches: MEASURES },
  // The strongest of mouth, smile, brow and squint, 1 where it matters (see expression.ts): moves cheeks and folds. Four parts
  // together pass 1 more often than one: 1.15 marks 2 of 49 neutral faces and 24 of 25 smiling ones.
  expression: { cautionAt: 1.15, refuseAt: NEVER, touches: MEASURES },
  // How far a drawn area may lie off the first photo's, as a share of its side. It widens the noise, too.
  alignment: { cautionAt: 0.05, refuseAt: NEVER, touches: MEASURES },
};

/** Holds a number against its limits. */
export function finding(check: QualityCheck, value: number): QualityFinding {
  const { cautionAt, refuseAt, touches } = LIMITS[check];
  const isWorse = (limit: number) => (refuseAt < cautionAt ? value < limit : value > limit);
  const level: QualityLevel = isWorse(refuseAt) ? 'refused' : isWorse(cautionAt) ? 'caution' : 'good';
  return { check, value, cautionAt, refuseAt, level, touches };
}
