import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type Affine, compose, invert } from '../../../src/analysis/align/affine.ts';
import { fillDilated, fillPolygon } from '../../../src/analysis/atlas/polygonMask.ts';
import { type Correction, corrected } from '../../../src/analysis/colour/correction.ts';
import { decode, encode } from '../../../src/analysis/colour.ts';
import { DETECTOR_SIDE_PX } from '../../../src/analysis/face/detections.ts';
import { findFace } from '../../../src/analysis/face/findFace.ts';
import { COVERS, outlinesOf } from '../../../src/analysis/publish/hidden.ts';
import { renderSides, type SetPhoto, type SideRequest } from '../../../src/analysis/publish/renderSides.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import type { FaceGeometry } from '../../../src/domain/measurement.ts';
import { seeded } from '../../../tools/simulate/seeded.ts';
import { coverPhotos } from '../../../tools/validate/covered.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { decodeFile } from '../../fixtures/photoFile.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';
import { sharedData } from '../../fixtures/sharedData.ts';
import { type Turn, turnedFace } from '../atlas/turnedFace.ts';

const models = nodeModels();
const LONG_SIDE_PX = 4000;

const [WIDTH, HEIGHT] = [520, 620];

interface Face {
  readonly picture: CodedImage;
  readonly geometry: FaceGeometry;
}

/** A front face somewhere in a picture of waves: what lies where can be told from any part of it. */
function drawn(turn: Turn, seed: number): Face {
  const landmarks = turnedFace(turn);
  const at = (i: number) => landmarks.slice(i * 3, i * 3 + 3);
  for (const [iris, outer, inner] of [
    [468, 33, 133],
    [473, 263, 362],
  ] as const)
    landmarks.set(
      at(outer).map((value, k) => (value + at(inner)[k]!) / 2),
      iris * 3,
    );
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  const random = seeded(seed);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const grain = 12 * random();
    data.set(
      [150 + 60 * Math.sin(x / 9) + grain, 110 + 50 * Math.cos(y / 11) + grain, 40 + (x + y) / 8 + grain, 255],
      i * 4,
    );
  }
  const pose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
  return {
    picture: { widthPx: WIDTH, heightPx: HEIGHT, data, colorSpace: 'srgb' },
    geometry: { kind: 'face', landmarks, presence: 1, pose, pxPerCanonicalCm: 20 },
  };
}

const photoOf = ({ geometry, picture: own }: Face, picture = own): SetPhoto => ({
  source: arraySource(picture),
  geometry,
});

const WHOLE: SideRequest = {
  identity: 'full-face',
  regions: [],
  isBackgroundPlain: false,
  longSidePx: LONG_SIDE_PX,
  correction: null,
};

const CORRECTION: Correction = {
  tone: [
    { a: 0.1, g: 1.1 },
    { a: 0, g: 0.95 },
    { a: -0.05, g: 1.05 },
  ],
  mix: [
    Float64Array.of(1.1, -0.05, 0, 0.02, -0.03, 0),
    Float64Array.of(-0.02, 1.02, 0.01, 0, 0, -0.02),
    Float64Array.of(0.01, -0.08, 1.2, 0, -0.1, 0),
  ],
};

const before = drawn({ pxPerCm: 20, x: 255, y: 300 }, 1);
const after = drawn({ pxPerCm: 21, rollDeg: 4, x: 262, y: 310 }, 2);

/** What a pixel of the frame must be by the stated transform and nothing else: read at its place, then the one correction. */
function expected(
  { data, widthPx }: CodedImage,
  matrix: readonly number[],
  x: number,
  y: number,
  by: Correction | null,
) {
  const [a, b, c, d, e, f] = matrix as [number, number, number, number, number, number];
  const px = a * (x + 0.5) + b * (y + 0.5) + c - 0.5;
  const py = d * (x + 0.5) + e * (y + 0.5) + f - 0.5;
  const [left, top] = [Math.floor(px), Math.floor(py)];
  const at = (i: number, j: number, k: number) => data[((top + j) * widthPx + left + i) * 4 + k]!;
  const [fx, fy] = [px - left, py - top];
  const rgb = [0, 1, 2].map((k) =>
    Math.round(
      (at(0, 0, k) * (1 - fx) + at(1, 0, k) * fx) * (1 - fy) + (at(0, 1, k) * (1 - fx) + at(1, 1, k) * fx) * fy,
    ),
  ) as [number, number, number];
  if (by === null) return rgb;
  const [r, g, blue] = rgb.map((code) => decode(code / 255)) as [number, number, number];
  return corrected(by, [r, g, blue]).map((light) => Math.round(255 * encode(light)));
}

