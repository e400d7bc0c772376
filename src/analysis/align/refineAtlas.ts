import type { Plane } from '../raster.ts';
import { type Detail, detailOf, reduceWithin } from './detail.ts';
import { windowMeans } from './windowMean.ts';

/** Farthest the mesh is trusted to be off, texels: twice its usual error of 1-3 % of the eye distance. */
const MOST_SHIFT = 6;
/** Sigma beyond which structure is shading, and sigma of the window over which one shift is sought, texels. */
const SHADING = 12;
const WINDOW = 10;
/** Sigma over which shifts are evened out between the steps, texels. */
const EVENNESS = 8;
/** Texels to a pixel at each level, coarse to fine, and the steps taken there. Half a texel pitch is fine enough for skin. */
const LEVELS = [
  { factor: 4, steps: 6 },
  { factor: 2, steps: 4 },
] as const;
/** Gradient energy that holds a shift at zero, in the detail's own units: where there is no texture it wins. */
const STIFFNESS = 0.02;
/** Share by which a shift must lessen the misfit to be believed: none of it below the first, all of it above the second. */
const GAIN = { none: 0.12, full: 0.3 };

/** How far each texel of one date is shifted on another, texels: what `fixed` shows at (x, y), `moving` shows at (x + dx, y + dy). */
export interface Displacement {
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/**
 * Refines the alignment of two atlases on the pictures themselves: smooth shifts of at most 6 texels, found on fine
 * detail alone (iterative least squares, coarse to fine: Lucas & Kanade 1981), so that light and colour don't move it.
 *
 * `fixedLuminance`, `movingLuminance`: coded 0..255 per texel. `mask`: 1 where both show skin. Zero where there is no
 * texture to hold on to, or where no shift fits clearly better than none.
 */
export function refineAtlas(
  fixedLuminance: ArrayLike<number>,
  movingLuminance: ArrayLike<number>,
  mask: Uint8Array,
  widthPx: number,
  heightPx: number,
): Displacement {
  let flow: Flow | null = null;
  for (const { factor, steps } of LEVELS) {
    const detail = (luminance: ArrayLike<number>) => {
      const reduced = reduceWithin({ widthPx, heightPx, data: luminance }, mask, factor);
      return detailOf(reduced.plane, reduced.known, SHADING / factor);
    };
    const fixed = detail(fixedLuminance);
    const moving = detail(movingLuminance);
    flow = flow ? rise(flow, fixed, factor) : still(fixed, factor);
    for (let step = 0; step < steps; step++) improve(flow, fixed, moving);
    believe(flow, fixed, moving);
  }
  const fine = rise(flow as Flow, { widthPx, heightPx }, 1);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 1) continue;
    fine.dx[i] = 0;
    fine.dy[i] = 0;
  }
  return { dx: fine.dx, dy: fine.dy };
}

/** A displacement at one level, in pixels of that level. */
interface Flow extends Displacement {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Texels to a pixel. */
  readonly factor: number;
}

function still({ widthPx, heightPx }: Plane, factor: number): Flow {
  const count = widthPx * heightPx;
  return { widthPx, heightPx, factor, dx: new Float32Array(count), dy: new Float32Array(count) };
}

/** One least-squares step: the shift that best explains what is left, in a window about each pixel. */
function improve(flow: Flow, fixed: Detail, moving: Detail): void {
  const { widthPx, heightPx, factor, dx, dy } = flow;
  const { data: seen, known } = shifted(moving, flow, fixed.known);
  const count = widthPx * heightPx;
  const xx = new Float32Array(count);
  const xy = new Float32Array(count);
  const yy = new Float32Array(count);
  const xt = new Float32Array(count);
  const yt = new Float32Array(count);
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1, i = y * widthPx + 1; x < widthPx - 1; x++, i++) {
      if (known[i] === 0 || known[i - 1] === 0 || known[i + 1] === 0) continue;
      if (known[i - widthPx] === 0 || known[i + widthPx] === 0) continue;
      const gx = (sumAt(i + 1, fixed.data, seen) - sumAt(i - 1, fixed.data, seen)) / 4;
      const gy = (sumAt(i + widthPx, fixed.data, seen) - sumAt(i - widthPx, fixed.data, seen)) / 4;
      const left = (fixed.data[i] as number) - (seen[i] as number);
      xx[i] = gx * gx;
      xy[i] = gx * gy;
      yy[i] = gy * gy;
      xt[i] = gx * left;
      yt[i] = gy * left;
    }
  }
  const mean = windowMeans(known, widthPx, heightPx, WINDOW / factor);
  const [a, b, c, p, q] = [mean(xx), mean(xy), mean(yy), mean(xt), mean(yt)];
  for (let i = 0; i < count; i++) {
    if (known[i] === 0) continue;
    const ai = (a[i] as number) + STIFFNESS;
    const ci = (c[i] as number) + STIFFNESS;
    const bi = b[i] as number;
    const det = ai * ci - bi * bi;
    dx[i] = (dx[i] as number) + (ci * (p[i] as number) - bi * (q[i] as number)) / det;
    dy[i] = (dy[i] as number) + (ai * (q[i] as number) - bi * (p[i] as number)) / det;
  }
  even(flow, known);
}

