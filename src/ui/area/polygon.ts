import type { ImagePoint, ImagePolygon } from '../../domain/photo.ts';

export interface Bounds {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A point held inside the photo. */
export function heldInside({ x, y }: ImagePoint, { widthPx, heightPx }: Bounds): ImagePoint {
  return { x: Math.min(widthPx, Math.max(0, x)), y: Math.min(heightPx, Math.max(0, y)) };
}

function distanceToEdge(point: ImagePoint, from: ImagePoint, to: ImagePoint): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** What a polygon covers, square pixels. */
export function coveredPx2(points: ImagePolygon): number {
  const twice = points.reduce((sum, p, index) => {
    const q = points[(index + 1) % points.length]!;
    return sum + p.x * q.y - q.x * p.y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Where a tapped point belongs: into the nearest edge, at the end while there is no closed shape yet. */
export function placeFor(points: ImagePolygon, point: ImagePoint): number {
  if (points.length < 3) return points.length;
  const distances = points.map((from, index) => distanceToEdge(point, from, points[(index + 1) % points.length]!));
  return distances.indexOf(Math.min(...distances)) + 1;
}

/** A point for the keyboard: half way to the next one, or `stepPx` beside a lone one. */
export function pointAfter(points: ImagePolygon, index: number, stepPx: number): ImagePoint {
  const here = points[index]!;
  if (points.length < 3) return index === 0 ? { x: here.x + stepPx, y: here.y } : { x: here.x, y: here.y + stepPx };
  const next = points[(index + 1) % points.length]!;
  return { x: (here.x + next.x) / 2, y: (here.y + next.y) / 2 };
}
