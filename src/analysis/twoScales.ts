import { LUMINANCE_WEIGHTS, toLinearSrgb } from './colour.ts';
import { addColours, addLight, type Cuts, cuts, endLight, FINER, type LightOfCode, lightOfCode } from './foldRows.ts';
import { lendPlane } from './lentPlane.ts';
import type { BorrowedPixels, PixelSource, Plane } from './raster.ts';
import { BAND_ROWS, borrow, type ColourRaster, type Grid, readColour, readLuminance } from './resample.ts';

/** A part of the photo in colour, and its luminance on a grid that halves each of those pixels twice. Both can be given back (`lentPlane.ts`). */
export interface TwoScales extends ColourRaster {
  readonly luminance: Plane;
}

/** The grid `FINER` times as fine over the same part of the photo. */
export function finerGrid({ originX, originY, pxPerImagePx, widthPx, heightPx }: Grid): Grid {
  return {
    originX,
    originY,
    pxPerImagePx: pxPerImagePx * FINER,
    widthPx: widthPx * FINER,
    heightPx: heightPx * FINER,
  };
}

/**
 * `readColour` on a grid and `readLuminance` on the finer one. Where the photo is as fine as both, each of its pixels is read
 * back and looked up once for the two: that is most of what reading costs.
 *
 * @param grid starts on a whole image pixel.
 */
export async function readTwoScales(source: PixelSource, grid: Grid): Promise<TwoScales> {
  const fine = finerGrid(grid);
  if (fine.pxPerImagePx > 1) return { ...readColour(source, grid), luminance: readLuminance(source, fine) };
  const across = cuts(grid.originX, fine.pxPerImagePx, fine.widthPx, source.widthPx);
  const down = cuts(grid.originY, fine.pxPerImagePx, fine.heightPx, source.heightPx);
  const width = (across.pixel[fine.widthPx - 1] as number) + 1;
  const height = (down.pixel[fine.heightPx - 1] as number) + 1;
  const sums = new Sums(grid, fine, width, across);
  let last: BorrowedPixels | null = null;
  for (let top = 0, row = 0; top < height; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - top);
    const band = await borrow(source, { x: grid.originX, y: grid.originY + top, width, height: rows });
    const words = new Int32Array(band.data.buffer, band.data.byteOffset, width * rows);
    for (let y = top; y < top + rows; y++) {
      const pixels = words.subarray((y - top) * width, (y - top + 1) * width);
      if (down.pixel[row] === y) sums.close(pixels, band, row++, down.share[row - 1] as number);
      else sums.add(pixels, band);
    }
    last = band;
  }
  return sums.raster(last);
}

/** The rows of both grids as they fill up, native row after native row. */
class Sums {
  readonly #grid: Grid;
  readonly #fine: Grid;
  readonly #across: Cuts;
  /** Luminance of a native row, summed from its start. */
  readonly #prefix: Float64Array;
  /** The fine row that is filling up. */
  readonly #filling: Float64Array;
  /** Five channels of the coarse row that is filling up, and of the native row a cut goes through: three of light, clipped, dark. */
  readonly #colours: Float32Array;
  readonly #cutColours: Float32Array;
  readonly #luminance: Float32Array;
  readonly #planes: Float32Array;

  constructor(grid: Grid, fine: Grid, width: number, across: Cuts) {
    this.#grid = grid;
    this.#fine = fine;
    this.#across = across;
    this.#prefix = new Float64Array(width + 1);
    this.#filling = new Float64Array(fine.widthPx);
    this.#colours = new Float32Array(5 * grid.widthPx);
    this.#cutColours = new Float32Array(5 * grid.widthPx);
    this.#luminance = lendPlane(fine.widthPx * fine.heightPx);
    this.#planes = lendPlane(5 * grid.widthPx * grid.heightPx);
  }

  /** A native row that no cut goes through. */
  add(pixels: Int32Array, band: BorrowedPixels): void {
    addColours(pixels, this.#across, this.#prefix, this.#colours, lightIn(band));
    addLight(this.#prefix, this.#across, this.#filling);
  }

  /** A native row that ends fine row `row`: `share` of it still belongs to it, the rest begins the next. */
  close(pixels: Int32Array, band: BorrowedPixels, row: number, share: number): void {
    const { widthPx, pxPerImagePx } = this.#fine;
    const isLast = row % FINER === FINER - 1;
    addColours(pixels, this.#across, this.#prefix, isLast ? this.#cutColours.fill(0) : this.#colours, lightIn(band));
    const into = this.#luminance.subarray(row * widthPx, (row + 1) * widthPx);
    endLight(this.#prefix, this.#across, this.#filling, share, into, pxPerImagePx ** 2);
    if (isLast) this.#closeColours(Math.floor(row / FINER), share, weightsOf(band));
  }

  #closeColours(row: number, share: number, weights: readonly number[]): void {
    const { widthPx, heightPx, pxPerImagePx } = this.#grid;
    for (let c = 0, i = 0; c < 5; c++) {
      // Light was summed with its weight in the luminance.
      const scale = pxPerImagePx ** 2 / (weights[c] ?? 1);
      let at = (c * heightPx + row) * widthPx;
      for (const end = i + widthPx; i < end; i++, at++) {
        const value = this.#cutColours[i] as number;
        this.#planes[at] = ((this.#colours[i] as number) + share * value) * scale;
        this.#colours[i] = (1 - share) * value;
      }
    }
  }

  raster(band: BorrowedPixels | null): TwoScales {
    const { widthPx, heightPx } = this.#grid;
    const n = widthPx * heightPx;
    const data = this.#planes.subarray(0, 3 * n);
    if (band?.isBlueFirst) {
      const blue = data.slice(0, n);
      data.copyWithin(0, 2 * n);
      data.set(blue, 2 * n);
    }
    toLinearSrgb(data, band?.colorSpace ?? 'srgb');
    return {
      image: { widthPx, heightPx, data },
      clipped: this.#planes.subarray(3 * n, 4 * n),
      dark: this.#planes.subarray(4 * n),
      luminance: { widthPx: this.#fine.widthPx, heightPx: this.#fine.heightPx, data: this.#luminance },
    };
  }
}

function weightsOf({ colorSpace, isBlueFirst }: BorrowedPixels): readonly [number, number, number] {
  const [r, g, b] = LUMINANCE_WEIGHTS[colorSpace];
  return isBlueFirst ? [b, g, r] : [r, g, b];
}

const TABLES = new Map<string, LightOfCode>();

function lightIn(band: BorrowedPixels): LightOfCode {
  const key = `${band.colorSpace} ${band.isBlueFirst}`;
  const known = TABLES.get(key) ?? lightOfCode(weightsOf(band));
  TABLES.set(key, known);
  return known;
}
