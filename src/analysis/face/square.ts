import type { CodedImage, PixelSource, Rect } from '../raster.ts';

/** A turned square in upright image pixels: where a network looks. */
export interface Square {
  readonly centreX: number;
  readonly centreY: number;
  readonly sidePx: number;
  /** Clockwise on screen, radians. */
  readonly angleRad: number;
}

/** Pixels of a part of a photo, possibly reduced: image pixel (x, y) lies at ((x - originX) * scale, (y - originY) * scale). */
export interface View {
  readonly image: CodedImage;
  readonly originX: number;
  readonly originY: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** The whole photo, reduced to at most `maxSidePx`. */
export function wholeView(source: PixelSource, maxSidePx: number): View {
  const image = source.overview(maxSidePx);
  const scaleX = image.widthPx / source.widthPx;
  return { image, originX: 0, originY: 0, scaleX, scaleY: image.heightPx / source.heightPx };
}

/**
 * Native pixels round a square, with a margin of an eighth of its side, box-averaged by a whole factor so that about
 * `wantedSidePx` to twice that remain along the square's side.
 */
export function closeView(source: PixelSource, square: Square, wantedSidePx: number): View {
  const reach =
    square.sidePx * (0.5 * (Math.abs(Math.cos(square.angleRad)) + Math.abs(Math.sin(square.angleRad))) + 0.125);
  const x = clamp(Math.floor(square.centreX - reach), 0, source.widthPx - 1);
  const y = clamp(Math.floor(square.centreY - reach), 0, source.heightPx - 1);
  const width = clamp(Math.ceil(square.centreX + reach), x + 1, source.widthPx) - x;
  const height = clamp(Math.ceil(square.centreY + reach), y + 1, source.heightPx) - y;
  const factor = Math.max(1, Math.floor(square.sidePx / wantedSidePx));
  const image = readReduced(source, { x, y, width, height }, factor);
  return { image, originX: x, originY: y, scaleX: 1 / factor, scaleY: 1 / factor };
}

/** Rows are read in bands, so that a large face is never held whole at full size. */
const BAND_PX = 256;

function readReduced(source: PixelSource, rect: Rect, factor: number): CodedImage {
  if (factor === 1) return source.read(rect);
  const widthPx = Math.max(1, Math.floor(rect.width / factor));
  const heightPx = Math.max(1, Math.floor(rect.height / factor));
  const data = new Uint8ClampedArray(widthPx * heightPx * 4);
  const sums = new Uint32Array(widthPx * 3);
  const rowsPerBand = Math.max(1, Math.floor(BAND_PX / factor));
  const width = Math.min(rect.width, widthPx * factor);
  let colorSpace: CodedImage['colorSpace'] = 'srgb';
  for (let first = 0; first < heightPx; first += rowsPerBand) {
    const rows = Math.min(rowsPerBand, heightPx - first);
    const height = Math.min(rows * factor, rect.height - first * factor);
    const band = source.read({ x: rect.x, y: rect.y + first * factor, width, height });
    colorSpace = band.colorSpace;
    for (let row = 0; row < rows; row++) {
      sums.fill(0);
      const last = Math.min((row + 1) * factor, height);
      for (let y = row * factor; y < last; y++) addRow(sums, band, y, factor);
      const count = factor * factor;
      let to = (first + row) * widthPx * 4;
      for (let i = 0; i < sums.length; i += 3, to += 4) {
        data[to] = (sums[i] as number) / count;
        data[to + 1] = (sums[i + 1] as number) / count;
        data[to + 2] = (sums[i + 2] as number) / count;
        data[to + 3] = 255;
      }
    }
  }
  return { widthPx, heightPx, data, colorSpace };
}

/** Adds one row of pixels to the running sums of the columns they fall into. */
function addRow(sums: Uint32Array, { data, widthPx }: CodedImage, row: number, factor: number): void {
  let from = row * widthPx * 4;
  for (let to = 0; to < sums.length; to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let k = 0; k < factor; k++, from += 4) {
      red += data[from] as number;
      green += data[from + 1] as number;
      blue += data[from + 2] as number;
    }
    sums[to] = (sums[to] as number) + red;
    sums[to + 1] = (sums[to + 1] as number) + green;
    sums[to + 2] = (sums[to + 2] as number) + blue;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
