import type { CardCorners } from '../../domain/colourCard.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import type { Rgb } from '../quality/logColour.ts';
import type { PixelSource } from '../raster.ts';
import { gridOver, readColour } from '../resample.ts';
import { onGrid } from '../skin/controlSkin.ts';
import { quantile } from '../statistics.ts';
import { boxOf } from '../subject/polygon.ts';
import { CHART, PATCHES } from './chart.ts';
import { fitHomography, project } from './homography.ts';

/** What a photo shows of one patch. */
export interface SeenPatch {
  /** Mean between the luminance quartiles, linear sRGB. */
  readonly rgb: Rgb;
  /** Share of native pixels with a clipped channel. */
  readonly clipped: number;
  /** Distance of the luminance quartiles, linear, and the median between them. */
  readonly spread: number;
  readonly median: number;
}

/** The middle of a patch that is read, as a share of the distance of two patches: clear of edges and of small errors of place. */
const READ_SHARE = 0.5;
/** Pixels along the longer side at which a patch is read. */
const READ_PX = 24;
/** Native pixels a patch must have. */
const LEAST_PX = 16;

/** Reads the 24 patches between the corners of a card; `null`: it lies outside the photo, or too few pixels show it. */
export function readPatches(source: PixelSource, corners: CardCorners): readonly SeenPatch[] | null {
  const { columns, rows } = CHART;
  const field = [
    { x: 0, y: 0 },
    { x: columns, y: 0 },
    { x: columns, y: rows },
    { x: 0, y: rows },
  ];
  const place = fitHomography(field, corners);
  if (!place) return null;
  const patches: SeenPatch[] = [];
  for (let i = 0; i < PATCHES.length; i++) {
    const [x, y] = [(i % columns) + 0.5, Math.floor(i / columns) + 0.5];
    const outline = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([dx, dy]) => project(place, { x: x + (dx! * READ_SHARE) / 2, y: y + (dy! * READ_SHARE) / 2 }));
    const patch = readPatch(source, outline);
    if (!patch) return null;
    patches.push(patch);
  }
  return patches;
}

function readPatch(source: PixelSource, outline: ImagePolygon): SeenPatch | null {
  const box = boxOf(outline, 0);
  const isInside = box.left >= 0 && box.top >= 0 && box.right <= source.widthPx && box.bottom <= source.heightPx;
  const longer = Math.max(box.right - box.left, box.bottom - box.top);
  if (!isInside || longer ** 2 < LEAST_PX) return null;
  const grid = gridOver(box, source, Math.min(1, READ_PX / longer));
  const { image, clipped } = readColour(source, grid);
  const inside = new Uint8Array(clipped.length);
  fillPolygon(inside, grid.widthPx, onGrid(outline, grid));
  const pixels = [...inside.keys()].filter((i) => inside[i]);
  if (pixels.length < LEAST_PX / 2) return null;
  const n = clipped.length;
  const channel = (c: number, i: number) => image.data[c * n + i] as number;
  const light = (i: number) => (channel(0, i) + channel(1, i) + channel(2, i)) / 3;
  const all = pixels.map(light);
  const [low, high] = [quantile(all, 0.25), quantile(all, 0.75)];
  const kept = pixels.filter((i) => light(i) >= low && light(i) <= high);
  const meanOf = (c: number) => kept.reduce((sum, i) => sum + channel(c, i), 0) / kept.length;
  return {
    rgb: [meanOf(0), meanOf(1), meanOf(2)],
    clipped: pixels.reduce((sum, i) => sum + (clipped[i] as number), 0) / pixels.length,
    spread: high - low,
    median: quantile(all, 0.5),
  };
}
