import type { ControlFlaw } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import { blurOver } from '../blur.ts';
import { setPixels, within } from '../masks.ts';
import type { LinearImage } from '../raster.ts';
import type { Grid } from '../resample.ts';
import { quantile } from '../statistics.ts';
import { type Chroma, type Evenness, evennessOf, unevenFlawOf, unevennessOf } from './evenness.ts';
import { skinPlanes } from './skinPlanes.ts';

/** Two disjoint patches: A references, B checks. Upright image pixels. */
export interface ControlPatches {
  readonly reference: ImagePolygon;
  readonly check: ImagePolygon;
}

/** What the picture shows inside the two patches. */
export interface ControlReading extends ControlPatches, Evenness {
  /** Trimmed mean of A, linear sRGB; of all valid skin where A can't be relied on. */
  readonly referenceRgb: readonly [number, number, number];
  /** Trimmed mean of B, linear sRGB; `null`: too little clear skin in it. */
  readonly checkRgb: readonly [number, number, number] | null;
  readonly reliable: boolean;
  /** Why A can't be relied on; `null`: it can. */
  readonly flaw: ControlFlaw | null;
  /** The worst of its evenness, on the scale of the limit .06; large where there is too little skin. */
  readonly unevenness: number;
  /** Share of each patch that is bare skin, 0..1. */
  readonly clearShare: number;
}

/** Luminance quantiles kept: the darker tail holds hairs, the brighter shine. */
const TRIM = { from: 0.15, to: 0.7 };
/** Skin a patch must show, mm2. */
const LEAST_MM2 = 100;

/**
 * Reads the control skin of a photo: reference colour and whether it can be relied on.
 *
 * @param image linear sRGB on `grid`. @param skin bare skin on the same grid, 1 or 0.
 * @param pxPerMm scale of the grid.
 */
export function readControl(
  patches: ControlPatches,
  image: LinearImage,
  skin: Uint8Array,
  grid: Grid,
  pxPerMm: number,
): ControlReading {
  const inReference = patchPixels(patches.reference, skin, grid);
  const inCheck = patchPixels(patches.check, skin, grid);
  const least = LEAST_MM2 * pxPerMm * pxPerMm;
  const kept = trim(inReference.clear, image);
  const rgb = meanColour(kept, image);
  const evenness = evennessOf(smoothChroma(image, kept, pxPerMm), kept, grid.widthPx, rgb);
  const isEnough = inReference.clear.length >= least && inCheck.clear.length >= least;
  const flaw = isEnough ? unevenFlawOf(evenness) : 'too-little';
  return {
    ...patches,
    referenceRgb: flaw === null ? rgb : meanColour(trim(setPixels(skin), image), image),
    checkRgb: inCheck.clear.length >= least ? meanColour(trim(inCheck.clear, image), image) : null,
    spreadU: finite(evenness.spreadU),
    spreadV: finite(evenness.spreadV),
    halvesApart: finite(evenness.halvesApart),
    veil: finite(evenness.veil),
    reliable: flaw === null,
    flaw,
    unevenness: isEnough ? finite(unevennessOf(evenness)) : UNFIT,
    clearShare: Math.min(inReference.share, inCheck.share),
  };
}

/** Halves a polygon a person drew, across its longer side, into A and B. */
export function halvePolygon(polygon: ImagePolygon): ControlPatches {
  const xs = polygon.map((p) => p.x);
  const ys = polygon.map((p) => p.y);
  const isWide = Math.max(...xs) - Math.min(...xs) >= Math.max(...ys) - Math.min(...ys);
  const middle = isWide ? (Math.max(...xs) + Math.min(...xs)) / 2 : (Math.max(...ys) + Math.min(...ys)) / 2;
  const side = (p: { x: number; y: number }) => (isWide ? p.x : p.y) - middle;
  return { reference: cut(polygon, (p) => -side(p)), check: cut(polygon, side) };
}

