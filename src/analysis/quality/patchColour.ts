import type { ImagePolygon } from '../../domain/photo.ts';
import { fillPolygon } from '../atlas/polygonMask.ts';
import type { PixelSource } from '../raster.ts';
import { gridOver, readColour } from '../resample.ts';
import { onGrid } from '../skin/controlSkin.ts';
import { quantile } from '../statistics.ts';
import { boxOf } from '../subject/polygon.ts';
import type { Rgb } from './logColour.ts';

/** Pixels along the longer side at which a patch is read. */
const READ_PX = 64;
const LEAST_PX = 12;
/** Share of clipped or dark pixels from which a patch's colour is not what it was. */
const MOST_LOST = 0.05;
/** Distance of the luminance quartiles (ln) up to which a patch is one even thing. */
const MOST_UNEVEN = 0.25;

/** Mean colour of a marked patch between its luminance quartiles; `null`: too small, clipped, dark or uneven. */
export function patchColour(source: PixelSource, patch: ImagePolygon): Rgb | null {
  const box = boxOf(patch, 0);
  const longer = Math.max(box.right - box.left, box.bottom - box.top);
  const isOutside = box.right <= 0 || box.bottom <= 0 || box.left >= source.widthPx || box.top >= source.heightPx;
  if (isOutside || !(longer > 0)) return null;
  const grid = gridOver(box, source, Math.min(1, READ_PX / longer));
  const { image, clipped, dark } = readColour(source, grid);
  const inside = new Uint8Array(clipped.length);
  fillPolygon(inside, grid.widthPx, onGrid(patch, grid));
  const n = clipped.length;
  const pixels: number[] = [];
  let lost = 0;
  for (let i = 0; i < n; i++) {
    if (!inside[i]) continue;
    pixels.push(i);
    lost += Math.max(clipped[i] as number, dark[i] as number);
  }
  if (pixels.length < LEAST_PX || lost > MOST_LOST * pixels.length) return null;
  const channel = (c: number, i: number) => image.data[c * n + i] as number;
  const light = (i: number) => channel(0, i) + channel(1, i) + channel(2, i);
  const all = pixels.map(light);
  const [low, high] = [quantile(all, 0.25), quantile(all, 0.75)];
  if (!(low > 0) || Math.log(high / low) > MOST_UNEVEN) return null;
  const kept = pixels.filter((i) => light(i) >= low && light(i) <= high);
  const meanOf = (c: number) => kept.reduce((sum, i) => sum + channel(c, i), 0) / kept.length;
  const rgb: Rgb = [meanOf(0), meanOf(1), meanOf(2)];
  return rgb.every((value) => value > 0) ? rgb : null;
}
