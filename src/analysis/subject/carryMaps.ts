import { type AtlasMaps, type AtlasTexture, LN_STEP, SIGMA_LN_STEP } from '../../domain/measurement.ts';
import { carry } from '../atlas/carry.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { codeOf, luminance } from '../colour.ts';
import { giveBackPlane } from '../lentPlane.ts';
import { intersection } from '../masks.ts';
import type { LinearImage, Plane } from '../raster.ts';
import type { Grid } from '../resample.ts';
import type { ChromaMaps } from '../skin/chromaMaps.ts';

/** Skin turned further from the camera than 45 degrees is not measured. */
const LEAST_COS_VIEW = Math.SQRT1_2;
/** Share of the four pixels about a texel that must be valid skin. */
const LEAST_SKIN = 0.75;

/** Everything that is carried: on one grid of the photo. */
export interface CarriedMaps {
  readonly grid: Grid;
  readonly image: LinearImage;
  readonly chroma: ChromaMaps;
  /** 1: bare skin without a highlight. */
  readonly skin: Uint8Array;
}

/** Carries the photo's maps into the atlas, in the fixed-point steps they are stored in. */
export function carryMaps(
  { grid, image, chroma, skin }: CarriedMaps,
  mapping: AtlasMapping,
  texelMm2: Float32Array | null,
  texture: AtlasTexture | null,
): AtlasMaps {
  const { widthPx, heightPx } = mapping;
  const count = widthPx * heightPx;
  const { originX, originY, pxPerImagePx } = grid;
  const valid = new Uint8Array(count);
  const haemoglobin = new Int16Array(count);
  const melanin = new Int16Array(count);
  const haemoglobinLnSigma = new Int8Array(count);
  const melaninLnSigma = new Int8Array(count);
  const specular = new Uint8Array(count);
  carrySkin({ grid, chroma, skin }, mapping, {
    skin: valid,
    haemoglobin,
    melanin,
    haemoglobinLnSigma,
    melaninLnSigma,
    specular,
  });
  const carried = carry(codedLuminance(image), originX, originY, pxPerImagePx, mapping, 0);
  const shown = new Uint8Array(carried);
  giveBackPlane(carried);
  return {
    widthPx,
    heightPx,
    texelMm2,
    skin: valid,
    haemoglobin,
    melanin,
    haemoglobinLnSigma,
    melaninLnSigma,
    specular,
    luminance: shown,
    texture: texture && { ...texture, valid: intersection(texture.valid, valid) },
  };
}

type SkinMaps = Pick<
  AtlasMaps,
  'skin' | 'haemoglobin' | 'melanin' | 'haemoglobinLnSigma' | 'melaninLnSigma' | 'specular'
>;

/** Carries what the colour model says, where skin is seen well enough. */
function carrySkin(
  carried: Pick<CarriedMaps, 'grid' | 'chroma' | 'skin'>,
  mapping: AtlasMapping,
  into: SkinMaps,
): void {
  const { widthPx, cosView } = mapping;
  const place: Place = { at: new Int32Array(4), weight: new Float64Array(4) };
  for (let first = 0; first < cosView.length; first += widthPx)
    carryRow(first, first + widthPx, carried, mapping, place, into);
}

