import { decode, encode } from '../../src/analysis/colour.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';

/** A picture as it would have been coded in another light. @param gains factors on linear red, green and blue */
export function inLight(image: CodedImage, gains: readonly number[]): CodedImage {
  const codes = gains.map((gain) =>
    Uint8ClampedArray.from({ length: 256 }, (_, code) => Math.round(255 * encode(gain * decode(code / 255)))),
  );
  const data = new Uint8ClampedArray(image.data);
  for (let i = 0; i < data.length; i += 4)
    for (let channel = 0; channel < 3; channel++) data[i + channel] = codes[channel]![data[i + channel]!]!;
  return { ...image, data };
}
