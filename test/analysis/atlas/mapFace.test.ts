import { describe, expect, it } from 'vitest';
import { ATLAS_SIDE, meshInTexels } from '../../../src/analysis/atlas/atlasLayout.ts';
import { carry } from '../../../src/analysis/atlas/carry.ts';
import { faceOpenings } from '../../../src/analysis/atlas/faceLabels.ts';
import { imageToTexel } from '../../../src/analysis/atlas/imageToTexel.ts';
import { type AtlasMapping, mapFace } from '../../../src/analysis/atlas/mapFace.ts';
import { rasterMesh } from '../../../src/analysis/atlas/meshRaster.ts';
import { CANONICAL } from '../../../src/analysis/face/canonical.ts';
import { type Turn, turnedFace } from './turnedFace.ts';

const WIDTH = 800;
const HEIGHT = 900;
const FRONT: Turn = { x: 400, y: 450 };
const TURNED: Turn = { yawDeg: 20, pitchDeg: 6, rollDeg: 12, pxPerCm: 42, x: 380, y: 460 };

describe('mapFace and carry', () => {
  it.each([
    ['front', FRONT],
    ['turned', TURNED],
  ])('brings a pattern painted in the atlas back to its own texels: %s', (_, turn) => {
    const landmarks = turnedFace(turn);
    const mapping = mapFace(landmarks, WIDTH, HEIGHT);
    // The pattern is the texel coordinate itself, so what comes back says by how much it is off.
    const errors: number[] = [];
    for (const axis of [0, 1] as const) {
      const back = carry(paintTexelCoordinate(landmarks, axis), 0, 0, 1, mapping, Number.NaN);
      back.forEach((value, i) => {
        if (Number.isNaN(mapping.x[i])) return;
        const own = (axis === 0 ? i % ATLAS_SIDE : Math.floor(i / ATLAS_SIDE)) + 0.5;
        errors.push(Math.abs(value - own));
      });
    }
    errors.sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(2 * 80_000);
    expect(errors[Math.floor(errors.length * 0.5)]).toBeLessThan(0.02);
    expect(errors[Math.floor(errors.length * 0.999)]).toBeLessThan(0.5);
  });

  it('finds the texel of a photo pixel again', () => {
    const landmarks = turnedFace(TURNED);
    const mapping = mapFace(landmarks, WIDTH, HEIGHT);
    const texelAt = imageToTexel(landmarks, mapping);
    let wrong = 0;
    mapping.x.forEach((x, i) => {
      if (!Number.isNaN(x) && texelAt(x, mapping.y[i] as number) !== i) wrong++;
    });
    expect(wrong).toBe(0);
    expect(texelAt(5, 5)).toBe(-1);
    expect(texelAt(Number.NaN, 5)).toBe(-1);
  });

  it('shows less of the side that is turned away, and nothing grazing', () => {
    const shares = [0, 20, 45].map((yawDeg) => sides(mapFace(turnedFace({ ...FRONT, yawDeg }), WIDTH, HEIGHT)));
    const [front, turned, far] = shares as [Sides, Sides, Sides];
    expect(Math.abs(front.left - front.right) / front.left).toBeLessThan(0.02);
    expect(turned.right).toBeLessThan(0.85 * turned.left);
    expect(far.right).toBeLessThan(0.25 * far.left);
    for (const { leastCos } of shares) expect(leastCos).toBeGreaterThanOrEqual(0.5);
  });

  it('shows no skin behind the nose, in the eyes or beyond the picture', () => {
    const landmarks = turnedFace({ ...FRONT, yawDeg: 35 });
    const mapping = mapFace(landmarks, WIDTH, HEIGHT);
    // Subject's right inner eye corner: the bridge of the nose stands before it at this yaw.
    const hidden = meshInTexels().subarray(133 * 3, 133 * 3 + 2) as unknown as [number, number];
    expect(mapping.x[Math.floor(hidden[1] + 8) * ATLAS_SIDE + Math.floor(hidden[0] + 8)]).toBeNaN();
    faceOpenings().forEach((open, i) => {
      if (open === 1) expect(mapping.x[i]).toBeNaN();
    });
    const cut = mapFace(turnedFace(FRONT), WIDTH, 450);
    const placed = cut.y.filter((y) => !Number.isNaN(y));
    expect(placed.every((y) => y <= 449.5)).toBe(true);
    expect(cut.x.some((x) => !Number.isNaN(x))).toBe(true);
  });
});

describe('carry', () => {
  const one: AtlasMapping = {
    widthPx: 4,
    heightPx: 1,
    x: Float32Array.of(11, 12, Number.NaN, 40),
    y: Float32Array.of(21, 21, 21, 21),
    cosView: new Float32Array(4),
  };
  it('reads a plane by its place and scale on the photo', () => {
    // Two plane pixels to an image pixel, corner at (10, 20): image (11, 21) is the corner between four of them.
    const plane = { widthPx: 4, heightPx: 4, data: Float32Array.from({ length: 16 }, (_, i) => i) };
    expect([...carry(plane, 10, 20, 2, one, -1)]).toEqual([7.5, 9, -1, -1]);
  });
});

interface Sides {
  readonly left: number;
  readonly right: number;
  readonly leastCos: number;
}

function sides({ x, cosView }: AtlasMapping): Sides {
  let left = 0;
  let right = 0;
  let leastCos = 1;
  x.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    // The subject's right is image left, and the low u of the atlas.
    if (i % ATLAS_SIDE < ATLAS_SIDE / 2) right++;
    else left++;
    leastCos = Math.min(leastCos, cosView[i] as number);
  });
  return { left, right, leastCos };
}

/** An image of the face on which each pixel holds the texel column or row of the skin it shows. */
function paintTexelCoordinate(landmarks: Float32Array, axis: 0 | 1) {
  const { triangles } = CANONICAL;
  const texels = meshInTexels();
  const mesh = landmarks.slice(0, 1404);
  const { triangle } = rasterMesh(mesh, triangles, WIDTH, HEIGHT);
  const data = new Float32Array(WIDTH * HEIGHT);
  triangle.forEach((t, i) => {
    if (t < 0) return;
    const [a, b, c] = triangles.subarray(t * 3, t * 3 + 3) as unknown as [number, number, number];
    const at = (p: number, k: number) => mesh[p * 3 + k] as number;
    const x = (i % WIDTH) + 0.5;
    const y = Math.floor(i / WIDTH) + 0.5;
    const whole = cross(at(b, 0) - at(a, 0), at(b, 1) - at(a, 1), at(c, 0) - at(a, 0), at(c, 1) - at(a, 1));
    const wb = cross(x - at(a, 0), y - at(a, 1), at(c, 0) - at(a, 0), at(c, 1) - at(a, 1)) / whole;
    const wc = cross(at(b, 0) - at(a, 0), at(b, 1) - at(a, 1), x - at(a, 0), y - at(a, 1)) / whole;
    const of = (p: number) => texels[p * 3 + axis] as number;
    data[i] = (1 - wb - wc) * of(a) + wb * of(b) + wc * of(c);
  });
  return { widthPx: WIDTH, heightPx: HEIGHT, data };
}

function cross(ax: number, ay: number, bx: number, by: number): number {
  return ax * by - ay * bx;
}
