import { describe, expect, it } from 'vitest';
import { grainOf } from '../../../src/analysis/quality/grain.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import { smoothSkin } from '../../../tools/validate/smoothSkin.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';

const SIDE = 320;
const PX_PER_MM = 8;
/** 2 px/mm over the whole picture, all of it bare skin. */
const grid = { originX: 0, originY: 0, pxPerImagePx: 2 / PX_PER_MM, widthPx: SIDE / 4, heightPx: SIDE / 4 };
const skin = new Uint8Array(grid.widthPx * grid.heightPx).fill(1);

/** Even skin with specks a third of a millimetre wide, and noise of so many codes. */
function skinImage(speckle: number, noiseCodes: number): CodedImage {
  let state = 7;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const light = 1 + speckle * Math.sin(x / 1.3) * Math.sin(y / 1.5);
    // Sum of four uniforms: SD 1/sqrt(3).
    const noise = (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3) * noiseCodes;
    data.set([190 * light + noise, 140 * light + noise, 120 * light + noise, 255], 4 * i);
  }
  return { widthPx: SIDE, heightPx: SIDE, data, colorSpace: 'srgb' };
}

const grain = async (image: CodedImage) => (await grainOf(arraySource(image), skin, grid, PX_PER_MM))!;

describe('grainOf', () => {
  it('reads the noise of the sensor, and skin that is only structured as quiet', async () => {
    // One code at 140-190 is about 1.4 % of light.
    expect((await grain(skinImage(0, 4))).noise).toBeGreaterThan(0.03);
    expect((await grain(skinImage(0, 4))).noise).toBeLessThan(0.09);
    expect((await grain(skinImage(0, 8))).noise).toBeGreaterThan(1.6 * (await grain(skinImage(0, 4))).noise);
    expect((await grain(skinImage(0, 0))).noise).toBeLessThan(0.005);
  });

  it('loses its detail under a beauty filter', async () => {
    const image = skinImage(0.04, 1);
    const smooth = smoothSkin(image, 1.2 * PX_PER_MM);
    expect((await grain(image)).detail).toBeGreaterThan(0.0085);
    expect((await grain(smooth)).detail).toBeLessThan(0.5 * (await grain(image)).detail);
  });

  it('has nothing to say where no bare skin is large enough, or the pixels are too few', async () => {
    const hidden = skin.map((_, i) => (Math.floor(i / 3) % 2 ? 1 : 0));
    expect(await grainOf(arraySource(skinImage(0, 1)), hidden, grid, PX_PER_MM)).toBeNull();
    const coarse = { ...grid, pxPerImagePx: 2, widthPx: 40, heightPx: 40 };
    const small: CodedImage = { ...skinImage(0, 1), widthPx: 20, heightPx: 20 };
    expect(await grainOf(arraySource(small), new Uint8Array(1600).fill(1), coarse, 1)).toBeNull();
  });
});