/** A function of its own, called for each row: so the engine has it compiled to its fastest before the first picture ends. */
function carryRow(
  first: number,
  end: number,
  { grid, chroma, skin }: Pick<CarriedMaps, 'grid' | 'chroma' | 'skin'>,
  { x: imageX, y: imageY, cosView }: AtlasMapping,
  place: Place,
  into: SkinMaps,
): void {
  const { originX, originY, pxPerImagePx } = grid;
  for (let i = first; i < end; i++) {
    if (!((cosView[i] as number) >= LEAST_COS_VIEW)) continue;
    const x = ((imageX[i] as number) - originX) * pxPerImagePx - 0.5;
    const y = ((imageY[i] as number) - originY) * pxPerImagePx - 0.5;
    if (!findSkinAbout(x, y, grid, skin, place)) continue;
    into.skin[i] = 1;
    into.haemoglobin[i] = inSteps(meanAt(chroma.haemoglobin, place), LN_STEP, -32_767, 32_767);
    into.melanin[i] = inSteps(meanAt(chroma.melanin, place), LN_STEP, -32_767, 32_767);
    into.haemoglobinLnSigma[i] = inSteps(meanAt(chroma.haemoglobinLnSigma, place), SIGMA_LN_STEP, -127, 127);
    into.melaninLnSigma[i] = inSteps(meanAt(chroma.melaninLnSigma, place), SIGMA_LN_STEP, -127, 127);
    into.specular[i] = inSteps(meanAt(chroma.specular, place), 1 / 255, 0, 255);
  }
}

/** The four pixels about a spot, and what each has to say: bilinear over the skin among them, adding up to one. */
interface Place {
  readonly at: Int32Array;
  readonly weight: Float64Array;
}

/** Looks up the pixels about (x, y), grid pixels from centre to centre. False: off the grid, or too little of it is skin. */
function findSkinAbout(
  x: number,
  y: number,
  { widthPx, heightPx }: Grid,
  skin: Uint8Array,
  { at, weight }: Place,
): boolean {
  if (!(x >= -0.5 && y >= -0.5 && x <= widthPx - 0.5 && y <= heightPx - 0.5)) return false;
  const left = x < 0 ? 0 : x | 0;
  const top = y < 0 ? 0 : y | 0;
  const fx = x < 0 ? 0 : x - left;
  const fy = y < 0 ? 0 : y - top;
  const right = left + 1 < widthPx ? 1 : 0;
  const below = top + 1 < heightPx ? widthPx : 0;
  const first = top * widthPx + left;
  // What is not skin has no say in its neighbours' texels.
  const a = skin[first] ? (1 - fx) * (1 - fy) : 0;
  const b = skin[first + right] ? fx * (1 - fy) : 0;
  const c = skin[first + below] ? (1 - fx) * fy : 0;
  const d = skin[first + below + right] ? fx * fy : 0;
  const share = a + b + c + d;
  if (share < LEAST_SKIN) return false;
  // A map isn't a number off the skin: a pixel without weight is looked up where there is one.
  const known = first + (a > 0 ? 0 : b > 0 ? right : c > 0 ? below : below + right);
  at[0] = known;
  at[1] = b > 0 ? first + right : known;
  at[2] = c > 0 ? first + below : known;
  at[3] = d > 0 ? first + below + right : known;
  weight[0] = a / share;
  weight[1] = b / share;
  weight[2] = c / share;
  weight[3] = d / share;
  return true;
}

function meanAt(map: Float32Array, { at, weight }: Place): number {
  return (
    (weight[0] as number) * (map[at[0] as number] as number) +
    (weight[1] as number) * (map[at[1] as number] as number) +
    (weight[2] as number) * (map[at[2] as number] as number) +
    (weight[3] as number) * (map[at[3] as number] as number)
  );
}

function inSteps(value: number, step: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value / step)));
}

/** sRGB-coded, 0..255. */
function codedLuminance({ widthPx, heightPx, data }: LinearImage): Plane {
  const n = data.length / 3;
  const coded = new Float32Array(n);
  const rowOf = (plane: Float32Array, first: number) => plane.subarray(first, first + widthPx);
  for (let first = 0; first < n; first += widthPx)
    codeRow(rowOf(data, first), rowOf(data, n + first), rowOf(data, 2 * n + first), rowOf(coded, first));
  return { widthPx, heightPx, data: coded };
}

function codeRow(red: Float32Array, green: Float32Array, blue: Float32Array, coded: Float32Array): void {
  for (let x = 0; x < coded.length; x++)
    coded[x] = codeOf(luminance(red[x] as number, green[x] as number, blue[x] as number));
}
