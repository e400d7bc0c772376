import type { ImagePolygon } from '../../domain/photo.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import { blur } from '../filters.ts';
import type { LinearImage } from '../raster.ts';
import type { Grid } from '../resample.ts';
import { meanSpread, quantile } from '../statistics.ts';
import { skinPlanes } from './skinPlanes.ts';

/** Two disjoint patches: A references, B checks. Upright image pixels. */
export interface ControlPatches {
  readonly reference: ImagePolygon;
  readonly check: ImagePolygon;
}

/** What the picture shows inside the two patches. */
export interface ControlReading extends ControlPatches {
  /** Trimmed mean of A, linear sRGB; of all valid skin where A can't be relied on. */
  readonly referenceRgb: readonly [number, number, number];
  /** Trimmed mean of B, linear sRGB; `null`: too little clear skin in it. */
  readonly checkRgb: readonly [number, number, number] | null;
  readonly spreadU: number;
  readonly spreadV: number;
  readonly halvesApart: number;
  readonly reliable: boolean;
  /** Share of each patch that is bare skin, 0..1. */
  readonly clearShare: number;
}

/** Luminance quantiles kept: the darker tail holds hairs, the brighter shine. */
const TRIM = { from: 0.15, to: 0.7 };
/** Spread of log-chroma inside A, and distance of its halves, up to which a reference is relied on (ln). */
const STEADY = 0.06;
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
  const colour = smoothChroma(image, kept, pxPerMm);
  const spreadU = meanSpread(Float64Array.from(kept, (i) => colour.u[i] as number)).sd;
  const spreadV = meanSpread(Float64Array.from(kept, (i) => colour.v[i] as number)).sd;
  const halvesApart = apart(kept, colour, grid.widthPx);
  const enough = inReference.clear.length >= least && inCheck.clear.length >= least;
  const reliable = enough && spreadU < STEADY && spreadV < STEADY && halvesApart < STEADY;
  const everywhere = () => trim(indices(skin), image);
  return {
    ...patches,
    referenceRgb: meanColour(reliable ? kept : everywhere(), image),
    checkRgb: inCheck.clear.length >= least ? meanColour(trim(inCheck.clear, image), image) : null,
    spreadU: finite(spreadU),
    spreadV: finite(spreadV),
    halvesApart: finite(halvesApart),
    reliable,
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
): { readonly clear: readonly number[]; readonly share: number } {
  const filled = new Uint8Array(skin.length);
  fillPolygon(filled, grid.widthPx, onGrid(polygon, grid));
  const all = indices(filled);
  const clear = all.filter((i) => skin[i]);
  return { clear, share: all.length === 0 ? 0 : clear.length / all.length };
}

/** A polygon of image pixels in the pixels of a grid, x, y each. */
export function onGrid(polygon: ImagePolygon, grid: Grid): Float64Array {
  return Float64Array.from(
    polygon.flatMap((p) => [(p.x - grid.originX) * grid.pxPerImagePx, (p.y - grid.originY) * grid.pxPerImagePx]),
  );
}

function indices(mask: Uint8Array): number[] {
  const out: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i]) out.push(i);
  return out;
}

function trim(pixels: readonly number[], { data }: LinearImage): number[] {
  const n = data.length / 3;
  const light = Float64Array.from(
    pixels,
    (i) => (data[i] as number) + (data[n + i] as number) + (data[2 * n + i] as number),
  );
  const low = quantile(light, TRIM.from);
  const high = quantile(light, TRIM.to);
  return pixels.filter((_, k) => (light[k] as number) >= low && (light[k] as number) <= high);
}

function meanColour(pixels: readonly number[], { data }: LinearImage): readonly [number, number, number] {
  const n = data.length / 3;
  const mean = (channel: number) =>
    pixels.reduce((sum, i) => sum + (data[channel * n + i] as number), 0) / Math.max(pixels.length, 1);
  return [mean(0), mean(1), mean(2)];
}

/**
 * Log-chroma over half a millimetre: pixel noise of a dark picture says nothing of the patch's evenness. Only the rows that
 * hold `pixels` are worked out; 0 elsewhere.
 */
function smoothChroma(
  { widthPx, heightPx, data }: LinearImage,
  pixels: readonly number[],
  pxPerMm: number,
): { u: Float32Array; v: Float32Array } {
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
  const smooth = (plane: Float32Array) => blur({ widthPx, heightPx: bottom - top, data: plane }, sigmaPx).data;
  u.set(smooth(planes.u), top * widthPx);
  v.set(smooth(planes.v), top * widthPx);
  return { u, v };
}

/** Distance in (u, v) between the means of a patch's left and right half, and of its upper and lower: the larger. */
function apart(pixels: readonly number[], { u, v }: { u: Float32Array; v: Float32Array }, widthPx: number): number {
  const distance = (place: (i: number) => number) => {
    const middle = quantile(Float64Array.from(pixels, place), 0.5);
    const first = pixels.filter((i) => place(i) <= middle);
    const second = pixels.filter((i) => place(i) > middle);
    return Math.hypot(meanOf(u, first) - meanOf(u, second), meanOf(v, first) - meanOf(v, second));
  };
  return Math.max(
    distance((i) => i % widthPx),
    distance((i) => Math.floor(i / widthPx)),
  );
}

function meanOf(values: Float32Array, pixels: readonly number[]): number {
  return pixels.reduce((sum, i) => sum + (values[i] as number), 0) / pixels.length;
}

/** An empty patch has no spread; a large finite number is stored so that it reads as unfit. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 9;
}
