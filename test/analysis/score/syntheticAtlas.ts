import type { SeriesPhoto } from '../../../src/analysis/score/scoreSeries.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import { type AtlasMaps, LN_STEP, type Measurement } from '../../../src/domain/measurement.ts';
import { CONDITIONS } from '../../storage/photoRecord.ts';

/** Side of the atlas of a drawn area, texels of 0.5 mm. */
export const SIDE = 160;

interface Made {
  /** ln haemoglobin and melanin at a texel. */
  readonly h?: (x: number, y: number) => number;
  readonly m?: (x: number, y: number) => number;
  readonly isSkin?: (x: number, y: number) => boolean;
  readonly texture?: {
    readonly lineUm: (x: number, y: number) => number;
    readonly pores: (x: number, y: number) => number;
    /** In LINE_CONTRAST_STEP. */
    readonly lineContrast?: (x: number, y: number) => number;
  };
}

/** Measurement of a drawn area whose truth is known: maps are what the functions say. */
export function areaMeasurement({ h = () => 0, m = () => 0, isSkin = () => true, texture }: Made): Measurement {
  const count = SIDE * SIDE;
  const at = (i: number) => [i % SIDE, Math.floor(i / SIDE)] as const;
  const ints = (value: (x: number, y: number) => number) =>
    Int16Array.from({ length: count }, (_, i) => Math.round(value(...at(i)) / LN_STEP));
  const skin = Uint8Array.from({ length: count }, (_, i) => (isSkin(...at(i)) ? 1 : 0));
  const atlas: AtlasMaps = {
    widthPx: SIDE,
    heightPx: SIDE,
    texelMm2: new Float32Array(count).fill(0.25),
    skin,
    haemoglobin: ints(h),
    melanin: ints(m),
    haemoglobinLnSigma: new Int8Array(count).fill(-64),
    melaninLnSigma: new Int8Array(count).fill(-64),
    specular: new Uint8Array(count),
    luminance: new Uint8Array(count).fill(128),
    texture: texture
      ? {
          valid: skin.slice(),
          lineUm: Uint16Array.from({ length: count }, (_, i) => texture.lineUm(...at(i))),
          ...(texture.lineContrast && {
            lineContrast: Uint8Array.from({ length: count }, (_, i) => texture.lineContrast!(...at(i))),
          }),
          pores: Uint8Array.from({ length: count }, (_, i) => texture.pores(...at(i))),
          blurSigmaMm: 0.1,
        }
      : null,
  };
  const square = [
    { x: 0, y: 0 },
    { x: SIDE, y: 0 },
    { x: SIDE, y: SIDE },
    { x: 0, y: SIDE },
  ];
  return {
    pipeline: 'test',
    geometry: { kind: 'area', polygon: square, atlasToImage: [1, 0, 0, 0, 1, 0], residual: 0 },
    proposedView: 'area',
    pxPerMm: 8,
    scaleSource: 'stated',
    quality: [],
    conditions: CONDITIONS,
    control: {
      mode: 'control',
      site: null,
      reference: square,
      check: square,
      referenceRgb: [0.4, 0.3, 0.2],
      spreadU: 0.02,
      spreadV: 0.02,
      halvesApart: 0.01,
      reliable: true,
      checkRedness: 0,
    },
    atlas,
    frozen: { mmPerCanonicalCm: null, blurSigmaMm: 0.1 },
    textureReason: texture ? null : 'too-few-pixels-per-mm',
  };
}

/** Measurements in the order of their dates, the first as baseline. */
export function series(...measurements: readonly Measurement[]): SeriesPhoto[] {
  return measurements.map((measurement, k) => ({
    photoId: `photo-${k}` as PhotoId,
    measurement,
    isBaseline: k === 0,
  }));
}

/** A disc of a value, 0 elsewhere; centre and radius in texels. */
export function disc(cx: number, cy: number, radius: number, value: number): (x: number, y: number) => number {
  return (x, y) => (Math.hypot(x - cx, y - cy) <= radius ? value : 0);
}
