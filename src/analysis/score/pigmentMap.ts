import { type AtlasMaps, LN_STEP } from '../../domain/measurement.ts';
import { blur } from '../filters.ts';
import { intersection, without } from '../masks.ts';
import { components, dilate } from '../skin/morphology.ts';
import { pick, robustSpread, thin } from '../statistics.ts';
import { aboveBackground, onSkin } from './background.ts';
import { texelSideMm } from './seriesMask.ts';

/** Share of a true melanin step the colour model gives back on a spot; thresholds shrink with it. */
export const PIGMENT_GAIN = 0.5;
/** A spot starts where pigment is a quarter above its surround and reaches out to an eighth. */
const SEED_LN = PIGMENT_GAIN * Math.log(1.25);
const REACH_SHARE = Math.log(1.12) / Math.log(1.25);
/** However uneven a skin is, a spot this far above its surround is one: freckled skin must not hide its freckles. */
const MOST_SEED_LN = 2 * SEED_LN;
const LEAST_SPOT_MM2 = 0.8;
/** Larger than a melasma patch 30 mm across it is a region's own shade, or the light's. */
const MOST_SPOT_MM2 = 700;
/**
 * Sigma of the background: narrow enough to follow the slow change of colour with the light over a face, and wide enough
 * that a melasma patch stands out of it at first; once found it is taken out, and keeps its full height.
 */
const BACKGROUND_MM = 12;
/** Distance kept from patches when the background is taken, and from small spots (which have no blurred rim). */
const PATCH_MARGIN_MM = 10;
const SPOT_MARGIN_MM = 1.5;
const PATCH_FROM_MM2 = 20;
const ROUNDS = 2;

/** What pigment is compared with over a whole course: decided on the baseline photos, then kept. */
export interface PigmentGround {
  /** 1: even skin away from spots and patches. Each photo takes its own background from these texels. */
  readonly background: Uint8Array;
  /** 1: red rather than brown at baseline; no spot is ever found there, so fading redness makes none. */
  readonly vascular: Uint8Array;
  /** ln, from where a spot starts and how far out it reaches. */
  readonly seedLn: number;
  readonly reachLn: number;
}

/** Decides background, vascular texels and thresholds on the (mean) baseline maps. */
export function freezeGround(baselines: readonly AtlasMaps[], skin: Uint8Array): PigmentGround {
  const [first] = baselines as [AtlasMaps, ...AtlasMaps[]];
  const { widthPx } = first;
  const side = texelSideMm(first);
  const melanin = onSkin(meanLn(baselines, 'melanin'), skin, first, BACKGROUND_MM / side);
  const haemoglobin = onSkin(meanLn(baselines, 'haemoglobin'), skin, first, BACKGROUND_MM / side);

  let background: Uint8Array = skin.slice();
  let seedLn = SEED_LN;
  for (let round = 0; round < ROUNDS; round++) {
    const above = aboveBackground(melanin, background);
    const even = robustSpread(thin(pick(above, background)));
    seedLn = Math.min(MOST_SEED_LN, Math.max(SEED_LN, 3 * even.sd));
    background = awayFromSpots(findSpots(above, skin, first, seedLn, seedLn * REACH_SHARE), skin, widthPx, side);
  }
  const brown = aboveBackground(melanin, background);
  const red = aboveBackground(haemoglobin, background);
  const vascular = new Uint8Array(red.length);
  for (let i = 0; i < red.length; i++) {
    const h = red[i] as number;
    if (h > 2 * SEED_LN && h > (brown[i] as number) / PIGMENT_GAIN) vascular[i] = 1;
  }
  return { background, vascular, seedLn, reachLn: seedLn * REACH_SHARE };
}

/** ln melanin above the photo's own background; NaN outside its skin. */
export function pigmentAbove(atlas: AtlasMaps, background: Uint8Array): Float32Array {
  const { skin } = atlas;
  const seen = intersection(background, skin);
  return aboveBackground(onSkin(meanLn([atlas], 'melanin'), skin, atlas, BACKGROUND_MM / texelSideMm(atlas)), seen);
}

/** Spots and patches of one photo: hysteresis, then size. 1: inside. */
export function findSpots(
  above: Float32Array,
  skin: Uint8Array,
  { widthPx, heightPx, texelMm2 }: Pick<AtlasMaps, 'widthPx' | 'heightPx' | 'texelMm2'>,
  seedLn: number,
  reachLn: number,
): Uint8Array {
  const known = new Float32Array(above.length);
  for (let i = 0; i < known.length; i++) known[i] = Number.isNaN(above[i]) ? 0 : (above[i] as number);
  const calm = blur({ widthPx, heightPx, data: known }, 1).data;
  const reach = new Uint8Array(skin.length);
  for (let i = 0; i < reach.length; i++) if (skin[i] && (calm[i] as number) > reachLn) reach[i] = 1;
  const { label, sizes } = components(reach, widthPx);
  const seeded = new Uint8Array(sizes.length);
  const mm2 = new Float64Array(sizes.length);
  for (let i = 0; i < reach.length; i++) {
    const id = label[i] as number;
    if (id < 0) continue;
    mm2[id] = (mm2[id] as number) + (texelMm2 ? (texelMm2[i] as number) : 0.25);
    if ((calm[i] as number) > seedLn) seeded[id] = 1;
  }
  const isSpot = seeded.map((found, id) => (found && isSpotSized(mm2[id] as number) ? 1 : 0));
  return ofComponents(label, isSpot);
}

/** The pixels of the components that are kept. */
function ofComponents(label: Int32Array, isKept: Uint8Array): Uint8Array {
  const kept = new Uint8Array(label.length);
  for (let i = 0; i < kept.length; i++) if ((label[i] as number) >= 0) kept[i] = isKept[label[i] as number] as number;
  return kept;
}

function isSpotSized(mm2: number): boolean {
  return mm2 >= LEAST_SPOT_MM2 && mm2 <= MOST_SPOT_MM2;
}

function awayFromSpots(spots: Uint8Array, skin: Uint8Array, widthPx: number, sideMm: number): Uint8Array {
  const { label, sizes } = components(spots, widthPx);
  const isPatch = Uint8Array.from(sizes, (size) => (size * sideMm * sideMm >= PATCH_FROM_MM2 ? 1 : 0));
  const nearPatch = dilate(ofComponents(label, isPatch), widthPx, PATCH_MARGIN_MM / sideMm);
  const nearSpot = dilate(spots, widthPx, SPOT_MARGIN_MM / sideMm);
  const wide = without(skin, nearSpot);
  const away = without(wide, nearPatch);
  // A face full of patches leaves little: then the narrow margin has to do.
  return count(away) > 0.2 * count(skin) ? away : wide;
}

function count(mask: Uint8Array): number {
  let sum = 0;
  for (const value of mask) sum += value;
  return sum;
}

function meanLn(maps: readonly AtlasMaps[], channel: 'melanin' | 'haemoglobin'): Float32Array {
  const [first] = maps as [AtlasMaps, ...AtlasMaps[]];
  const sum = new Float32Array(first.skin.length);
  const seen = new Uint8Array(sum.length);
  for (const map of maps) {
    const { skin, [channel]: values } = map;
    for (let i = 0; i < sum.length; i++) {
      if (!skin[i]) continue;
      sum[i] = (sum[i] as number) + (values[i] as number) * LN_STEP;
      seen[i] = (seen[i] as number) + 1;
    }
  }
  if (maps.length > 1)
    for (let i = 0; i < sum.length; i++) if (seen[i]) sum[i] = (sum[i] as number) / (seen[i] as number);
  return sum;
}
