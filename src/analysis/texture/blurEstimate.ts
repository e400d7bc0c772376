import { blurOver } from '../blur.ts';
import { giveBackPlane, lendPlane } from '../lentPlane.ts';
import type { Plane } from '../raster.ts';
import { quantile } from '../statistics.ts';

/** Sigma of the second blur, in pixels of the plane. */
const REBLUR_PX = 1;
/** The strongest edges, and how sharp among them is taken for the camera's own: skin has few sharp edges, lashes and pores have. */
const STRONGEST_SHARE = 0.02;
const SHARPEST_SHARE = 0.8;

/** The central difference itself smooths as a box two pixels wide does, px^2. */
const SLOPE_VARIANCE = 1 / 3;

/**
 * Estimates how soft a picture is, by blurring it once more: an edge of sigma s keeps s / sqrt(s^2 + s0^2) of its slope.
 *
 * @param luminance linear. It is taken over.
 * @returns sigma in pixels of the plane: lens, focus, motion, resampling and the camera's smoothing together. Edges that
 *   are soft in the subject read as blur too, so it is comparable within one subject and an upper bound elsewhere.
 */
export function blurSigmaPx(luminance: Plane): number {
  const slope = gradient(luminance);
  const softer = blurOver(luminance, REBLUR_PX);
  const strong = quantile(everyFourth(slope), 1 - STRONGEST_SHARE);
  const ratios: number[] = [];
  for (let i = 0; i < slope.length; i++) {
    const s = slope[i] as number;
    if (s >= strong && s > 0) ratios.push(s / Math.max(Math.fround(slopeAt(softer, i)), 1e-9));
  }
  giveBackPlane(slope);
  const ratio = Math.max(quantile(ratios, SHARPEST_SHARE), 1.0001);
  return Math.sqrt(Math.max(REBLUR_PX ** 2 / (ratio * ratio - 1) - SLOPE_VARIANCE, 0.01));
}

function everyFourth(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length >> 2);
  for (let i = 0; i < out.length; i++) out[i] = values[i * 4] as number;
  return out;
}

/** Central-difference slope; 0 on the border. */
function gradient(plane: Plane): Float32Array {
  const { heightPx, data } = plane;
  const out = lendPlane(data.length);
  for (let y = 1; y < heightPx - 1; y++) gradientRow(plane, y, out);
  return out;
}

/** A function of its own, called for each row: so it is compiled to its fastest within one picture. */
function gradientRow(plane: Plane, y: number, out: Float32Array): void {
  const { widthPx } = plane;
  for (let at = y * widthPx + 1; at < (y + 1) * widthPx - 1; at++) out[at] = slopeAt(plane, at);
}

function slopeAt({ widthPx, data }: Plane, at: number): number {
  const dx = (data[at + 1] as number) - (data[at - 1] as number);
  const dy = (data[at + widthPx] as number) - (data[at - widthPx] as number);
  return Math.sqrt(dx * dx + dy * dy) / 2;
}
