/** A face as the detector reports it: a box and six points. The unit is the caller's. */
export interface Detection {
  /** Probability, 0..1. */
  readonly score: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** (x, y) of the subject's right eye, left eye, nose tip, mouth, right ear, left ear. */
  readonly points: readonly number[];
}

/** Side of the detector's picture; its regressions are in its pixels. */
export const DETECTOR_SIDE_PX = 128;
/** Two grids of anchors, each cell with several, all of them squares of the whole picture's size. */
const GRIDS = [
  { cells: 16, perCell: 2 },
  { cells: 8, perCell: 6 },
] as const;
/** Box centre and size, then six points. */
const VALUES = 16;
const POINT_VALUES = 12;

/** Anchor centres, 896 x (x, y), 0..1: row by row, several to a cell. */
export function anchorCentres(): Float32Array {
  const centres: number[] = [];
  for (const { cells, perCell } of GRIDS) {
    for (let cell = 0; cell < cells * cells; cell++) {
      const x = ((cell % cells) + 0.5) / cells;
      const y = (Math.floor(cell / cells) + 0.5) / cells;
      for (let k = 0; k < perCell; k++) centres.push(x, y);
    }
  }
  return Float32Array.from(centres);
}

/**
 * Reads the detector's outputs: regressors [896 x 16], classificators [896] (logits). Boxes and points in 0..1 of the
 * detector's picture, best first, none below `minScore`.
 */
export function decodeDetections(
  regressors: Float32Array,
  classificators: Float32Array,
  minScore: number,
): Detection[] {
  const centres = anchorCentres();
  const found: Detection[] = [];
  for (let i = 0; i < classificators.length; i++) {
    const score = 1 / (1 + Math.exp(-(classificators[i] as number)));
    if (score < minScore) continue;
    const anchorX = centres[2 * i] as number;
    const anchorY = centres[2 * i + 1] as number;
    const value = (k: number): number => (regressors[i * VALUES + k] as number) / DETECTOR_SIDE_PX;
    const [x, y, halfWidth, halfHeight] = [value(0) + anchorX, value(1) + anchorY, value(2) / 2, value(3) / 2];
    const points = Array.from({ length: POINT_VALUES }, (_, k) => value(4 + k) + (k % 2 === 0 ? anchorX : anchorY));
    found.push({
      score,
      left: x - halfWidth,
      top: y - halfHeight,
      right: x + halfWidth,
      bottom: y + halfHeight,
      points,
    });
  }
  return found.sort((a, b) => b.score - a.score);
}

/**
 * Merges detections of one face: what overlaps the best one by more than `minOverlap` (intersection over union) becomes
 * the score-weighted mean of all of them, with the best score. Takes and gives them best first.
 */
export function mergeDetections(detections: readonly Detection[], minOverlap: number): Detection[] {
  const merged: Detection[] = [];
  let rest = detections;
  for (;;) {
    const [best] = rest;
    if (!best) return merged;
    const same = rest.filter((other) => other === best || overlap(best, other) > minOverlap);
    rest = rest.filter((other) => !same.includes(other));
    merged.push(weightedMean(best.score, same));
  }
}

function weightedMean(score: number, group: readonly Detection[]): Detection {
  const total = group.reduce((sum, detection) => sum + detection.score, 0);
  const mean = (read: (detection: Detection) => number): number =>
    group.reduce((sum, detection) => sum + detection.score * read(detection), 0) / total;
  return {
    score,
    left: mean(({ left }) => left),
    top: mean(({ top }) => top),
    right: mean(({ right }) => right),
    bottom: mean(({ bottom }) => bottom),
    points: Array.from({ length: POINT_VALUES }, (_, k) => mean(({ points }) => points[k] ?? 0)),
  };
}

function overlap(a: Detection, b: Detection): number {
  const width = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  const height = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const area = (box: Detection): number => (box.right - box.left) * (box.bottom - box.top);
  const both = width * height;
  return both === 0 ? 0 : both / (area(a) + area(b) - both);
}
