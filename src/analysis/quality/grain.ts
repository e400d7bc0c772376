import { LOG_EPSILON } from '../colour.ts';
import { lnInPlace } from '../lnInPlace.ts';
import type { PixelSource, Plane } from '../raster.ts';
import { type Grid, gridOver, readNativeLuminance } from '../resample.ts';
import { quantile } from '../statistics.ts';
import { wideBlur } from '../wideBlur.ts';

/** Contrast of bare skin at the photo's own pixels, as standard deviations of ln luminance. */
export interface Grain {
  /** Between neighbouring pixels, where the skin is evenest: what the sensor adds. */
  readonly noise: number;
  /**
   * Of skin's own fine structure (pores, fine lines, specks: .15 to .5 mm), times its ratio to the next coarser one. Filters
   * that smooth take the fine away and leave the coarse; skin that is smooth by itself has little of either.
   */
  readonly detail: number;
}

/** Windows of bare skin that are looked at, mm; the grid lies at 2 px/mm. */
const WINDOW_MM = 10;
const GRID_PX_PER_MM = 2;
const MOST_WINDOWS = 6;
const LEAST_BARE = 0.97;
/** Smallest window in native pixels that holds enough blocks. */
const LEAST_SIDE_PX = 20;
const BLOCK_PX = 8;
/** Blurs whose differences are the fine and the coarse structure. */
const BAND_MM = [0.15, 0.5, 1.2] as const;
type Band = Float32Array;
/** Quantile over blocks: the evenest quarter for the noise, the middle for the structure. */
const EVENEST = 0.25;
const MIDDLE = 0.5;

/**
 * Reads the grain of a photo from a few windows of bare skin.
 *
 * @param skin bare skin on `grid`. @param pxPerMm native pixels per mm, or the working guess.
 * @returns `null`: no window of bare skin is large enough.
 */
export async function grainOf(
  source: PixelSource,
  skin: Uint8Array,
  grid: Grid,
  pxPerMm: number,
): Promise<Grain | null> {
  const noise: number[] = [];
  const fine: number[] = [];
  const coarse: number[] = [];
  for (const { left, top, side } of spread(bareWindows(skin, grid.widthPx))) {
    const x = grid.originX + left / grid.pxPerImagePx;
    const y = grid.originY + top / grid.pxPerImagePx;
    const sidePx = side / grid.pxPerImagePx;
    const native = gridOver({ left: x, top: y, right: x + sidePx, bottom: y + sidePx }, source, 1);
    if (Math.min(native.widthPx, native.heightPx) < LEAST_SIDE_PX) continue;
    const lnY = toLn(await readNativeLuminance(source, native));
    noise.push(...blockRms(lnY.widthPx, secondDifference(lnY)));
    const [sharp, soft, softer] = BAND_MM.map((mm) => wideBlur(lnY, mm * pxPerMm).data) as [Band, Band, Band];
    fine.push(...blockRms(lnY.widthPx, difference(sharp, soft)));
    coarse.push(...blockRms(lnY.widthPx, difference(soft, softer)));
  }
  if (noise.length === 0) return null;
  const structure = quantile(fine, MIDDLE);
  return {
    noise: quantile(noise, EVENEST),
    detail: structure === 0 ? 0 : structure ** 2 / quantile(coarse, MIDDLE),
  };
}

function toLn(luminance: Plane): Plane {
  const { data } = luminance;
  for (let i = 0; i < data.length; i++) data[i] = Math.max(data[i] as number, LOG_EPSILON);
  lnInPlace(data);
  return luminance;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Windows of the grid, side by side, that are bare skin all over. */
function bareWindows(skin: Uint8Array, widthPx: number): Window[] {
  const side = WINDOW_MM * GRID_PX_PER_MM;
  const heightPx = skin.length / widthPx;
  const windows: Window[] = [];
  for (let top = 0; top + side <= heightPx; top += side / 2) {
    for (let left = 0; left + side <= widthPx; left += side / 2) {
      let bare = 0;
      for (let y = top; y < top + side; y++) {
        for (let x = left; x < left + side; x++) bare += skin[y * widthPx + x] as number;
      }
      if (bare >= LEAST_BARE * side * side) windows.push({ left, top, side });
    }
  }
  return windows;
}

function spread(windows: readonly Window[]): Window[] {
  const step = Math.max(1, windows.length / MOST_WINDOWS);
  const chosen: Window[] = [];
  for (let i = step / 2; i < windows.length; i += step) chosen.push(windows[Math.floor(i)] as Window);
  return chosen;
}

/** Second difference across and down, scaled so that white noise keeps its SD. [Immerkaer 1996] 0 on the border. */
function secondDifference({ widthPx, heightPx, data }: Plane): Float32Array {
  const out = new Float32Array(data.length);
  for (let y = 1; y < heightPx - 1; y++) {
    for (let i = y * widthPx + 1; i < (y + 1) * widthPx - 1; i++) {
      const above = i - widthPx;
      const below = i + widthPx;
      const beside =
        (data[i - 1] as number) + (data[i + 1] as number) + (data[above] as number) + (data[below] as number);
      const corners =
        (data[above - 1] as number) +
        (data[above + 1] as number) +
        (data[below - 1] as number) +
        (data[below + 1] as number);
      out[i] = (4 * (data[i] as number) - 2 * beside + corners) / 6;
    }
  }
  return out;
}

function difference(sharp: Band, soft: Band): Band {
  const apart = new Float32Array(sharp.length);
  for (let i = 0; i < apart.length; i++) apart[i] = (sharp[i] as number) - (soft[i] as number);
  return apart;
}

/** Root mean square of each whole block that keeps off the border. */
function blockRms(widthPx: number, data: Float32Array): number[] {
  const heightPx = data.length / widthPx;
  const margin = 2;
  const found: number[] = [];
  for (let top = margin; top + BLOCK_PX <= heightPx - margin; top += BLOCK_PX) {
    for (let left = margin; left + BLOCK_PX <= widthPx - margin; left += BLOCK_PX) {
      let squares = 0;
      for (let y = top; y < top + BLOCK_PX; y++) {
        for (let i = y * widthPx + left, end = i + BLOCK_PX; i < end; i++)
          squares += (data[i] as number) * (data[i] as number);
      }
      found.push(Math.sqrt(squares) / BLOCK_PX);
    }
  }
  return found;
}