/** Sutherland-Hodgman: the part of a polygon where `inside` is 0 or more (`inside` linear in x and y). */
function cut(polygon: ImagePolygon, inside: (p: { x: number; y: number }) => number): ImagePolygon {
  return polygon.flatMap((p, i) => {
    const q = polygon[(i + 1) % polygon.length] as { x: number; y: number };
    const a = inside(p);
    const b = inside(q);
    const kept = a >= 0 ? [p] : [];
    if (a >= 0 === b >= 0) return kept;
    const t = a / (a - b);
    return [...kept, { x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) }];
  });
}

/** The pixels of a polygon on a grid that are bare skin, and their share. */
export function patchPixels(
  polygon: ImagePolygon,
  skin: Uint8Array,
  grid: Grid,
): { readonly clear: Int32Array; readonly share: number } {
  const filled = new Uint8Array(skin.length);
  fillPolygon(filled, grid.widthPx, onGrid(polygon, grid));
  const all = setPixels(filled);
  const clear = within(all, skin);
  return { clear, share: all.length === 0 ? 0 : clear.length / all.length };
}

/** A polygon of image pixels in the pixels of a grid, x, y each. */
export function onGrid(polygon: ImagePolygon, grid: Grid): Float64Array {
  return Float64Array.from(
    polygon.flatMap((p) => [(p.x - grid.originX) * grid.pxPerImagePx, (p.y - grid.originY) * grid.pxPerImagePx]),
  );
}

function trim(pixels: Int32Array, { data }: LinearImage): Int32Array {
  const n = data.length / 3;
  const light = new Float64Array(pixels.length);
  for (let k = 0; k < light.length; k++) {
    const i = pixels[k] as number;
    light[k] = (data[i] as number) + (data[n + i] as number) + (data[2 * n + i] as number);
  }
  const low = quantile(light, TRIM.from);
  const high = quantile(light, TRIM.to);
  return pixels.filter((_, k) => (light[k] as number) >= low && (light[k] as number) <= high);
}

function meanColour(pixels: Int32Array, { data }: LinearImage): readonly [number, number, number] {
  const n = data.length / 3;
  const sums = [0, 0, 0] as [number, number, number];
  for (let k = 0; k < pixels.length; k++) {
    const i = pixels[k] as number;
    sums[0] += data[i] as number;
    sums[1] += data[n + i] as number;
    sums[2] += data[2 * n + i] as number;
  }
  const count = Math.max(pixels.length, 1);
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}

/**
 * Log-chroma over half a millimetre: pixel noise of a dark picture says nothing of the patch's evenness. Only the rows that
 * hold `pixels` are worked out; 0 elsewhere.
 */
function smoothChroma({ widthPx, heightPx, data }: LinearImage, pixels: Int32Array, pxPerMm: number): Chroma {
  const n = widthPx * heightPx;
  const [u, v] = [new Float32Array(n), new Float32Array(n)];
  const sigmaPx = 0.5 * pxPerMm;
  const margin = Math.ceil(3 * sigmaPx) + 1;
  const top = Math.max(0, Math.floor((pixels[0] ?? 0) / widthPx) - margin);
  const bottom = Math.min(heightPx, Math.floor((pixels.at(-1) ?? 0) / widthPx) + 1 + margin);
  const count = (bottom - top) * widthPx;
  const rows = new Float32Array(3 * count);
  for (let c = 0; c < 3; c++) rows.set(data.subarray(c * n + top * widthPx, c * n + bottom * widthPx), c * count);
  const planes = skinPlanes({ widthPx, heightPx: bottom - top, data: rows });
  const smooth = (plane: Float32Array) => blurOver({ widthPx, heightPx: bottom - top, data: plane }, sigmaPx).data;
  u.set(smooth(planes.u), top * widthPx);
  v.set(smooth(planes.v), top * widthPx);
  return { u, v };
}

/** Stored for a patch that shows too little skin to have a spread: a large finite number reads as unfit. */
const UNFIT = 9;

function finite(value: number): number {
  return Number.isFinite(value) ? value : UNFIT;
}
