import { type Correction, corrected } from '../colour/correction.ts';
import { codeOf, LINEAR_OF_CODE } from '../colour.ts';
import type { CodedImage } from '../raster.ts';

/** A coded sRGB picture through a card's correction: pixel by pixel, the same for every pixel of every photo. */
export function correctCoded({ widthPx, heightPx, data, colorSpace }: CodedImage, correction: Correction): CodedImage {
  const out = new Uint8ClampedArray(data);
  const light = (i: number) => LINEAR_OF_CODE[data[i] as number] as number;
  for (let i = 0; i < out.length; i += 4) {
    const rgb = corrected(correction, [light(i), light(i + 1), light(i + 2)]);
    for (let k = 0; k < 3; k++) out[i + k] = codeOf(rgb[k] as number);
  }
  return { widthPx, heightPx, data: out, colorSpace };
}
