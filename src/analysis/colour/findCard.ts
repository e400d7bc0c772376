import type { CardCorners } from '../../domain/colourCard.ts';
import type { ImagePoint } from '../../domain/photo.ts';
import { LINEAR_OF_CODE, toLinearSrgb } from '../colour.ts';
import type { Rgb } from '../quality/logColour.ts';
import type { CodedImage } from '../raster.ts';
import type { View } from '../view.ts';
import { type CardFit, fitCard } from './cardFit.ts';
import { CHART, GREYS, PATCHES } from './chart.ts';
import { evenBlobs, type HalvedPicture, halved } from './evenBlobs.ts';
import { fitHomography, type Homography, project } from './homography.ts';
import { type Lattice, latticesOf } from './lattice.ts';

/** Of the 24 patches so many must stand out by themselves; dark ones merge with the frame. */
const LEAST_PATCHES = 13;
const CORNERS: CardCorners = [
  { x: 0, y: 0 },
  { x: CHART.columns, y: 0 },
  { x: CHART.columns, y: CHART.rows },
  { x: 0, y: CHART.rows },
];

/**
 * Looks for a 24-patch card in the overview of a photo, and says where it lies on the photo: even spots in rows and columns,
 * whose colours are those of the card but for what a light and a camera may do to them. A photo without such rows costs the
 * search for spots and no more.
 */
export function findCard({ image, scale }: View): CardCorners | null {
  const picture = halved(image);
  let best: { readonly fit: CardFit; readonly place: Homography } | null = null;
  for (const lattice of latticesOf(evenBlobs(picture))) {
    for (const place of placesIn(lattice)) {
      const fit = fitAt(picture, image.colorSpace, place);
      if (fit && isCard(fit) && (!best || fit.meanDeltaE < best.fit.meanDeltaE)) best = { fit, place };
    }
    if (best) break;
  }
  if (!best) return null;
  const { place } = best;
  const onPhoto = (corner: ImagePoint) => {
    const { x, y } = project(place, corner);
    return { x: (2 * x) / scale, y: (2 * y) / scale };
  };
  return CORNERS.map(onPhoto) as unknown as CardCorners;
}

/** Most that a light, a camera and its style leave on a true card; a wrong place leaves more. `npm run validate card`. */
const MOST_MEAN_DELTA_E = 8;
const MOST_DELTA_E = 25;
const TONE = { from: 0.5, to: 2 };

/** Whether colours that were fitted can be those of the card. */
export function isCard({ correction, residuals, meanDeltaE }: CardFit): boolean {
  return (
    meanDeltaE < MOST_MEAN_DELTA_E &&
    Math.max(...residuals) < MOST_DELTA_E &&
    correction.tone.every(({ g }) => g > TONE.from && g < TONE.to)
  );
}

/** Every way a card can lie over a lattice: which six columns and four rows, turned or not, seen in a mirror or not. */
function* placesIn({ cells }: Lattice): Generator<Homography> {
  for (const isTurned of [false, true]) {
    const across = (cell: Lattice['cells'][number]) => (isTurned ? cell.row : cell.column);
    const down = (cell: Lattice['cells'][number]) => (isTurned ? cell.column : cell.row);
    const [left, right] = rangeOf(cells.map(across));
    const [top, bottom] = rangeOf(cells.map(down));
    for (let column = left - 2; column <= right - CHART.columns + 3; column++) {
      for (let row = top - 1; row <= bottom - CHART.rows + 2; row++) {
        const held = cells.filter((cell) => {
          const [c, r] = [across(cell) - column, down(cell) - row];
          return c >= 0 && r >= 0 && c < CHART.columns && r < CHART.rows;
        });
        if (held.length < LEAST_PATCHES) continue;
        const to = held.map(({ blob }) => blob);
        for (const [flipX, flipY] of [
          [false, false],
          [true, true],
          [true, false],
          [false, true],
        ]) {
          const from = held.map((cell) => ({
            x: flipX ? CHART.columns - 0.5 - (across(cell) - column) : across(cell) - column + 0.5,
            y: flipY ? CHART.rows - 0.5 - (down(cell) - row) : down(cell) - row + 0.5,
          }));
          const place = fitHomography(from, to);
          if (place) yield place;
        }
      }
    }
  }
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Reads the middles of the patches and fits the card to them; a look at the greys spares the rest where they are none. */
function fitAt(picture: HalvedPicture, colorSpace: CodedImage['colorSpace'], place: Homography): CardFit | null {
  const seen: Rgb[] = [];
  for (let i = PATCHES.length - 1; i >= 0; i--) {
    const middle = project(place, { x: (i % CHART.columns) + 0.5, y: Math.floor(i / CHART.columns) + 0.5 });
    const rgb = colourAt(picture, colorSpace, middle);
    if (!rgb) return null;
    // From black to white each grey sends more light than the one before.
    if (GREYS.includes(i) && i < 23 && !(rgb[1] > (seen[0] as Rgb)[1])) return null;
    seen.unshift(rgb);
  }
  return fitCard(seen);
}

function colourAt(
  { widthPx, heightPx, planes }: HalvedPicture,
  colorSpace: CodedImage['colorSpace'],
  { x, y }: ImagePoint,
): Rgb | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (!(column >= 1 && row >= 1 && column < widthPx - 1 && row < heightPx - 1)) return null;
  const rgb = new Float32Array(3);
  for (let c = 0; c < 3; c++) {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) sum += planes[c]![(row + dy) * widthPx + column + dx] as number;
    }
    rgb[c] = LINEAR_OF_CODE[Math.round(sum / 36)] as number;
  }
  toLinearSrgb(rgb, colorSpace);
  return [rgb[0]!, rgb[1]!, rgb[2]!];
}
