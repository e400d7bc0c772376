import { describe, expect, it } from 'vitest';
import { areaAtlas } from '../../../src/analysis/area/areaAtlas.ts';
import { matchOutlines } from '../../../src/analysis/area/matchOutlines.ts';
import { offShare, placeByHand } from '../../../src/analysis/area/placeByHand.ts';
import type { ImagePolygon } from '../../../src/domain/photo.ts';

const PX_PER_MM = 4;
const KITE: ImagePolygon = [
  { x: 100, y: 0 },
  { x: 200, y: 120 },
  { x: 90, y: 300 },
  { x: 0, y: 110 },
];
const baseline = (() => {
  const { geometry, mapping, texelMm2 } = areaAtlas(KITE, PX_PER_MM);
  const { widthPx, heightPx } = mapping;
  return { geometry, atlas: { widthPx, heightPx, luminance: new Uint8Array(widthPx * heightPx), texelMm2 } };
})();

function turned(polygon: ImagePolygon, angleDeg: number, scale: number): ImagePolygon {
  const cos = scale * Math.cos((angleDeg * Math.PI) / 180);
  const sin = scale * Math.sin((angleDeg * Math.PI) / 180);
  return polygon.map(({ x, y }) => ({ x: cos * x - sin * y + 500, y: sin * x + cos * y + 400 }));
}

function farthest(a: ImagePolygon, b: ImagePolygon): number {
  return Math.max(...a.map(({ x, y }, i) => Math.hypot(x - b[i]!.x, y - b[i]!.y)));
}

describe('an area placed by hand', () => {
  it.each([0, 25, -90])(
    'lies where it was drawn, turned by %i degrees, begun elsewhere and drawn the other way',
    (deg) => {
      const truth = turned(KITE, deg, 1.3);
      const redrawn = [truth[2]!, truth[1]!, truth[0]!, truth[3]!];
      const { polygon } = placeByHand(baseline, redrawn);
      expect(farthest(polygon, truth)).toBeLessThan(6);
    },
  );

  it('takes corners set elsewhere along the same outline', () => {
    const truth = turned(KITE, 10, 1);
    const middles = truth.flatMap((p, i) => {
      const q = truth[(i + 1) % 4]!;
      return [{ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 }, q];
    });
    expect(farthest(placeByHand(baseline, middles).polygon, truth)).toBeLessThan(6);
  });

  it('says how far it may lie off: never nothing, and more where the drawings differ', () => {
    const sameMm = placeByHand(baseline, turned(KITE, 0, 2)).residual;
    // 6 % of the side of 43.3 mm, whatever the photo's size.
    expect(sameMm).toBeCloseTo(0.06 * (Math.sqrt(30_050) / PX_PER_MM), 1);
    const other = placeByHand(baseline, [
      { x: 0, y: 0 },
      { x: 400, y: 0 },
      { x: 400, y: 60 },
      { x: 0, y: 60 },
    ]);
    expect(other.residual).toBeGreaterThan(2 * sameMm);
    expect(offShare({ ...other, residual: 1e6 }, PX_PER_MM)).toBe(1);
  });

  it('leaves a square as it is, where any quarter turn would fit as well', () => {
    const square: ImagePolygon = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
      { x: 0, y: 100 },
    ];
    const [a, , , d] = matchOutlines(square, [square[2]!, square[3]!, square[0]!, square[1]!]).transform;
    expect(a).toBeCloseTo(1, 3);
    expect(d).toBeCloseTo(0, 3);
  });
});
