import { describe, expect, it } from 'vitest';
import { differenceScale, measureScale } from '../../../src/analysis/align/colourScale.ts';
import { type FaceFrame, frameOf } from '../../../src/analysis/align/frame.ts';
import { frameTexels } from '../../../src/analysis/align/frameTexels.ts';
import { paintOverlay } from '../../../src/analysis/align/paintOverlay.ts';
import { warpIntoFrame } from '../../../src/analysis/align/warpIntoFrame.ts';
import { texelFinder } from '../../../src/analysis/atlas/texelFinder.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import type { FaceGeometry } from '../../../src/domain/measurement.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';
import { type Turn, turnedFace } from '../atlas/turnedFace.ts';

const WIDTH = 600;
const HEIGHT = 720;

function face(turn: Turn): FaceGeometry {
  const pose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
  return { kind: 'face', landmarks: turnedFace(turn), presence: 1, pose, pxPerCanonicalCm: turn.pxPerCm ?? 40 };
}

/** A face whose colour says where on it one is: red goes up and down across the atlas, green down it; black around it. */
function paintedFace({ landmarks }: FaceGeometry): CodedImage {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  const find = texelFinder(landmarks);
  const place = new Float64Array(2);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    data[i * 4 + 3] = 255;
    if (!find((i % WIDTH) + 0.5, Math.floor(i / WIDTH) + 0.5, place)) continue;
    data[i * 4] = wave(place[0] as number);
    data[i * 4 + 1] = wave(place[1] as number);
  }
  return { widthPx: WIDTH, heightPx: HEIGHT, data, colorSpace: 'srgb' };
}

/** Rises from 10 to 240 over 57 texels and falls again. */
function wave(texel: number): number {
  return 240 - Math.abs(((4 * texel) % 460) - 230);
}

const front = face({ pxPerCm: 22, x: 290, y: 350 });
const turned = face({ pxPerCm: 25, yawDeg: 7, pitchDeg: -4, rollDeg: 6, x: 310, y: 380 });

describe('warpIntoFrame', async () => {
  const frame = frameOf(front, 1600, { widthPx: WIDTH, heightPx: HEIGHT }) as FaceFrame;
  const own = await warpIntoFrame(arraySource(paintedFace(front)), front, frame);
  const other = await warpIntoFrame(arraySource(paintedFace(turned)), turned, frame);
  const texels = frameTexels(frame);

  it('shows the first photo as it is', () => {
    const left = Math.round((front.landmarks[0] as number) - (frame.landmarks[0] as number));
    const top = Math.round((front.landmarks[1] as number) - (frame.landmarks[1] as number));
    const plain = arraySource(paintedFace(front)).read({
      x: left,
      y: top,
      width: frame.widthPx,
      height: frame.heightPx,
    });
    const apart = Float32Array.from(own.data, (value, i) => Math.abs(value - (plain.data[i] as number))).reduce(
      (most, value) => Math.max(most, value),
      0,
    );
    expect(apart).toBeLessThanOrEqual(1);
  });

  it('lays a turned face over it within 1.5 px', () => {
    const errors: number[] = [];
    for (let y = 1; y < frame.heightPx - 1; y++) {
      for (let x = 1; x < frame.widthPx - 1; x++) {
        const i = y * frame.widthPx + x;
        if (Number.isNaN(texels.x[i]) || other.data[i * 4 + 1] === 0) continue;
        // Colour says the place; its slope over the frame turns a colour error into pixels.
        for (const [channel, step] of [
          [0, 1],
          [1, frame.widthPx],
        ] as const) {
          const at = i * 4 + channel;
          const slope = ((own.data[at + step * 4] as number) - (own.data[at - step * 4] as number)) / 2;
          if (Math.abs(slope) < 2) continue;
          errors.push(Math.abs(((other.data[at] as number) - (own.data[at] as number)) / slope));
        }
      }
    }
    errors.sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(20_000);
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(0.5);
    expect(errors[Math.floor(errors.length * 0.95)]).toBeLessThan(1.5);
  });

  it('leaves no seam at the outline of the face', async () => {
    // A smooth picture stays smooth: the largest step between neighbours hardly grows.
    const ramp = new Uint8ClampedArray(WIDTH * HEIGHT * 4).map((_, k) =>
      k % 4 === 3 ? 255 : (((k >> 2) % WIDTH) / WIDTH) * 250,
    );
    const picture = arraySource({ widthPx: WIDTH, heightPx: HEIGHT, data: ramp, colorSpace: 'srgb' });
    const { data, widthPx } = await warpIntoFrame(picture, turned, frame);
    let steepest = 0;
    for (let k = 4; k < data.length; k += 4) {
      if ((k / 4) % widthPx === 0 || data[k + 3] === 0 || data[k - 1] === 0) continue;
      steepest = Math.max(steepest, Math.abs((data[k] as number) - (data[k - 4] as number)));
    }
    expect(steepest).toBeLessThanOrEqual(2);
  });

  it('reduces a large photo to the frame and averages it', async () => {
    const small = frameOf(front, 200) as FaceFrame;
    expect(Math.max(small.widthPx, small.heightPx)).toBe(200);
    const noisy = new Uint8ClampedArray(WIDTH * HEIGHT * 4).map((_, k) =>
      k % 4 === 3 ? 255 : 100 + 100 * (((k >> 2) + Math.floor((k >> 2) / WIDTH)) % 2),
    );
    const picture = arraySource({ widthPx: WIDTH, heightPx: HEIGHT, data: noisy, colorSpace: 'display-p3' });
    const { data, widthPx, colorSpace } = await warpIntoFrame(picture, front, small);
    const middle = (100 * widthPx + 80) * 4;
    expect(Math.abs((data[middle] as number) - 150)).toBeLessThan(15);
    expect(colorSpace).toBe('display-p3');
  });

  it('paints a map only where skin is seen and the map is known', () => {
    const values = new Float32Array(512 * 512).fill(0.9);
    for (let i = 0; i < values.length; i++) if (i % 512 > 256) values[i] = Number.NaN;
    const { data } = paintOverlay(values, 512, texels, measureScale('redness'));
    let wrong = 0;
    let painted = 0;
    texels.x.forEach((x, i) => {
      const alpha = data[i * 4 + 3] as number;
      if (alpha > 0) painted++;
      if (alpha > 0 !== (!Number.isNaN(x) && x < 257.4)) wrong++;
    });
    expect(painted).toBeGreaterThan(10_000);
    expect(wrong / painted).toBeLessThan(0.005);
  });
});

describe('colour scales', () => {
  it('say nothing at no change, and the sign by hue', () => {
    const { rgba } = differenceScale('redness');
    expect(rgba[127 * 4 + 3]).toBeLessThan(2);
    expect(rgba[2]).toBeGreaterThan(rgba[0] as number);
    expect(rgba[255 * 4]).toBeGreaterThan(rgba[255 * 4 + 2] as number);
    expect(rgba[3]).toBe(rgba[255 * 4 + 3]);
  });
});
