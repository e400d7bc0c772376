import sharp, { type Sharp } from 'sharp';
import { decode, encode } from '../../src/analysis/colour.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';
import { smoothSkin } from './smoothSkin.ts';

/** A photo made worse, as a decoded picture; the quality of the JPEG it went through, where it did. */
export interface Degraded {
  readonly image: CodedImage;
  readonly jpegQuality: number | null;
}

/** What a degradation needs to know of the face: its scale, and where its parts lie. */
export interface FacePlace {
  readonly pxPerMm: number;
  /** Middle of the face, and of the cheek at image left: image pixels. */
  readonly middle: { readonly x: number; readonly y: number };
  readonly cheek: { readonly x: number; readonly y: number };
}

type Degrade = (image: CodedImage, face: FacePlace) => Promise<Degraded> | Degraded;

/** The faults a photo is given, each clearly past what should be let through. */
const RECIPES = {
  blur: async (image, { pxPerMm }) =>
    plain(await filtered(image, (picture) => picture.blur(Math.max(0.5, 0.35 * pxPerMm)))),
  'over-exposed': (image) => plain(exposed(image, 1.5)),
  'under-exposed': (image) => plain(exposed(image, -5)),
  'yellow cast': (image) => plain(perPixel(image, () => [1.2, 1, 0.45])),
  monochrome: (image) => plain(grey(image)),
  'JPEG q40': async (image) => ({ image: await throughJpeg(image, 40), jpegQuality: 40 }),
  'beauty smoothing': async (image, { pxPerMm }) => ({
    // An app that smooths saves what it made.
    image: await throughJpeg(smoothSkin(image, 1.2 * pxPerMm), 92),
    jpegQuality: 92,
  }),
  noise: (image) => plain(noisy(image, 22)),
  'roll 20 deg': async (image) =>
    plain(await filtered(image, (picture) => picture.rotate(20, { background: '#8a8a8a' }))),
  'block on a cheek': (image, face) => plain(blocked(image, face)),
  'mixed light': (image, { middle, pxPerMm }) =>
    plain(
      perPixel(image, (x) => {
        const side = Math.tanh((x - middle.x) / (20 * pxPerMm));
        return [1 - 0.14 * side, 1, 1 + 0.2 * side];
      }),
    ),
} as const satisfies Record<string, Degrade>;

export type Fault = keyof typeof RECIPES;
export const FAULTS: Readonly<Record<Fault, Degrade>> = RECIPES;

function plain(image: CodedImage): Degraded {
  return { image, jpegQuality: null };
}

async function filtered(image: CodedImage, by: (picture: Sharp) => Sharp): Promise<CodedImage> {
  const { data, info } = await by(opened(image)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return codedOf(data, info);
}

async function throughJpeg(image: CodedImage, quality: number): Promise<CodedImage> {
  const file = await opened(image).removeAlpha().jpeg({ quality }).toBuffer();
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return codedOf(data, info);
}

function opened({ data, widthPx, heightPx }: CodedImage): Sharp {
  return sharp(Uint8Array.from(data), { raw: { width: widthPx, height: heightPx, channels: 4 } });
}

function codedOf(data: Buffer, { width, height }: { width: number; height: number }): CodedImage {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { widthPx: width, heightPx: height, data: bytes, colorSpace: 'srgb' };
}

/** Linear gain of each channel, by column. */
function perPixel(image: CodedImage, gainsAt: (x: number) => readonly [number, number, number]): CodedImage {
  const data = Uint8Array.from(image.data);
  for (let x = 0; x < image.widthPx; x++) {
    const tables = gainsAt(x).map(gainTable);
    for (let i = 4 * x; i < data.length; i += 4 * image.widthPx) {
      for (let c = 0; c < 3; c++) data[i + c] = tables[c]![data[i + c]!]!;
    }
  }
  return { ...image, data };
}

function gainTable(gain: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => Math.round(255 * encode(gain * decode(code / 255))));
}

function exposed(image: CodedImage, stops: number): CodedImage {
  const gain = 2 ** stops;
  const table = gainTable(gain);
  return { ...image, data: Uint8Array.from(image.data, (code, i) => (i % 4 === 3 ? code : table[code]!)) };
}

function grey(image: CodedImage): CodedImage {
  const data = Uint8Array.from(image.data);
  for (let i = 0; i < data.length; i += 4) {
    data.fill(Math.round(0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!), i, i + 3);
  }
  return { ...image, data };
}

/** Normal noise of so many codes, the same each time. */
function noisy(image: CodedImage, sdCodes: number): CodedImage {
  let state = 12_345;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const data = Uint8ClampedArray.from(image.data, (code, i) => {
    if (i % 4 === 3) return code;
    return Math.round(code + sdCodes * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
  });
  return { ...image, data };
}

/** A phone held before the cheek: 45 x 60 mm, dark blue. */
function blocked(image: CodedImage, { cheek, pxPerMm }: FacePlace): CodedImage {
  const data = Uint8Array.from(image.data);
  const [halfWidth, halfHeight] = [22.5 * pxPerMm, 30 * pxPerMm];
  for (let y = Math.max(0, Math.ceil(cheek.y - halfHeight)); y < Math.min(image.heightPx, cheek.y + halfHeight); y++) {
    for (let x = Math.max(0, Math.ceil(cheek.x - halfWidth)); x < Math.min(image.widthPx, cheek.x + halfWidth); x++) {
      data.set([38, 46, 78], 4 * (y * image.widthPx + x));
    }
  }
  return { ...image, data };
}
