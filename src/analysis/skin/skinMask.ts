import { blur, blurWithin } from '../filters.ts';
import { pick, quantile, robustSpread, thin } from '../statistics.ts';
import { distanceTo, keepLarge, open } from './morphology.ts';
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

  const readable = zone.map((inside, i) =>
    inside && (clipped[i] as number) < 0.1 && (dark[i] as number) < 0.3 ? 1 : 0,
  );
  const seen = seeds.map((seed, i) => seed & (readable[i] as number));
  const light = fitShading(lnY, widthPx, seen, readable);
  const rough = roughness(planes, pxPerMm);

  const own = seen.map((seed, i) => (seed && Math.abs((lnY[i] as number) - (light[i] as number)) < 0.5 ? 1 : 0));
  const skinU = robustSpread(thin(pick(u, own)));
  const skinV = robustSpread(thin(pick(v, own)));
  const skinRough = robustSpread(thin(pick(rough, own)));
  const lowU = skinU.centre - Math.max(LOW.u, LOW.sds * skinU.sd);
  const lowV = skinV.centre - Math.max(LOW.v, LOW.sds * skinV.sd);
  const highU = skinU.centre + Math.max(HIGH.u, HIGH.sds * skinU.sd);
  const highV = skinV.centre + Math.max(HIGH.v, HIGH.sds * skinV.sd);
  const roughest = Math.max(ROUGHEST, skinRough.centre + 6 * skinRough.sd);
  const stubbly = Math.max(STUBBLY.least, STUBBLY.times * quantile(thin(pick(rough, own)), 0.25));
  const deepest = quantile(thin(pick(lnY, seen)), 0.75) + DEEPEST;

  const doubtful = new Uint8Array(readable.length);
  const bare = readable.map((fit, i) => {
    const lit = (lnY[i] as number) - (light[i] as number);
    if (!fit || lit >= BRIGHTEST || (lnY[i] as number) < deepest) return 0;
    if (!between(u[i] as number, lowU, highU) || !between(v[i] as number, lowV, highV)) return 0;
    const mayBeBeard = bearded[i] && lit < SHINING;
    const isSmooth = (rough[i] as number) < (mayBeBeard ? Math.min(stubbly, roughest) : roughest);
    if (lit > DARKEST && isSmooth) return 1;
    doubtful[i] = 1;
    return 0;
  });
  const spots = pigmentSpots(doubtful, zone, { widthPx, heightPx, u, v, lnY }, pxPerMm);
  for (let i = 0; i < bare.length; i++) bare[i] = (bare[i] as number) | (spots[i] as number);

  // What was left out (a hair, a frame) has a soft edge that still darkens its neighbours.
  const hole = bare.map((value, i) => (zone[i] && !value ? 1 : 0));
  const fromHole = distanceTo(open(hole, widthPx, 0.5), widthPx, 1);
  const clear = bare.map((value, i) => (value && (fromHole[i] as number) > EDGE_MM * pxPerMm ? 1 : 0));
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

/** Drops what lies where most of the zone about it was left out: skin glimpsed between the hairs of a beard. */
function keepWhereMost(
  mask: Uint8Array,
  zone: Uint8Array,
  { widthPx, heightPx }: SkinPlanes,
  sigmaPx: number,
): Uint8Array {
  const share = blurWithin({ widthPx, heightPx, data: new Float32Array(mask) }, zone, sigmaPx).data;
  return mask.map((value, i) => (value && (share[i] as number) > 0.5 ? 1 : 0));
}

/** SD of the fine detail of ln luminance over about 2 mm: hair, stubble and lashes are rough, skin is not. */
function roughness({ widthPx, heightPx, lnY }: SkinPlanes, pxPerMm: number): Float32Array {
  const coarse = blur({ widthPx, heightPx, data: lnY }, 0.75 * pxPerMm).data;
  for (let i = 0; i < coarse.length; i++) {
    const fine = (lnY[i] as number) - (coarse[i] as number);
    coarse[i] = fine * fine;
  }
  const rough = blur({ widthPx, heightPx, data: coarse }, 1 * pxPerMm).data;
  for (let i = 0; i < rough.length; i++) rough[i] = Math.sqrt(rough[i] as number);
  return rough;
}

function between(value: number, low: number, high: number): boolean {
  return value > low && value < high;
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
