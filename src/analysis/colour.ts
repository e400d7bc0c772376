import type { CodedImage } from './raster.ts';

type ColorSpace = CodedImage['colorSpace'];

/** Smallest linear value taken into a logarithm: about a third of an 8-bit step at black, so noise there stays finite. */
export const LOG_EPSILON = 1e-4;

/** Linear light of each 8-bit code; display-p3 shares the sRGB curve. IEC 61966-2-1. */
export const LINEAR_OF_CODE: Float32Array = Float32Array.from({ length: 256 }, (_, code) => decode(code / 255));

/** The sRGB transfer curve: coded 0..1 -> linear 0..1. */
export function decode(coded: number): number {
  return coded <= 0.04045 ? coded / 12.92 : ((coded + 0.055) / 1.055) ** 2.4;
}

/** Its inverse: linear -> coded, 0..1, clamped. */
export function encode(linear: number): number {
  if (linear <= 0) return 0;
  return linear <= 0.0031308 ? 12.92 * linear : Math.min(1, 1.055 * linear ** (1 / 2.4) - 0.055);
}

/** Linear light from which each code is the nearest, and the code that steps of linear light begin in. */
const NEAREST_FROM = Float64Array.from({ length: 257 }, (_, code) =>
  code === 0 ? -Infinity : decode((code - 0.5) / 255),
);
const CODE_STEPS = 4096;
const FIRST_CODE = Uint8Array.from({ length: CODE_STEPS + 1 }, (_, step) =>
  Math.round(255 * encode(step / CODE_STEPS)),
);

/** The nearest 8-bit code of linear light, clamped: `encode` without its power. */
export function codeOf(linear: number): number {
  if (linear >= 1) return 255;
  let code = FIRST_CODE[Math.max(0, Math.floor(linear * CODE_STEPS))] as number;
  while (code < 255 && linear >= (NEAREST_FROM[code + 1] as number)) code++;
  return code;
}

/** Linear display-p3 -> linear sRGB, rows. Both have a D65 white, so rows add up to one. CSS Color 4. */
const P3_TO_SRGB = [
  [1.2249401763, -0.2249401763, 0],
  [-0.0420569547, 1.0420569547, 0],
  [-0.0196375546, -0.0786360456, 1.0982736002],
] as const;

/** Weights of linear R, G, B in luminance (CIE Y, white = 1). */
export const LUMINANCE_WEIGHTS: Readonly<Record<ColorSpace, readonly [number, number, number]>> = {
  srgb: [0.2126390059, 0.7151686788, 0.0721923154],
  'display-p3': [0.2289745641, 0.6917385218, 0.0792869141],
};

/** Turns three planes (R, G, B one after another) of linear light into linear sRGB in place, unclipped. */
export function toLinearSrgb(planes: Float32Array, colorSpace: ColorSpace): void {
  if (colorSpace === 'srgb') return;
  const n = planes.length / 3;
  const [[rr, rg], [gr, gg], [br, bg, bb]] = P3_TO_SRGB;
  for (let i = 0; i < n; i++) {
    const r = planes[i] as number;
    const g = planes[n + i] as number;
    const b = planes[2 * n + i] as number;
    planes[i] = rr * r + rg * g;
    planes[n + i] = gr * r + gg * g;
    planes[2 * n + i] = br * r + bg * g + bb * b;
  }
}

/** CIE Y of a linear sRGB colour. */
export function luminance(r: number, g: number, b: number): number {
  const [wr, wg, wb] = LUMINANCE_WEIGHTS.srgb;
  return wr * r + wg * g + wb * b;
}

/** ln of linear light, kept finite. */
export function lnLight(linear: number): number {
  return Math.log(Math.max(linear, LOG_EPSILON));
}

/** CIELAB (D65, 2 degrees) of a linear sRGB colour: L 0..100. CIE 15:2004. */
export function labOf(r: number, g: number, b: number): readonly [L: number, a: number, b: number] {
  const fx = labCurve((0.4123907993 * r + 0.3575843394 * g + 0.1804807884 * b) / 0.9504559271);
  const fy = labCurve(luminance(r, g, b));
  const fz = labCurve((0.0193308187 * r + 0.1191947798 * g + 0.9505321522 * b) / 1.0890577508);
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function labCurve(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116;
}
