import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFace } from '../../../src/analysis/face/findFace.ts';
import { poseOf } from '../../../src/analysis/face/pose.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import { readTemplate } from '../../../tools/validate/template.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { decodeFile } from '../../fixtures/photoFile.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';
import { sharedData } from '../../fixtures/sharedData.ts';

const models = nodeModels('node');
const london = sharedData('photos/london');
const [RIGHT_IRIS, LEFT_IRIS] = [468, 473] as const;

const pointOf = (landmarks: Float32Array, point: number) => ({
  x: landmarks[3 * point]!,
  y: landmarks[3 * point + 1]!,
});

/** A picture laid into a larger grey one, or mirrored. */
function redrawn(image: CodedImage, widthPx: number, heightPx: number, left: number, isMirrored: boolean): CodedImage {
  const data = new Uint8Array(widthPx * heightPx * 4).fill(128);
  for (let y = 0; y < image.heightPx; y++) {
    for (let x = 0; x < image.widthPx; x++) {
      const from = 4 * (y * image.widthPx + (isMirrored ? image.widthPx - 1 - x : x));
      data.set(image.data.subarray(from, from + 4), 4 * (y * widthPx + left + x));
    }
  }
  return { widthPx, heightPx, data, colorSpace: 'srgb' };
}

it('finds no face on an empty wall', async () => {
  const wall = {
    widthPx: 300,
    heightPx: 200,
    data: new Uint8Array(300 * 200 * 4).fill(150),
    colorSpace: 'srgb',
  } as const;
  expect(await findFace(arraySource(wall), models)).toBeNull();
});

describe.skipIf(london === null)('on real photographs (shared data)', () => {
  it.each(['001_neutral', '044_neutral', '132_neutral'])(
    'lays the eyes of %s where people clicked them',
    async (name) => {
      const face = await findFace(arraySource(await decodeFile(join(london!, `${name}.jpg`))), models);
      // The first two points of a template are the pupils: the subject's right, then left.
      const [right, left] = readTemplate(join(london!, `${name}.tem`));
      const eyeDistance = Math.hypot(left!.x - right!.x, left!.y - right!.y);
      for (const [point, clicked] of [
        [RIGHT_IRIS, right!],
        [LEFT_IRIS, left!],
      ] as const) {
        const found = pointOf(face!.landmarks, point);
        expect(Math.hypot(found.x - clicked.x, found.y - clicked.y) / eyeDistance).toBeLessThan(0.04);
      }
      expect(face!.presence).toBeGreaterThan(0.9);
      expect(face!.faces).toBe(1);
    },
  );

  it('sees a mirrored photo as the mirrored face', async () => {
    const image = await decodeFile(join(london!, '001_smiling.jpg'));
    const straight = await findFace(arraySource(image), models);
    const mirrored = await findFace(arraySource(redrawn(image, image.widthPx, image.heightPx, 0, true)), models);
    const [a, b] = [poseOf(straight!.landmarks).pose, poseOf(mirrored!.landmarks).pose];
    expect(a.yawDeg).toBeLessThan(-4);
    expect(Math.abs(a.yawDeg + b.yawDeg)).toBeLessThan(2);
    expect(Math.abs(a.pitchDeg - b.pitchDeg)).toBeLessThan(2);
    expect(Math.abs(a.rollDeg + b.rollDeg)).toBeLessThan(1.5);
    const apart = image.widthPx - pointOf(straight!.landmarks, 1).x - pointOf(mirrored!.landmarks, 1).x;
    expect(Math.abs(apart)).toBeLessThan(
      0.03 * (straight!.landmarks[3 * LEFT_IRIS]! - straight!.landmarks[3 * RIGHT_IRIS]!),
    );
  });

  it('finds a small face in a large photo by its native pixels, and two people as two', async () => {
    const image = await decodeFile(join(london!, '003_neutral.jpg'));
    const alone = (await findFace(arraySource(image), models))!;
    const wide = await findFace(arraySource(redrawn(image, 3600, 1350, 1100, false)), models);
    const eyeDistance = alone.landmarks[3 * LEFT_IRIS]! - alone.landmarks[3 * RIGHT_IRIS]!;
    for (const point of [1, 33, 152, 263, RIGHT_IRIS, LEFT_IRIS]) {
      const [a, b] = [pointOf(alone.landmarks, point), pointOf(wide!.landmarks, point)];
      expect(Math.hypot(a.x + 1100 - b.x, a.y - b.y) / eyeDistance).toBeLessThan(0.03);
    }
    const pair = redrawn(image, 2700, 1350, 1350, false);
    for (let y = 0; y < 1350; y++) pair.data.set(image.data.subarray(4 * 1350 * y, 4 * 1350 * (y + 1)), 4 * 2700 * y);
    expect((await findFace(arraySource(pair), models))!.faces).toBe(2);
  });
});
