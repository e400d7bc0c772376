import { type AtlasMaps, LN_STEP } from '../../domain/measurement.ts';
import { blurOver } from '../blur.ts';
import { keptRoom } from '../keptRoom.ts';
import { giveBackPlane, lendPlane } from '../lentPlane.ts';
import { intersection, setPixels, without } from '../masks.ts';
import { components, dilate } from '../skin/morphology.ts';
import { robustSpread, thin, valuesAt } from '../statistics.ts';
import { aboveBackground, onSkin } from './background.ts';
import { texelSideMm } from './seriesMask.ts';

/**
 * Share of a true melanin step the colour model gives back on a faint spot; thresholds shrink with it. On rendered courses
 * (`npm run validate rendered`) changes come back nearest to what was put in.
 */
export const PIGMENT_GAIN = 0.7;
/** Skin with a quarter more blood than its surround is a vessel or a blotch. */
const VASCULAR_LN = Math.log(1.25);
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

  let background = skin;
  let seedLn = SEED_LN;
  for (let round = 0; round < ROUNDS; round++) {
    const above = aboveBackground(melanin, background);
    const even = robustSpread(thin(valuesAt(above, setPixels(background))));
    seedLn = Math.min(MOST_SEED_LN, Math.max(SEED_LN, 3 * even.sd));
    background = awayFromSpots(findSpots(above, skin, first, seedLn, seedLn * REACH_SHARE), skin, widthPx, side);
    giveBackPlane(above);
  }
  const red = aboveBackground(haemoglobin, background);
  const vascular = beyond(red, VASCULAR_LN);
  const brown = aboveBackground(melanin, background, vascular);
  keepRedder(vascular, red, brown);
  for (const plane of [red, brown, melanin.map, haemoglobin.map]) giveBackPlane(plane);
  return { background, vascular, seedLn, reachLn: seedLn * REACH_SHARE };
}

function beyond(values: Float32Array, least: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < mask.length; i++) if ((values[i] as number) > least) mask[i] = 1;
  return mask;
}

/** Takes away what is no redder than it is brown. */
function keepRedder(mask: Uint8Array, red: Float32Array, brown: Float32Array): void {
  for (let i = 0; i < mask.length; i++)
    if (mask[i] && !((red[i] as number) > (brown[i] as number) / PIGMENT_GAIN)) mask[i] = 0;
}

/** ln melanin above the photo's own background; NaN outside its skin. */
export function pigmentAbove(atlas: AtlasMaps, background: Uint8Array): Float32Array {
  const { skin } = atlas;
  const melanin = onSkin(meanLn([atlas], 'melanin'), skin, atlas, BACKGROUND_MM / texelSideMm(atlas));
  const above = aboveBackground(melanin, intersection(background, skin));
  giveBackPlane(melanin.map);
  return above;
}

/** Spots and patches of one photo: hysteresis, then size. 1: inside. */
export function findSpots(
  above: Float32Array,
  skin: Uint8Array,
  { widthPx, heightPx, texelMm2 }: Pick<AtlasMaps, 'widthPx' | 'heightPx' | 'texelMm2'>,
  seedLn: number,
  reachLn: number,
): Uint8Array {
  const calm = blurOver({ widthPx, heightPx, data: zeroWhereUnknown(above) }, 1).data;
  const spots = new Uint8Array(skin.length);
  const looked = new Uint8Array(skin.length);
  const found = foundRoom(skin.length);
  const reached = new Uint8Array(skin.length);
  for (let i = 0; i < reached.length; i++) if (skin[i] && (calm[i] as number) > reachLn) reached[i] = 1;
  // Grown from its seeds, since what has none is no spot: hardly any of the skin is walked over.
  for (let seed = reached.indexOf(1); seed >= 0; seed = reached.indexOf(1, seed + 1)) {
    if (looked[seed] || !((calm[seed] as number) > seedLn)) continue;
    const count = growFrom(seed, widthPx, reached, looked, found);
    let mm2 = 0;
    for (let k = 0; k < count; k++) mm2 += texelMm2 ? (texelMm2[found[k] as number] as number) : 0.25;
    if (isSpotSized(mm2)) for (let k = 0; k < count; k++) spots[found[k] as number] = 1;
  }
  return spots;
}

const knownRoom = keptRoom((length) => new Float32Array(length));
const foundRoom = keptRoom((length) => new Int32Array(length));

function zeroWhereUnknown(values: Float32Array): Float32Array {
  const known = knownRoom(values.length);
  for (let i = 0; i < known.length; i++) {
    const value = values[i] as number;
    known[i] = Number.isNaN(value) ? 0 : value;
  }
  return known;
}

/** Writes the texels joined to one (eight neighbours) into `found`, marks them as looked at, and tells how many they are. */
function growFrom(seed: number, widthPx: number, reached: Uint8Array, looked: Uint8Array, found: Int32Array): number {
  let count = 0;
  found[count++] = seed;
  looked[seed] = 1;
  for (let k = 0; k < count; k++) {
    const at = found[k] as number;
    const x = at % widthPx;
    for (let dy = -widthPx; dy <= widthPx; dy += widthPx) {
      for (let dx = -1; dx <= 1; dx++) {
        const next = at + dy + dx;
        if (x + dx < 0 || x + dx >= widthPx || next < 0 || next >= looked.length) continue;
        if (looked[next] || !reached[next]) continue;
        looked[next] = 1;
        found[count++] = next;
      }
    }
  }
  return count;
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
  for (let i = 0; i < mask.length; i++) sum += mask[i] as number;
  return sum;
}

function meanLn(maps: readonly AtlasMaps[], channel: 'melanin' | 'haemoglobin'): Float32Array {
  const [first] = maps as [AtlasMaps, ...AtlasMaps[]];
  const sum = lendPlane(first.skin.length);
  for (const map of maps) addLn(sum, map[channel], map.skin);
  if (maps.length === 1) return sum;
  const seen = new Uint8Array(sum.length);
  for (const { skin } of maps)
    for (let i = 0; i < seen.length; i++) seen[i] = (seen[i] as number) + (skin[i] as number);
  for (let i = 0; i < sum.length; i++) if (seen[i]) sum[i] = (sum[i] as number) / (seen[i] as number);
  return sum;
}

function addLn(sum: Float32Array, values: Int16Array, skin: Uint8Array): void {
  for (let i = 0; i < sum.length; i++) if (skin[i]) sum[i] = (sum[i] as number) + (values[i] as number) * LN_STEP;
}