/** Whether a pixel's neighbours lie on the photo. */
function isWithin([a, b, c, d, e, f]: readonly number[], x: number, y: number): boolean {
  const [px, py] = [a! * x + b! * y + c!, d! * x + e! * y + f!];
  return px > 3 && py > 3 && px < WIDTH - 3 && py < HEIGHT - 3;
}

test.each([null, CORRECTION])('every pixel of both sides is the stated matrix and one colour table, %o', async (by) => {
  const photos = [photoOf(before), photoOf(after)];
  const { widthPx, heightPx, images, frameToImage } = await renderSides(photos, { ...WHOLE, correction: by }, models);
  for (const [side, face] of [before, after].entries()) {
    const [a, b, , d, e] = frameToImage[side]!;
    expect([a, b + d]).toEqual([e, 0]);
    let [furthest, compared] = [0, 0];
    for (let y = 5; y < heightPx - 5; y += 7) {
      for (let x = 5; x < widthPx - 5; x += 7) {
        if (!isWithin(frameToImage[side]!, x, y)) continue;
        compared++;
        const want = expected(face.picture, frameToImage[side]!, x, y, by);
        for (let k = 0; k < 3; k++)
          furthest = Math.max(furthest, Math.abs(images[side]!.data[(y * widthPx + x) * 4 + k]! - want[k]!));
      }
    }
    expect(compared).toBeGreaterThan(1000);
    // A code that lies between two is rounded either way, and the correction can carry that on.
    expect(furthest).toBeLessThanOrEqual(by === null ? 1 : 3);
  }
});

test('the same photo on both sides gives the same bytes', async () => {
  const { images } = await renderSides([photoOf(before), photoOf(before)], { ...WHOLE, longSidePx: 500 }, models);
  expect(Buffer.compare(Buffer.from(images[0]!.data), Buffer.from(images[1]!.data))).toBe(0);
});

test('a face taken from nearer and turned on the screen lies over the first within a hundredth of a pixel', async () => {
  const { frameToImage } = await renderSides([photoOf(before), photoOf(after)], WHOLE, models);
  const [one, other] = frameToImage as [Affine, Affine];
  const [a, b, c, d, e, f] = compose(other, invert(one));
  const apart = [...Array(468).keys()].map((i) => {
    const [x, y] = before.geometry.landmarks.slice(i * 3, i * 3 + 2) as unknown as [number, number];
    const [u, v] = after.geometry.landmarks.slice(i * 3, i * 3 + 2) as unknown as [number, number];
    return Math.hypot(a * x + b * y + c - u, d * x + e * y + f - v);
  });
  expect(Math.max(...apart)).toBeLessThan(0.01);
});

test('a crop to regions shows nothing else: what lies elsewhere can be anything', async () => {
  const regions = ['cheek-right', 'chin'] as const;
  const request: SideRequest = { ...WHOLE, identity: 'region', regions, longSidePx: 600 };
  const spoilt = (face: Face): CodedImage => {
    const { picture } = face;
    const kept = new Uint8Array(picture.widthPx * picture.heightPx);
    // A pixel at the rim is the mean of its neighbours.
    for (const outline of outlinesOf(face.geometry, regions)) fillDilated(kept, picture.widthPx, outline, 2);
    const data = new Uint8ClampedArray(picture.data);
    for (let i = 0; i < kept.length; i++) if (!kept[i]) data.set([255, 0, 255], i * 4);
    return { ...picture, data };
  };
  const plain = await renderSides([photoOf(before), photoOf(after)], request, models);
  const other = await renderSides([photoOf(before, spoilt(before)), photoOf(after, spoilt(after))], request, models);
  expect(plain.isFaceFree).toBe(true);
  expect(Math.max(plain.widthPx, plain.heightPx)).toBeLessThan(300);
  for (const side of [0, 1])
    expect(Buffer.compare(Buffer.from(plain.images[side]!.data), Buffer.from(other.images[side]!.data))).toBe(0);
  const shown = new Uint8Array(plain.widthPx * plain.heightPx);
  const [a, , c, , e, f] = plain.frameToImage[0]!;
  for (const outline of outlinesOf(before.geometry, regions))
    fillPolygon(
      shown,
      plain.widthPx,
      outline.map((at, i) => (i % 2 === 0 ? (at - c) / a : (at - f) / e)),
    );
  const { data } = plain.images[0]!;
  let skin = 0;
  for (let i = 0; i < shown.length; i++) {
    const isPlain = data[i * 4] === 224 && data[i * 4 + 1] === 224 && data[i * 4 + 2] === 224;
    if (!shown[i]) expect(isPlain).toBe(true);
    else if (!isPlain) skin++;
  }
  expect(skin).toBeGreaterThan(5000);
});

