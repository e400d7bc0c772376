import type { ImagePoint } from '../../domain/photo.ts';
import { solveSymmetric } from '../area/solveSymmetric.ts';

/** A perspective map of the plane: x' = (h0 x + h1 y + h2) / (h6 x + h7 y + 1), y' likewise with h3..h5. */
export type Homography = Float64Array;

/**
 * The perspective map that takes `from` to `to` best, by least squares: four pairs of points or more.
 *
 * @returns `null` where the points don't determine one.
 */
export function fitHomography(from: readonly ImagePoint[], to: readonly ImagePoint[]): Homography | null {
  const source = normaliser(from);
  const target = normaliser(to);
  const matrix = new Float64Array(64);
  const right = new Float64Array(8);
  const add = (row: readonly number[], value: number) => {
    for (let j = 0; j < 8; j++) {
      for (let k = 0; k < 8; k++) matrix[j * 8 + k] = (matrix[j * 8 + k] as number) + row[j]! * row[k]!;
      right[j] = (right[j] as number) + row[j]! * value;
    }
  };
  from.forEach((point, i) => {
    const { x, y } = source.of(point);
    const { x: u, y: v } = target.of(to[i] as ImagePoint);
    add([x, y, 1, 0, 0, 0, -x * u, -y * u], u);
    add([0, 0, 0, x, y, 1, -x * v, -y * v], v);
  });
  const h = solveSymmetric(matrix, right);
  return h && compose(target, h, source);
}

export function project(h: Homography, { x, y }: ImagePoint): ImagePoint {
  const w = h[6]! * x + h[7]! * y + 1;
  return { x: (h[0]! * x + h[1]! * y + h[2]!) / w, y: (h[3]! * x + h[4]! * y + h[5]!) / w };
}

/** Middle 0 and mean distance 1: without it the normal equations of pixels lose their digits. */
interface Normaliser {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  of(point: ImagePoint): ImagePoint;
}

function normaliser(points: readonly ImagePoint[]): Normaliser {
  const x = points.reduce((sum, p) => sum + p.x, 0) / points.length;
  const y = points.reduce((sum, p) => sum + p.y, 0) / points.length;
  const scale = points.reduce((sum, p) => sum + Math.hypot(p.x - x, p.y - y), 0) / points.length || 1;
  return { x, y, scale, of: (p) => ({ x: (p.x - x) / scale, y: (p.y - y) / scale }) };
}

/** Undoes both normalisations: target^-1 h source, scaled so that the last entry is 1. */
function compose(target: Normaliser, h: Float64Array, source: Normaliser): Homography | null {
  const g = [...h, 1];
  const s = target.scale;
  const scaled = [0, 1, 2].flatMap((c) => [
    s * g[c]! + target.x * g[6 + c]!,
    s * g[3 + c]! + target.y * g[6 + c]!,
    g[6 + c]!,
  ]);
  const rows = [0, 1, 2].map((r) => [0, 1, 2].map((c) => scaled[3 * c + r]!));
  const out = rows.map(([a, b, c]) => {
    const [x, y] = [a! / source.scale, b! / source.scale];
    return [x, y, c! - x * source.x - y * source.y];
  });
  const last = out[2]![2]!;
  if (Math.abs(last) < 1e-12) return null;
  return Float64Array.from(out.flat().slice(0, 8), (value) => value / last);
}
