/** A rotation, a scale and a shift that carry one set of points onto another: q = scale * rotation * p + shift. */
export interface Similarity {
  /** 3 x 3, rows first. */
  readonly rotation: readonly number[];
  readonly scale: number;
  readonly shift: readonly [number, number, number];
}

/** A pair of points that should meet, and how much it counts. */
export interface WeightedPair {
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
  readonly weight: number;
}

/**
 * Weighted least-squares similarity between two point sets in space: rotation as a unit quaternion, the eigenvector of
 * the largest eigenvalue (Horn 1987, doi 10.1364/JOSAA.4.000629), scale as the ratio of the covariance along it to the
 * spread of `from`. At least three points that don't lie on one line.
 */
export function fitSimilarity(pairs: readonly WeightedPair[]): Similarity {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const fromMean = [0, 0, 0];
  const toMean = [0, 0, 0];
  for (const { from, to, weight } of pairs) {
    for (let axis = 0; axis < 3; axis++) {
      fromMean[axis]! += (weight / total) * from[axis]!;
      toMean[axis]! += (weight / total) * to[axis]!;
    }
  }

  // covariance[3 a + b]: how axis a of `from` goes with axis b of `to`.
  const covariance = new Array<number>(9).fill(0);
  let spread = 0;
  for (const { from, to, weight } of pairs) {
    for (let a = 0; a < 3; a++) {
      const p = from[a]! - fromMean[a]!;
      spread += weight * p * p;
      for (let b = 0; b < 3; b++) covariance[3 * a + b]! += weight * p * (to[b]! - toMean[b]!);
    }
  }

  const { value, vector } = largestEigenpair(quaternionMatrix(covariance));
  const rotation = rotationOf(vector);
  const scale = value / spread;
  const turned = (row: number): number =>
    scale *
    (rotation[3 * row]! * fromMean[0]! + rotation[3 * row + 1]! * fromMean[1]! + rotation[3 * row + 2]! * fromMean[2]!);
  return {
    rotation,
    scale,
    shift: [toMean[0]! - turned(0), toMean[1]! - turned(1), toMean[2]! - turned(2)],
  };
}

/** Horn's symmetric 4 x 4 matrix, whose quadratic form is the covariance along a rotation. */
function quaternionMatrix(covariance: readonly number[]): number[] {
  const [xx = 0, xy = 0, xz = 0, yx = 0, yy = 0, yz = 0, zx = 0, zy = 0, zz = 0] = covariance;
  // biome-ignore format: a matrix
  return [
    xx + yy + zz, yz - zy, zx - xz, xy - yx,
    yz - zy, xx - yy - zz, xy + yx, zx + xz,
    zx - xz, xy + yx, yy - xx - zz, yz + zy,
    xy - yx, zx + xz, yz + zy, zz - xx - yy,
  ];
}

/** Rotation matrix of the unit quaternion (w, x, y, z). */
function rotationOf([w = 1, x = 0, y = 0, z = 0]: readonly number[]): number[] {
  // biome-ignore format: a matrix
  return [
    1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
    2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
    2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
  ];
}

/** Largest eigenvalue of a symmetric 4 x 4 matrix and its unit eigenvector, by Jacobi rotations. */
function largestEigenpair(symmetric: readonly number[]): { value: number; vector: number[] } {
  const n = 4;
  const matrix = [...symmetric];
  const vectors = Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  const rotate = (values: number[], i: number, j: number, cos: number, sin: number): void => {
    const [a, b] = [values[i]!, values[j]!];
    values[i] = cos * a - sin * b;
    values[j] = sin * a + cos * b;
  };
  // Jacobi converges quadratically: a 4 x 4 matrix is diagonal to the last digit well before twelve sweeps.
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const off = matrix[n * p + q]!;
        if (off === 0) continue;
        const theta = 0.5 * Math.atan2(2 * off, matrix[n * q + q]! - matrix[n * p + p]!);
        const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
        for (let k = 0; k < n; k++) rotate(matrix, n * k + p, n * k + q, cos, sin);
        for (let k = 0; k < n; k++) rotate(matrix, n * p + k, n * q + k, cos, sin);
        for (let k = 0; k < n; k++) rotate(vectors, n * k + p, n * k + q, cos, sin);
      }
    }
  }
  let best = 0;
  for (let k = 1; k < n; k++) if (matrix[(n + 1) * k]! > matrix[(n + 1) * best]!) best = k;
  return { value: matrix[(n + 1) * best]!, vector: Array.from({ length: n }, (_, k) => vectors[n * k + best]!) };
}
