import { expect, it } from 'vitest';
import { CANONICAL } from '../../../src/analysis/face/canonical.ts';
import { mirrored } from '../../../src/analysis/face/mirror.ts';
import { EXCLUSIONS, FACE_OVAL, FACE_POLYGONS, type MeshRing, OPENINGS } from '../../../src/analysis/face/regions.ts';

const { vertices, uv, triangles } = CANONICAL;
const place = (vertex: number): readonly [x: number, y: number] => [vertices[3 * vertex]!, vertices[3 * vertex + 1]!];

function contains(ring: MeshRing, x: number, y: number): boolean {
  let inside = false;
  ring.forEach((vertex, i) => {
    const [ax, ay] = place(vertex);
    const [bx, by] = place(ring.at(i - 1)!);
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  });
  return inside;
}

const side = (a: number, b: number, c: number): number => {
  const [[ax, ay], [bx, by], [cx, cy]] = [place(a), place(b), place(c)];
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
};

it('has the canonical face: sizes, axes and one winding', () => {
  expect([vertices.length, uv.length, triangles.length]).toEqual([468 * 3, 468 * 2, 898 * 3]);
  expect(CANONICAL.poseWeights).toHaveLength(33);
  const [rightEye, leftEye, chin, noseTip] = [33, 263, 152, 1];
  expect(place(rightEye)[0]).toBeLessThan(place(leftEye)[0]);
  expect(place(chin)[1]).toBeLessThan(place(noseTip)[1]);
  expect(vertices[3 * noseTip + 2]).toBeGreaterThan(vertices[3 * chin + 2]!);
  expect(uv[2 * chin + 1]).toBeGreaterThan(uv[2 * noseTip + 1]!);
  const windings = Array.from({ length: 898 }, (_, t) => {
    const [a = 0, b = 0, c = 0] = triangles.subarray(3 * t, 3 * t + 3);
    const across = (axis: number, from: number, to: number): number => uv[2 * to + axis]! - uv[2 * from + axis]!;
    return Math.sign(across(0, a, b) * across(1, a, c) - across(1, a, b) * across(0, a, c));
  });
  expect(new Set(windings)).toEqual(new Set([-1]));
});

it('mirrors every vertex onto one that mirrors back', () => {
  for (let vertex = 0; vertex < 468; vertex++) expect(mirrored(mirrored(vertex))).toBe(vertex);
  expect([mirrored(33), mirrored(61), mirrored(1)]).toEqual([263, 291, 1]);
});

it.each([
  ...Object.entries(FACE_POLYGONS),
  ...EXCLUSIONS.map(({ name, ring }) => [name, ring] as const),
  ['oval', FACE_OVAL] as const,
])('%s does not cross itself', (_, ring) => {
  expect(new Set(ring).size).toBe(ring.length);
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    ring.forEach((c, j) => {
      const d = ring[(j + 1) % ring.length]!;
      const crosses = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
      expect(crosses, `${a}-${b} and ${c}-${d}`).toBe(false);
    });
  });
});

it('lays no point of the face into two regions, and most of it into one', () => {
  let inside = 0;
  let covered = 0;
  for (let y = -9.03; y < 10; y += 0.15) {
    for (let x = -8.03; x < 8; x += 0.15) {
      if (!contains(FACE_OVAL, x, y)) continue;
      const regions = Object.entries(FACE_POLYGONS).filter(([, ring]) => contains(ring, x, y));
      expect(regions.length, `${regions.map(([name]) => name)} at ${x}, ${y}`).toBeLessThan(2);
      inside++;
      covered += regions.length;
    }
  }
  expect(covered / inside).toBeGreaterThan(0.7);
});

it('names openings that lie inside exclusions', () => {
  for (const ring of OPENINGS) {
    const [x, y] = [0, 1].map((axis) => ring.reduce((sum, vertex) => sum + place(vertex)[axis]!, 0) / ring.length);
    expect(EXCLUSIONS.some((exclusion) => contains(exclusion.ring, x!, y!))).toBe(true);
  }
});
