import type { AreaGeometry, AtlasMaps } from '../../domain/measurement.ts';
import { type Detail, detailOf, reduceWithin } from '../align/detail.ts';
import { encode } from '../colour.ts';
import type { PixelSource } from '../raster.ts';
import { type Grid, readLuminance } from '../resample.ts';

/** What a later photo is registered to: the area as the first photo showed it. */
export interface AreaBaseline {
  readonly geometry: AreaGeometry;
  readonly atlas: Pick<AtlasMaps, 'widthPx' | 'heightPx' | 'luminance' | 'texelMm2'>;
}

/** The area's detail at one resolution, with the spots at which it is compared. */
export interface AreaTemplate {
  /** Texels to a template pixel. */
  readonly factor: number;
  /** Centres of the compared pixels in atlas texels, and the detail there. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly detail: Float32Array;
}

/** Sigma beyond which structure is shading, pixels of the level: several octaves at work, and none of the lamp. */
const SHADING_PX = 4;

/** The baseline's detail in and about the area, reduced by a whole factor; at most about `mostSamples` spots, evenly spread. */
export function areaTemplate(baseline: AreaBaseline, factor: number, mostSamples: number): AreaTemplate {
  const { widthPx, heightPx, luminance } = baseline.atlas;
  // 0: beyond the photo.
  const shown = Uint8Array.from(luminance, (code) => (code > 0 ? 1 : 0));
  const whole = reduceWithin({ widthPx, heightPx, data: luminance }, shown, factor);
  const { data, known } = detailOf(whole.plane, whole.known, SHADING_PX);
  const spots: number[] = [];
  for (let i = 0; i < data.length; i++) if (known[i] === 1) spots.push(i);
  const step = Math.max(1, Math.sqrt(spots.length / mostSamples));
  const width = whole.plane.widthPx;
  const kept = spots.filter((i) => {
    const column = i % width;
    const row = Math.floor(i / width);
    return (
      Math.floor(column / step) !== Math.floor((column - 1) / step) &&
      Math.floor(row / step) !== Math.floor((row - 1) / step)
    );
  });
  return {
    factor,
    x: Float32Array.from(kept, (i) => ((i % width) + 0.5) * factor),
    y: Float32Array.from(kept, (i) => (Math.floor(i / width) + 0.5) * factor),
    detail: Float32Array.from(kept, (i) => clipped(data[i] as number)),
  };
}

/** A part of the later photo as detail, and where it lies. */
export interface Scene {
  readonly grid: Grid;
  readonly detail: Detail;
}

/** Reads a grid of the photo as the same kind of detail. */
export function sceneOf(source: PixelSource, grid: Grid): Scene {
  const { data, widthPx, heightPx } = readLuminance(source, grid);
  const coded = data.map((linear) => 255 * encode(linear));
  const everywhere = new Uint8Array(coded.length).fill(1);
  const detail = detailOf({ widthPx, heightPx, data: coded }, everywhere, SHADING_PX);
  return { grid, detail: { ...detail, data: detail.data.map(clipped) } };
}

/** One strong edge, of hair or cloth, fits any other edge of the photo: beyond this it counts no more than a freckle. */
const STRONGEST = 1.5;

function clipped(value: number): number {
  return Math.min(STRONGEST, Math.max(-STRONGEST, value));
}
