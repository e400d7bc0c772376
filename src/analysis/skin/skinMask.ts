import { blur, blurOver } from '../blur.ts';
import { intersection, without } from '../masks.ts';
import { pick, quantile, robustSpread, thin } from '../statistics.ts';
import { blurWithin } from '../wideBlur.ts';
import { dilate, keepLarge, open } from './morphology.ts';
import { pigmentSpots } from './pigmentSpots.ts';
import { fitShading } from './shading.ts';
import type { SkinPlanes } from './skinPlanes.ts';

/** Where skin can be, and where it surely is. Masks on the same grid as the planes. */
export interface SkinZone {
  /** 1: inside the face oval (or the drawn area) and outside eyes, brows, lips and nostrils. */
  readonly zone: Uint8Array;
  /** 1: cheeks and forehead, from which the person's own skin is learned. */
  readonly seeds: Uint8Array;
  /** 1: a beard may grow here. */
  readonly bearded: Uint8Array;
}

export interface SkinMask {
  /** 1: bare skin, evenly enough lit to be measured. Row-major, the planes' size. */
  readonly mask: Uint8Array;
  /** Share of the zone with a clipped, and with a too dark, native pixel: 0..1. */
  readonly clippedShare: number;
  readonly darkShare: number;
  /** The person's own skin in this photo: medians and robust SDs of its log-chroma. */
  readonly skin: { readonly u: number; readonly v: number; readonly spreadU: number; readonly spreadV: number };
}

/**
 * Finds a person's bare skin by that person's own colour and light, at 2 px/mm. No fixed skin colour is known here: a
 * pixel is judged by how far it lies from what this face's cheeks and forehead show under this light.
 *
 * Blood and pigment raise `u` and `v` and are what is measured, so the colour test is wide upwards; hair, frames, cloth,
 * grey stubble and highlights are less red than the skin about them, so it is narrow downwards.
 */
export function findSkin(
  planes: SkinPlanes,
  { zone, seeds, bearded }: SkinZone,
  clipped: Float32Array,
  dark: Float32Array,
  pxPerMm: number,
): SkinMask {
  const { widthPx, heightPx } = planes;
  const smooth = (data: Float32Array, mm: number) => blur({ widthPx, heightPx, data }, mm * pxPerMm).data;
  const u = smooth(planes.u, 0.5);
  const v = smooth(planes.v, 0.5);
  const lnY = smooth(planes.lnY, 0.35);

  const readable = readableIn(zone, clipped, dark);
  const seen = intersection(seeds, readable);
  const light = fitShading(lnY, widthPx, seen, readable);
  const rough = roughness(planes, pxPerMm);

  const own = nearLight(seen, lnY, light);
  const skinU = robustSpread(thin(pick(u, own)));
  const skinV = robustSpread(thin(pick(v, own)));
  const roughOfOwn = thin(pick(rough, own));
  const skinRough = robustSpread(roughOfOwn);
  const roughest = Math.max(ROUGHEST, skinRough.centre + 6 * skinRough.sd);
  const limits: Limits = {
    lowU: skinU.centre - Math.max(LOW.u, LOW.sds * skinU.sd),
    lowV: skinV.centre - Math.max(LOW.v, LOW.sds * skinV.sd),
    highU: skinU.centre + Math.max(HIGH.u, HIGH.sds * skinU.sd),
    highV: skinV.centre + Math.max(HIGH.v, HIGH.sds * skinV.sd),
    roughest,
    stubbly: Math.min(roughest, Math.max(STUBBLY.least, STUBBLY.times * quantile(roughOfOwn, 0.25))),
    deepest: quantile(thin(pick(lnY, seen)), 0.75) + DEEPEST,
  };

  const smoothed = { widthPx, heightPx, u, v, lnY };
  const { bare, doubtful } = judge(smoothed, light, rough, readable, bearded, limits);
  addTo(bare, pigmentSpots(doubtful, zone, smoothed, pxPerMm));

  // What was left out (a hair, a frame) has a soft edge that still darkens its neighbours.
  const clear = without(bare, dilate(without(zone, bare), widthPx, EDGE_MM * pxPerMm));
  const solid = keepWhereMost(open(clear, widthPx, 1 * pxPerMm), zone, planes, 2.5 * pxPerMm);
  const mask = keepLarge(solid, widthPx, 40 * pxPerMm * pxPerMm);
  return {
    mask,
    clippedShare: share(clipped, zone, 0.1),
    darkShare: share(dark, zone, 0.3),
    skin: { u: skinU.centre, v: skinV.centre, spreadU: skinU.sd, spreadV: skinV.sd },
  };
}

