import type { ImagePolygon } from '../../domain/photo.ts';
import type { ControlPatches } from './controlSkin.ts';

/**
 * Where clear skin is looked for on a face, in the same place on every photo of a person: on the mesh, not on the
 * picture. The mid forehead comes first (in one light plane with both cheeks, no beard); a fringe may hide it.
 */
export function faceControlSites(landmarks: Float32Array): Readonly<Record<'forehead' | 'cheeks', ControlPatches>> {
  const point = (index: number) => ({ x: landmarks[index * 3] as number, y: landmarks[index * 3 + 1] as number });
  const between = (from: number, to: number, share: number) => {
    const a = point(from);
    const b = point(to);
    return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
  };
  // Columns of the forehead from image left to image right: brow, middle of the forehead, below the hairline.
  const band = (columns: readonly (readonly [low: number, high: number])[], from: number, to: number): ImagePolygon => [
    ...columns.map(([low, high]) => between(low, high, from)),
    ...columns.map(([low, high]) => between(low, high, to)).reverse(),
  ];
  const lower = [
    [105, 69],
    [66, 108],
    [9, 151],
    [296, 337],
    [334, 299],
  ] as const;
  const upper = [
    [69, 67],
    [108, 109],
    [151, 10],
    [337, 338],
    [299, 297],
  ] as const;
  const ring = (indices: readonly number[]): ImagePolygon => indices.map(point);
  return {
    forehead: { reference: band(lower, 0.45, 1), check: band(upper, 0.05, 0.7) },
    cheeks: { reference: ring([50, 118, 117, 123, 147, 187, 205]), check: ring([280, 347, 346, 352, 376, 411, 425]) },
  };
}

/** Strips beside a drawn area, image pixels: left, right, above, below; `gapPx` away and `depthPx` wide. */
export function stripsAround(area: ImagePolygon, gapPx: number, depthPx: number): readonly ImagePolygon[] {
  const xs = area.map((p) => p.x);
  const ys = area.map((p) => p.y);
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  const box = (x0: number, y0: number, x1: number, y1: number): ImagePolygon => [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ];
  return [
    box(left - gapPx - depthPx, top, left - gapPx, bottom),
    box(right + gapPx, top, right + gapPx + depthPx, bottom),
    box(left, top - gapPx - depthPx, right, top - gapPx),
    box(left, bottom + gapPx, right, bottom + gapPx + depthPx),
  ];
}
