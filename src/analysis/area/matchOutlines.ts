import type { ImagePoint, ImagePolygon } from '../../domain/photo.ts';
import { type Affine, fitPlaneSimilarity } from '../align/affine.ts';

/** Points by which an outline is compared, evenly spread along it: people don't draw the same corners twice. */
const POINTS = 64;
/** What half a turn must gain, as a share of the outline's size: a round or square area says nothing of its turn. */
const TURN_COST = 0.1;

/** How one outline lies upon another. */
export interface OutlineMatch {
  /** From the first outline's pixels to the second's: turn, scale and shift. */
  readonly transform: Affine;
  /** RMS distance that is left between the outlines, pixels of the second. */
  readonly apartPx: number;
}

/** Lays a drawn outline upon another drawing of the same area, whatever corner and direction each began with. */
export function matchOutlines(from: ImagePolygon, to: ImagePolygon): OutlineMatch {
  const source = flat(spreadAlong(from));
  const target = spreadAlong(isClockwise(from) === isClockwise(to) ? to : [...to].reverse());
  const sizePx = Math.sqrt(polygonArea(to));
  let best: OutlineMatch | null = null;
  let leastCost = Number.POSITIVE_INFINITY;
  for (let shift = 0; shift < POINTS; shift++) {
    const turned = flat([...target.slice(shift), ...target.slice(0, shift)]);
    const transform = fitPlaneSimilarity(source, turned, POINTS);
    const apartPx = rmsDistance(transform, source, turned);
    const turnShare = Math.abs(Math.atan2(transform[3], transform[0])) / Math.PI;
    const cost = apartPx / sizePx + TURN_COST * turnShare;
    if (cost >= leastCost) continue;
    leastCost = cost;
    best = { transform, apartPx };
  }
  if (!best) throw new RangeError('An outline needs three points');
  return best;
}

/** Area inside a polygon, at least 1, square pixels. */
export function polygonArea(polygon: ImagePolygon): number {
  return Math.max(Math.abs(signedArea(polygon)), 1);
}

function isClockwise(polygon: ImagePolygon): boolean {
  return signedArea(polygon) > 0;
}

function signedArea(polygon: ImagePolygon): number {
  return sides(polygon).reduce((sum, [p, q]) => sum + (p.x * q.y - q.x * p.y) / 2, 0);
}

function sides(polygon: ImagePolygon): (readonly [ImagePoint, ImagePoint])[] {
  return polygon.map((p, i) => [p, polygon[(i + 1) % polygon.length] as ImagePoint]);
}

function spreadAlong(polygon: ImagePolygon): ImagePoint[] {
  const lengths = sides(polygon).map(([p, q]) => Math.hypot(q.x - p.x, q.y - p.y));
  const pitch = lengths.reduce((sum, length) => sum + length, 0) / POINTS;
  const points: ImagePoint[] = [];
  let passed = 0;
  sides(polygon).forEach(([p, q], i) => {
    const length = lengths[i] as number;
    while (points.length < POINTS && points.length * pitch < passed + length) {
      const share = (points.length * pitch - passed) / length;
      points.push({ x: p.x + share * (q.x - p.x), y: p.y + share * (q.y - p.y) });
    }
    passed += length;
  });
  while (points.length < POINTS) points.push(polygon[0] as ImagePoint);
  return points;
}

function flat(points: readonly ImagePoint[]): Float32Array {
  return Float32Array.from(points.flatMap(({ x, y }) => [x, y, 0]));
}

function rmsDistance([a, b, c, d, e, f]: Affine, from: Float32Array, to: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < from.length; i += 3) {
    const x = from[i] as number;
    const y = from[i + 1] as number;
    squares += (a * x + b * y + c - (to[i] as number)) ** 2 + (d * x + e * y + f - (to[i + 1] as number)) ** 2;
  }
  return Math.sqrt(squares / POINTS);
}