/** Tolerances of log-chroma below and above the person's own skin: the larger of a floor and so many robust SDs. */
const LOW = { u: 0.16, v: 0.28, sds: 4.5 };
const HIGH = { u: 0.75, v: 1, sds: 9 };
/** ln luminance against the fitted light: below is deep shadow or hair, above a highlight. */
const DARKEST = -0.85;
const BRIGHTEST = 1;
/** Local contrast (SD of ln luminance finer than 1.5 mm, over 2 mm) that bare skin never has. */
const ROUGHEST = 0.11;
/**
 * The same where a beard may grow: against the smoother quarter of the person's own skin, for a shine that sparkles is as rough
 * on a dark forehead as stubble is on a dark chin. Unshaven chins of data/photos start at 1.6 times their cheeks, and .09.
 */
const STUBBLY = { least: 0.08, times: 1.7 };
/** ln luminance against the fitted light from which roughness is shine: a beard is no brighter than the skin about it. */
const SHINING = 0.25;
/** ln luminance against the brighter quarter of cheeks and forehead, whatever the fit follows: hair, or a shadow without light. */
const DEEPEST = -2.2;
const EDGE_MM = 0.7;

/** What a pixel's colour, light and roughness must keep to. */
interface Limits {
  readonly lowU: number;
  readonly lowV: number;
  readonly highU: number;
  readonly highV: number;
  readonly roughest: number;
  /** The same where a beard may grow. */
  readonly stubbly: number;
  /** Least ln luminance. */
  readonly deepest: number;
}

// Loops of their own, not `map` with a function: such functions are made anew for each photo and compiled anew with them.

function readableIn(zone: Uint8Array, clipped: Float32Array, dark: Float32Array): Uint8Array {
  const readable = new Uint8Array(zone.length);
  for (let i = 0; i < readable.length; i++)
    if (zone[i] && (clipped[i] as number) < 0.1 && (dark[i] as number) < 0.3) readable[i] = 1;
  return readable;
}

/** The pixels of a mask whose luminance lies near the fitted light's. */
function nearLight(mask: Uint8Array, lnY: Float32Array, light: Float32Array): Uint8Array {
  const near = new Uint8Array(mask.length);
  for (let i = 0; i < near.length; i++)
    if (mask[i] && Math.abs((lnY[i] as number) - (light[i] as number)) < 0.5) near[i] = 1;
  return near;
}

/** Tells bare skin, and what is left out for being rough or dark alone. */
function judge(
  { u, v, lnY }: SkinPlanes,
  light: Float32Array,
  rough: Float32Array,
  readable: Uint8Array,
  bearded: Uint8Array,
  { lowU, lowV, highU, highV, roughest, stubbly, deepest }: Limits,
): { bare: Uint8Array; doubtful: Uint8Array } {
  const bare = new Uint8Array(readable.length);
  const doubtful = new Uint8Array(readable.length);
  for (let i = 0; i < bare.length; i++) {
    if (!readable[i]) continue;
    const lit = (lnY[i] as number) - (light[i] as number);
    if (lit >= BRIGHTEST || (lnY[i] as number) < deepest) continue;
    if (!((u[i] as number) > lowU && (u[i] as number) < highU)) continue;
    if (!((v[i] as number) > lowV && (v[i] as number) < highV)) continue;
    const mayBeBeard = bearded[i] && lit < SHINING;
    const isSmooth = (rough[i] as number) < (mayBeBeard ? stubbly : roughest);
    if (lit > DARKEST && isSmooth) bare[i] = 1;
    else doubtful[i] = 1;
  }
  return { bare, doubtful };
}

function addTo(mask: Uint8Array, more: Uint8Array): void {
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] as number) | (more[i] as number);
}

/** Drops what lies where most of the zone about it was left out: skin glimpsed between the hairs of a beard. */
function keepWhereMost(
  mask: Uint8Array,
  zone: Uint8Array,
  { widthPx, heightPx }: SkinPlanes,
  sigmaPx: number,
): Uint8Array {
  const share = blurWithin({ widthPx, heightPx, data: new Float32Array(mask) }, zone, sigmaPx).data;
  const kept = new Uint8Array(mask.length);
  for (let i = 0; i < kept.length; i++) if (mask[i] && (share[i] as number) > 0.5) kept[i] = 1;
  return kept;
}

/** SD of the fine detail of ln luminance over about 2 mm: hair, stubble and lashes are rough, skin is not. */
function roughness({ widthPx, heightPx, lnY }: SkinPlanes, pxPerMm: number): Float32Array {
  const coarse = blur({ widthPx, heightPx, data: lnY }, 0.75 * pxPerMm).data;
  for (let i = 0; i < coarse.length; i++) {
    const fine = (lnY[i] as number) - (coarse[i] as number);
    coarse[i] = fine * fine;
  }
  const rough = blurOver({ widthPx, heightPx, data: coarse }, 1 * pxPerMm).data;
  for (let i = 0; i < rough.length; i++) rough[i] = Math.sqrt(rough[i] as number);
  return rough;
}

function share(amount: Float32Array, zone: Uint8Array, above: number): number {
  let inside = 0;
  let count = 0;
  for (let i = 0; i < zone.length; i++) {
    if (!zone[i]) continue;
    inside++;
    if ((amount[i] as number) > above) count++;
  }
  return inside === 0 ? 0 : count / inside;
}
