import type { LogColour } from '../../domain/conditions.ts';
import { LINEAR_OF_CODE, toLinearSrgb } from '../colour.ts';
import type { CodedImage } from '../raster.ts';
import { median, quantile } from '../statistics.ts';
import type { ImageBox } from '../texture/readTexture.ts';
import { halfOf, type View } from '../view.ts';
import { logColour } from './logColour.ts';

/** The picture is looked at no larger: a background is a matter of centimetres. */
const MOST_SIDE_PX = 140;
/** Width of the rim as a share of the shorter side; its lower part is shoulders and clothes. */
const RIM = 0.08;
const LOWER_PART = 0.4;
/** Codes between which a colour can be read. */
const READABLE = { from: 12, to: 248 };
/** Shares of the rim that must be outside the subject, and readable. */
const LEAST_SHARE = 0.3;
/** Middle eight tenths of the rim may differ by this much, ln: lit unevenly, but one thing. Chroma tells two things apart. */
const EVEN = { lnY: 0.5, chroma: 0.12 };
/** Closer to the subject's own skin than this in log-chroma it may be skin, or lit by it. */
const NOT_SKIN = 0.12;

/**
 * Colour of the picture's rim where it can serve as a fixed background: outside the subject, even, and no skin.
 *
 * @param overview of the whole photo. @param subject box of the subject, image pixels. @param skin log-chroma of the person's own skin.
 * @returns `null` where the rim is no such thing.
 */
export function backgroundOf(
  overview: View,
  subject: ImageBox,
  skin: { readonly u: number; readonly v: number },
): LogColour | null {
  let view = overview;
  while (Math.max(view.image.widthPx, view.image.heightPx) > MOST_SIDE_PX) view = halfOf(view);
  const { image: small, scale } = view;
  const pixels = rimPixels(small, subject, scale);
  const colours = readable(small, pixels);
  if (colours.length < LEAST_SHARE * pixels.length || colours.length < 30) return null;
  const [lnY, u, v] = (['lnY', 'u', 'v'] as const).map((key) => colours.map((colour) => colour[key]));
  const range = (values: readonly number[]) => quantile(values, 0.9) - quantile(values, 0.1);
  if (range(lnY!) > EVEN.lnY || Math.max(range(u!), range(v!)) > EVEN.chroma) return null;
  const found = { lnY: median(lnY!), u: median(u!), v: median(v!) };
  return Math.hypot(found.u - skin.u, found.v - skin.v) < NOT_SKIN ? null : found;
}

function rimPixels({ widthPx, heightPx }: CodedImage, subject: ImageBox, scale: number): number[] {
  const rim = Math.max(2, RIM * Math.min(widthPx, heightPx));
  const pixels: number[] = [];
  for (let y = 0; y < heightPx * (1 - LOWER_PART); y++) {
    for (let x = 0; x < widthPx; x++) {
      const isRim = y < rim || x < rim || x >= widthPx - rim;
      const isSubject =
        x >= subject.left * scale &&
        x < subject.right * scale &&
        y >= subject.top * scale &&
        y < subject.bottom * scale;
      if (isRim && !isSubject) pixels.push(y * widthPx + x);
    }
  }
  return pixels;
}

function readable({ data, colorSpace }: CodedImage, pixels: readonly number[]): LogColour[] {
  const linear = new Float32Array(3);
  return pixels.flatMap((pixel) => {
    const codes = [0, 1, 2].map((c) => data[4 * pixel + c] as number);
    if (codes.some((code) => code < READABLE.from || code > READABLE.to)) return [];
    linear.set(codes.map((code) => LINEAR_OF_CODE[code] as number));
    toLinearSrgb(linear, colorSpace);
    return [logColour([linear[0]!, linear[1]!, linear[2]!])];
  });
}
