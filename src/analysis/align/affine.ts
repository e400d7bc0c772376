/** x' = a x + b y + c, y' = d x + e y + f, as [a, b, c, d, e, f]. */
export type Affine = readonly [number, number, number, number, number, number];

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + b * s, a * q + b * t, a * r + b * u + c, d * p + e * s, d * q + e * t, d * r + e * u + f];
}

/** The way back. The transform must not flatten the plane. */
export function invert([a, b, c, d, e, f]: Affine): Affine {
  const det = a * e - b * d;
  return [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det];
}

/** Mean linear scale. */
export function scaleOf([a, b, , d, e]: Affine): number {
  return Math.sqrt(Math.abs(a * e - b * d));
}

/**
 * The similarity (rotation, scale, shift) that carries points `from` onto `to` with the least squared distance.
 *
 * Both: three numbers a point, of which x and y count; the first `count` points are used.
 */
export function fitPlaneSimilarity(from: Float32Array, to: Float32Array, count: number): Affine {
  let fx = 0;
  let fy = 0;
  let tx = 0;
  let ty = 0;
  for (let i = 0; i < count * 3; i += 3) {
    fx += (from[i] as number) / count;
    fy += (from[i + 1] as number) / count;
    tx += (to[i] as number) / count;
    ty += (to[i + 1] as number) / count;
  }
  let along = 0;
  let across = 0;
  let spread = 0;
  for (let i = 0; i < count * 3; i += 3) {
    const x = (from[i] as number) - fx;
    const y = (from[i + 1] as number) - fy;
    const u = (to[i] as number) - tx;
    const v = (to[i + 1] as number) - ty;
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  }
  const a = along / spread;
  const d = across / spread;
  return [a, -d, tx - a * fx + d * fy, d, a, ty - d * fx - a * fy];
}
