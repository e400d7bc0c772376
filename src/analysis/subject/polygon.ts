import type { ImagePolygon } from '../../domain/photo.ts';
import type { ImageBox } from '../texture/readTexture.ts';

/** Bounding box of points, grown on every side. */
export function boxOf(points: ImagePolygon, margin: number): ImageBox {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  return {
    left: Math.min(...xs) - margin,
    top: Math.min(...ys) - margin,
    right: Math.max(...xs) + margin,
    bottom: Math.max(...ys) + margin,
  };
}

/** Even-odd rule. */
export function isInside(polygon: ImagePolygon, x: number, y: number): boolean {
  let inside = false;
  polygon.forEach((p, i) => {
    const q = polygon[(i + 1) % polygon.length] as { x: number; y: number };
    if (p.y > y !== q.y > y && x < p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x)) inside = !inside;
  });
  return inside;
}