describe('covered eyes', () => {
  const covered: SideRequest = { ...WHOLE, identity: 'eyes-covered', longSidePx: 600 };
  it('hides eyes, and the same pixels on both sides', async () => {
    const sides = await renderSides([photoOf(before), photoOf(after)], covered, models);
    expect(sides.isFaceFree).toBe(true);
    const [toFrame] = sides.frameToImage.map(invert);
    const [a, b, c, d, e, f] = toFrame!;
    for (const eye of [468, 473]) {
      const [x, y] = before.geometry.landmarks.slice(eye * 3, eye * 3 + 2) as unknown as [number, number];
      const at = Math.round(d * x + e * y + f) * sides.widthPx + Math.round(a * x + b * y + c);
      for (const { data } of sides.images) expect([...data.subarray(at * 4, at * 4 + 3)]).toEqual([224, 224, 224]);
    }
    const plain = sides.images.map(({ data }) =>
      data.filter((_, i) => i % 4 === 0).map((red, i) => Number(red === 224 && data[i * 4 + 2] === 224)),
    );
    expect(Buffer.compare(Buffer.from(plain[0]!), Buffer.from(plain[1]!))).toBe(0);
    expect(plain[0]!.filter(Boolean).length / plain[0]!.length).toBeGreaterThan(0.3);
  });

  it('grow while a face is found, and are refused under the largest, as several regions are', async () => {
    const none = { regressors: new Float32Array(896 * 16), classificators: new Float32Array(896).fill(-9) };
    const face = {
      regressors: new Float32Array(896 * 16).fill(DETECTOR_SIDE_PX / 4),
      classificators: new Float32Array(896),
    };
    face.classificators.fill(-9)[400] = 9;
    let left = 2;
    const stubborn = { detect: async () => (left-- > 0 ? face : none) };
    expect((await renderSides([photoOf(before)], covered, stubborn)).cover).toBe(3);
    const always = { detect: async () => face };
    await expect(renderSides([photoOf(before)], covered, always)).rejects.toMatchObject({ code: 'face-still-found' });
    expect(COVERS.length).toBeGreaterThan(3);
    const alone = (regions: SideRequest['regions']) =>
      renderSides([photoOf(before)], { ...covered, identity: 'region', regions }, always);
    expect((await alone(['cheek-left'])).isFaceFree).toBeNull();
    for (const regions of [['cheek-left', 'cheek-right'], ['face']] as const)
      await expect(alone(regions)).rejects.toMatchObject({ code: 'face-still-found' });
  });
});

const london = sharedData('photos/london');
test.skipIf(london === null)('a region of a real photograph is all that its crop shows', async () => {
  const picture = await decodeFile(join(london!, '007_neutral.jpg'));
  const face = (await findFace(arraySource(picture), models))!;
  const pose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
  const geometry: FaceGeometry = {
    kind: 'face',
    landmarks: face.landmarks,
    presence: 1,
    pose,
    pxPerCanonicalCm: 1,
  };
  const request: SideRequest = { ...WHOLE, identity: 'region', regions: ['cheek-left'] };
  const kept = new Uint8Array(picture.widthPx * picture.heightPx);
  for (const outline of outlinesOf(geometry, request.regions)) fillDilated(kept, picture.widthPx, outline, 2);
  const spoilt = new Uint8ClampedArray(picture.data);
  for (let i = 0; i < kept.length; i++) if (!kept[i]) spoilt.set([255, 0, 255], i * 4);
  const images = [];
  for (const data of [picture.data, spoilt]) {
    const made = await renderSides([photoOf({ picture: { ...picture, data }, geometry })], request, models);
    images.push(Buffer.from(made.images[0]!.data));
  }
  expect(Buffer.compare(images[0]!, images[1]!)).toBe(0);
  const [frame] = images;
  let skin = 0;
  for (let i = 0; i < frame!.length; i += 4) if (frame![i] !== 224 || frame![i + 1] !== 224) skin++;
  expect(skin).toBeGreaterThan(5000);
});

test.skipIf(london === null)('no face is found on covered photographs of real people', async () => {
  const names = readdirSync(london!).filter((name) => /_(neutral|smiling)\.jpg$/.test(name));
  const some = names.sort().filter((_, i) => i % 34 === 0);
  const report = await coverPhotos(
    some.map((name) => join(london!, name)),
    models,
    () => {},
  );
  expect(report.map(({ outcome }) => outcome)).toEqual(some.map(() => 'covered'));
  expect(report.every(({ again }) => !again)).toBe(true);
});
