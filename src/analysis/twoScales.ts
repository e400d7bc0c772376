import { LUMINANCE_WEIGHTS, toLinearSrgb } from './colour.ts';
import {
  addExtremes,
  addLight,
  type Cuts,
  cuts,
  endLight,
  FINER,
  type LightOfCode,
  lightOfCode,
  type RowSums,
  roomForRow,
  sumRow,
} from './foldRows.ts';
import { lendPlane } from './lentPlane.ts';
import { type BorrowedPixels, type PixelSource, type Plane, wordsOf } from './raster.ts';
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
  const coarse = cuts(grid.originX, grid.pxPerImagePx, grid.widthPx, source.widthPx);
  const down = cuts(grid.originY, fine.pxPerImagePx, fine.heightPx, source.heightPx);
  const width = (across.pixel[fine.widthPx - 1] as number) + 1;
  const height = (down.pixel[fine.heightPx - 1] as number) + 1;
  const sums = new Sums(grid, fine, width, across, coarse);
  let last: BorrowedPixels | null = null;
  for (let top = 0, row = 0; top < height; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - top);
    const band = await borrow(source, { x: grid.originX, y: grid.originY + top, width, height: rows });
    const words = wordsOf(band);
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
  readonly #acrossFine: Cuts;
  readonly #across: Cuts;
  readonly #row: RowSums;
  /** The fine row that is filling up. */
  readonly #filling: Float64Array;
  /** The coarse row that is filling up, and the native row a cut goes through: luminance, and the first and the third byte's part. */
  readonly #light: readonly Float64Array[];
  readonly #cutLight: readonly Float64Array[];
  readonly #clipped: Float64Array;
  readonly #dark: Float64Array;
  readonly #luminance: Float32Array;
  readonly #planes: Float32Array;

  constructor(grid: Grid, fine: Grid, width: number, acrossFine: Cuts, across: Cuts) {
    const line = () => new Float64Array(grid.widthPx);
    this.#grid = grid;
    this.#fine = fine;
    this.#acrossFine = acrossFine;
    this.#across = across;
    this.#row = roomForRow(width);
    this.#filling = new Float64Array(fine.widthPx);
    this.#light = [line(), line(), line()];
    this.#cutLight = [line(), line(), line()];
    this.#clipped = line();
    this.#dark = line();
    this.#luminance = lendPlane(fine.widthPx * fine.heightPx);
    this.#planes = lendPlane(5 * grid.widthPx * grid.heightPx);
  }

  /** A native row that no cut goes through. */
  add(pixels: Int32Array, band: BorrowedPixels): void {
    sumRow(pixels, this.#row, lightIn(band));
    addLight(this.#row.luminance, this.#acrossFine, this.#filling);
    this.#addColours(pixels);
  }

  /** A native row that ends fine row `row`: `share` of it still belongs to it, the rest begins the next. */
  close(pixels: Int32Array, band: BorrowedPixels, row: number, share: number): void {
    const { widthPx, pxPerImagePx } = this.#fine;
    sumRow(pixels, this.#row, lightIn(band));
    const into = this.#luminance.subarray(row * widthPx, (row + 1) * widthPx);
    endLight(this.#row.luminance, this.#acrossFine, this.#filling, share, into, pxPerImagePx ** 2);
    if (row % FINER === FINER - 1) this.#closeColours(pixels, Math.floor(row / FINER), share, weightsOf(band));
    else this.#addColours(pixels);
  }

  #addColours(pixels: Int32Array): void {
    this.#addLightTo(this.#light);
    addExtremes(pixels, this.#row, this.#across, 1, this.#clipped, this.#dark);
  }

  #addLightTo([luminance, first, third]: readonly Float64Array[]): void {
    addLight(this.#row.luminance, this.#across, luminance as Float64Array);
    addLight(this.#row.first, this.#across, first as Float64Array);
    addLight(this.#row.third, this.#across, third as Float64Array);
  }

  #closeColours(pixels: Int32Array, row: number, share: number, weights: readonly [number, number, number]): void {
    for (const line of this.#cutLight) line.fill(0);
    this.#addLightTo(this.#cutLight);
    addExtremes(pixels, this.#row, this.#across, share, this.#clipped, this.#dark);
    this.#writeLight(row, share, weights);
    const { widthPx, heightPx, pxPerImagePx } = this.#grid;
    for (const [channel, line] of [
      [3, this.#clipped],
      [4, this.#dark],
    ] as const) {
      const first = (channel * heightPx + row) * widthPx;
      for (let x = 0; x < widthPx; x++) this.#planes[first + x] = (line[x] as number) * pxPerImagePx ** 2;
      line.fill(0);
    }
    addExtremes(pixels, this.#row, this.#across, 1 - share, this.#clipped, this.#dark);
  }

  #writeLight(row: number, share: number, [w0, w1, w2]: readonly [number, number, number]): void {
    const { widthPx, heightPx, pxPerImagePx } = this.#grid;
    const [luminance, first, third] = this.#light as [Float64Array, Float64Array, Float64Array];
    const [cut, cutFirst, cutThird] = this.#cutLight as [Float64Array, Float64Array, Float64Array];
    const planes = this.#planes;
    const scale = pxPerImagePx ** 2;
    const n = widthPx * heightPx;
    for (let x = 0, at = row * widthPx; x < widthPx; x++, at++) {
      const light0 = (first[x] as number) + share * (cutFirst[x] as number);
      const light2 = (third[x] as number) + share * (cutThird[x] as number);
      // The middle channel is what the two others leave of the luminance: it needs no sums of its own.
      const light1 = (luminance[x] as number) + share * (cut[x] as number) - light0 - light2;
      planes[at] = light0 * (scale / w0);
      planes[at + n] = light1 * (scale / w1);
      planes[at + 2 * n] = light2 * (scale / w2);
      luminance[x] = (1 - share) * (cut[x] as number);
      first[x] = (1 - share) * (cutFirst[x] as number);
      third[x] = (1 - share) * (cutThird[x] as number);
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
