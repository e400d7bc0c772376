import type { Affine } from '../align/affine.ts';
import type { AreaTemplate, Scene } from './areaTemplate.ts';
import { solveSymmetric } from './solveSymmetric.ts';

const MOST_STEPS = 15;
/** Steps end when no corner moves by more than this, scene pixels. */
const STILL_PX = 0.01;
/** Residuals beyond this (detail has unit contrast) count less: hair, a changed spot, a highlight. */
const HUBER = 1;
/** Ridge on the linear part, per sample: holds what a smooth area doesn't determine. */
const RIDGE = 1e-3;

/**
 * Fits the affine transform of an area to a photo by least squares on the details, gain and offset free
 * (Gauss-Newton, as enhanced correlation: Evangelidis & Psarakis 2008, doi 10.1109/TPAMI.2008.113).
 *
 * `start`: atlas texels to upright image pixels. `null` where it runs away.
 */
export function fitAffine(template: AreaTemplate, scene: Scene, start: Affine): Affine | null {
  const { widthPx, heightPx, data } = scene.detail;
  const { originX, originY, pxPerImagePx } = scene.grid;
  const count = template.detail.length;
  const centreX = middle(template.x);
  const centreY = middle(template.y);
  const half = Math.max(spread(template.x), spread(template.y), 1);
  // Scene pixels as a function of the texel's place about the centre, in units of half the area: all six are of one size.
  let [a, b, c, d, e, f] = start;
  c = (a * centreX + b * centreY + c - originX) * pxPerImagePx - 0.5;
  f = (d * centreX + e * centreY + f - originY) * pxPerImagePx - 0.5;
  const unit = half * pxPerImagePx;
  const p = [a * unit, b * unit, c, d * unit, e * unit, f];
  let gain = 1;
  const row = new Float64Array(8);
  for (let step = 0; step < MOST_STEPS; step++) {
    const normal = new Float64Array(64);
    const right = new Float64Array(8);
    let used = 0;
    for (let k = 0; k < count; k++) {
      const u = ((template.x[k] as number) - centreX) / half;
      const v = ((template.y[k] as number) - centreY) / half;
      const x = (p[0] as number) * u + (p[1] as number) * v + (p[2] as number);
      const y = (p[3] as number) * u + (p[4] as number) * v + (p[5] as number);
      if (!(x >= 1 && y >= 1 && x < widthPx - 2 && y < heightPx - 2)) continue;
      const left = x | 0;
      const top = y | 0;
      const fx = x - left;
      const fy = y - top;
      const at = top * widthPx + left;
      const v00 = data[at] as number;
      const v10 = data[at + 1] as number;
      const v01 = data[at + widthPx] as number;
      const v11 = data[at + widthPx + 1] as number;
      const seen = (1 - fy) * ((1 - fx) * v00 + fx * v10) + fy * ((1 - fx) * v01 + fx * v11);
      const gx = (1 - fy) * (v10 - v00) + fy * (v11 - v01);
      const gy = (1 - fx) * (v01 - v00) + fx * (v11 - v10);
      const wanted = template.detail[k] as number;
      const weight = Math.min(1, HUBER / Math.max(Math.abs(gain * wanted - seen), 1e-6));
      row.set([gx * u, gx * v, gx, gy * u, gy * v, gy, -wanted, 1]);
      for (let m = 0; m < 8; m++) {
        const wm = weight * (row[m] as number);
        right[m] = (right[m] as number) - wm * seen;
        for (let n = m; n < 8; n++) normal[m * 8 + n] = (normal[m * 8 + n] as number) + wm * (row[n] as number);
      }
      used++;
    }
    if (used < 0.4 * count || used < 40) return null;
    for (const m of [0, 1, 3, 4, 6, 7]) normal[m * 9] = (normal[m * 9] as number) + RIDGE * used;
    const change = solveSymmetric(normal, right);
    if (!change) return null;
    gain = change[6] as number;
    let farthest = 0;
    for (let m = 0; m < 6; m++) {
      const limited = Math.min(MOST_MOVE_PX, Math.max(-MOST_MOVE_PX, change[m] as number));
      p[m] = (p[m] as number) + limited;
      farthest = Math.max(farthest, Math.abs(limited));
    }
    if (farthest < STILL_PX) break;
  }
  [a, b, c, d, e, f] = p as [number, number, number, number, number, number];
  a /= unit;
  b /= unit;
  d /= unit;
  e /= unit;
  c = originX + (c + 0.5) / pxPerImagePx - a * centreX - b * centreY;
  f = originY + (f + 0.5) / pxPerImagePx - d * centreX - e * centreY;
  return [a, b, c, d, e, f];
}

/** A step goes this far at most, scene pixels: the details' slopes say nothing beyond. */
const MOST_MOVE_PX = 1.5;

/** Correlation of the details where the transform lays the area, -1..1; places beyond the scene count as no detail. */
export function correlationAt(template: AreaTemplate, scene: Scene, [a, b, c, d, e, f]: Affine): number {
  const { widthPx, heightPx, data } = scene.detail;
  const { originX, originY, pxPerImagePx } = scene.grid;
  let sumT = 0;
  let sumS = 0;
  let tt = 0;
  let ss = 0;
  let ts = 0;
  const count = template.detail.length;
  for (let k = 0; k < count; k++) {
    const u = template.x[k] as number;
    const v = template.y[k] as number;
    const x = (a * u + b * v + c - originX) * pxPerImagePx - 0.5;
    const y = (d * u + e * v + f - originY) * pxPerImagePx - 0.5;
    let seen = 0;
    if (x >= 0 && y >= 0 && x < widthPx - 1 && y < heightPx - 1) {
      const at = (y | 0) * widthPx + (x | 0);
      const fx = x - (x | 0);
      const fy = y - (y | 0);
      seen =
        (1 - fy) * ((1 - fx) * (data[at] as number) + fx * (data[at + 1] as number)) +
        fy * ((1 - fx) * (data[at + widthPx] as number) + fx * (data[at + widthPx + 1] as number));
    }
    const wanted = template.detail[k] as number;
    sumT += wanted;
    sumS += seen;
    tt += wanted * wanted;
    ss += seen * seen;
    ts += wanted * seen;
  }
  const varT = tt - (sumT * sumT) / count;
  const varS = ss - (sumS * sumS) / count;
  return varT > 0 && varS > 0 ? (ts - (sumT * sumS) / count) / Math.sqrt(varT * varS) : 0;
}

function middle(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

function spread(values: Float32Array): number {
  const centre = middle(values);
  return values.reduce((most, value) => Math.max(most, Math.abs(value - centre)), 0);
}