function sumAt(i: number, a: Float32Array, b: Float32Array): number {
  return (a[i] as number) + (b[i] as number);
}

/** Evens the shifts out over the known pixels and holds them within the limit. */
function even(flow: Flow, known: Uint8Array): void {
  const { widthPx, heightPx, factor } = flow;
  const most = MOST_SHIFT / factor;
  const mean = windowMeans(known, widthPx, heightPx, EVENNESS / factor);
  for (const shift of [flow.dx, flow.dy]) {
    const smooth = mean(shift.map((value, i) => (known[i] === 1 ? value : 0)));
    for (let i = 0; i < shift.length; i++) {
      const value = smooth[i] as number;
      shift[i] = Number.isNaN(value) ? 0 : Math.min(most, Math.max(-most, value));
    }
  }
}

/** Takes back what doesn't make the pictures fit clearly better. */
function believe(flow: Flow, fixed: Detail, moving: Detail): void {
  const { widthPx, heightPx, factor } = flow;
  const after = shifted(moving, flow, fixed.known);
  const mean = windowMeans(after.known, widthPx, heightPx, WINDOW / factor);
  const misfit = (seen: Float32Array) => {
    return mean(seen.map((value, i) => (after.known[i] === 1 ? (value - (fixed.data[i] as number)) ** 2 : 0)));
  };
  const without = misfit(moving.data);
  const withShift = misfit(after.data);
  for (let i = 0; i < without.length; i++) {
    const gain = 1 - (withShift[i] as number) / (without[i] as number);
    const trust = Math.min(1, Math.max(0, (gain - GAIN.none) / (GAIN.full - GAIN.none))) || 0;
    flow.dx[i] = (flow.dx[i] as number) * trust;
    flow.dy[i] = (flow.dy[i] as number) * trust;
  }
  even(flow, fixed.known);
}

/** The moving detail as the shifts bring it over the fixed one; known where both are. */
function shifted(moving: Detail, { widthPx, heightPx, dx, dy }: Flow, fixedKnown: Uint8Array) {
  const data = new Float32Array(widthPx * heightPx);
  const known = new Uint8Array(widthPx * heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      if (fixedKnown[i] === 0) continue;
      const u = x + (dx[i] as number);
      const v = y + (dy[i] as number);
      if (!(u >= 0 && v >= 0 && u < widthPx - 1 && v < heightPx - 1)) continue;
      const left = u | 0;
      const top = v | 0;
      const at = top * widthPx + left;
      if (!(moving.known[at] && moving.known[at + 1] && moving.known[at + widthPx] && moving.known[at + widthPx + 1]))
        continue;
      const fx = u - left;
      const fy = v - top;
      data[i] =
        (1 - fy) * ((1 - fx) * (moving.data[at] as number) + fx * (moving.data[at + 1] as number)) +
        fy * ((1 - fx) * (moving.data[at + widthPx] as number) + fx * (moving.data[at + widthPx + 1] as number));
      known[i] = 1;
    }
  }
  return { data, known };
}

/** A flow brought to a finer level, bilinear. */
function rise(flow: Flow, to: { readonly widthPx: number; readonly heightPx: number }, factor: number): Flow {
  const ratio = flow.factor / factor;
  const fine = still({ ...to, data: flow.dx }, factor);
  for (let y = 0, i = 0; y < to.heightPx; y++) {
    const v = Math.min(Math.max((y + 0.5) / ratio - 0.5, 0), flow.heightPx - 1);
    const top = Math.floor(v);
    const upper = top * flow.widthPx;
    const lower = Math.min(top + 1, flow.heightPx - 1) * flow.widthPx;
    const fy = v - top;
    for (let x = 0; x < to.widthPx; x++, i++) {
      const u = Math.min(Math.max((x + 0.5) / ratio - 0.5, 0), flow.widthPx - 1);
      const left = Math.floor(u);
      const right = Math.min(left + 1, flow.widthPx - 1);
      const fx = u - left;
      for (const axis of ['dx', 'dy'] as const) {
        const from = flow[axis];
        fine[axis][i] =
          ratio *
          ((1 - fy) * ((1 - fx) * (from[upper + left] as number) + fx * (from[upper + right] as number)) +
            fy * ((1 - fx) * (from[lower + left] as number) + fx * (from[lower + right] as number)));
      }
    }
  }
  return fine;
}
