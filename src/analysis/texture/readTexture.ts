import type { Measurement } from '../../domain/measurement.ts';
import { blur } from '../filters.ts';
import type { Models } from '../models.ts';
import type { Mask, PixelSource, Plane } from '../raster.ts';
import { type Grid, readLuminance } from '../resample.ts';
import { blurSigmaPx } from './blurEstimate.ts';
import { detailOf, TEXTURE_PX_PER_MM } from './detail.ts';
import { findPores } from './pores.ts';
import { reliefMaps } from './reliefMaps.ts';
import { lengthAt, setPixels, skeletonise } from './skeleton.ts';

/** Fewer native pixels per mm than this can't show a fine line. */
export const LEAST_PX_PER_MM = 6;
/** Blur sigma, mm, from which a photo is not read. */
const SOFTEST_MM = 0.2;
/** A course's blur is frozen a little above its baseline's, so that an equally sharp photo never fails by chance. */
const FREEZE_MARGIN = 1.15;
const LEAST_FROZEN_MM = 0.08;

/** A rectangle of the photo, image pixels. */
export interface ImageBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines and pores found on the photo, on a grid of 8 px/mm. */
export interface Relief {
  readonly kind: 'read';
  readonly grid: Grid;
  /** 1: looked at. On `grid`. */
  readonly lookedAt: Uint8Array;
  /** Skeleton pixels as indices into the grid, and the length each stands for, mm. */
  readonly linePx: Int32Array;
  readonly lineMm: Float32Array;
  readonly porePx: Int32Array;
  /** Blur the photo came with and the blur it was read at: sigma, mm. */
  readonly ownBlurMm: number;
  readonly blurSigmaMm: number;
}

export type ReliefOutcome =
  | Relief
  | {
      readonly kind: 'not-read';
      readonly reason: NonNullable<Measurement['textureReason']>;
      readonly ownBlurMm: number | null;
    };

export interface TextureRequest {
  /** Bare skin on `grid`, which lies at 2 px/mm. */
  readonly skin: Mask;
  readonly grid: Grid;
  /** Native pixels per mm; `null`: no scale. */
  readonly pxPerMm: number | null;
  /** Where the photo's sharpest edges are looked for: about the eyes. */
  readonly sharpBox: ImageBox;
  /** The course's blur; `null` before it is frozen. */
  readonly frozenBlurMm: number | null;
}

/** Reads lines and pores where the photo has the pixels and the sharpness for it; else says why not. */
export async function readTexture(
  source: PixelSource,
  request: TextureRequest,
  models: Models,
): Promise<ReliefOutcome> {
  const { pxPerMm, frozenBlurMm } = request;
  if (pxPerMm === null) return { kind: 'not-read', reason: 'no-scale', ownBlurMm: null };
  const ownBlurMm = blurOf(source, request.sharpBox, pxPerMm);
  if (pxPerMm < LEAST_PX_PER_MM) return { kind: 'not-read', reason: 'too-few-pixels-per-mm', ownBlurMm };
  if (ownBlurMm > SOFTEST_MM) return { kind: 'not-read', reason: 'out-of-focus', ownBlurMm };
  if (frozenBlurMm !== null && ownBlurMm > frozenBlurMm) {
    return { kind: 'not-read', reason: 'softer-than-baseline', ownBlurMm };
  }
  const blurSigmaMm = frozenBlurMm ?? Math.max(LEAST_FROZEN_MM, ownBlurMm * FREEZE_MARGIN);
  const { grid, lookedAt } = fineGrid(request);
  const luminance = readLuminance(source, grid);
  const addedPx = TEXTURE_PX_PER_MM * Math.sqrt(Math.max(blurSigmaMm ** 2 - ownBlurMm ** 2, 0));
  const detail = detailOf(blur(luminance, addedPx));
  const maps = await reliefMaps(detail, lookedAt, models);
  return {
    kind: 'read',
    grid,
    lookedAt,
    ...lines(maps.line, lookedAt),
    porePx: Int32Array.from(findPores(maps.pore, lookedAt)),
    ownBlurMm,
    blurSigmaMm,
  };
}

/** Blur of a photo in mm, from its sharpest edges inside a box. */
function blurOf(source: PixelSource, box: ImageBox, pxPerMm: number): number {
  const scale = TEXTURE_PX_PER_MM / pxPerMm;
  const originX = Math.max(0, Math.floor(box.left));
  const originY = Math.max(0, Math.floor(box.top));
  const widthPx = Math.max(8, Math.floor((Math.min(source.widthPx, box.right) - originX) * scale));
  const heightPx = Math.max(8, Math.floor((Math.min(source.heightPx, box.bottom) - originY) * scale));
  return (
    blurSigmaPx(readLuminance(source, { originX, originY, pxPerImagePx: scale, widthPx, heightPx })) / TEXTURE_PX_PER_MM
  );
}

/** The part of the photo that shows skin, at four times the mask's scale. */
function fineGrid({ skin, grid }: TextureRequest): { grid: Grid; lookedAt: Uint8Array } {
  const { widthPx, heightPx, data } = skin;
  let left = widthPx;
  let right = 0;
  let top = heightPx;
  let bottom = 0;
  for (let i = 0; i < data.length; i++) {
    if (!data[i]) continue;
    const x = i % widthPx;
    const y = Math.floor(i / widthPx);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const fine: Grid = {
    originX: grid.originX + left / grid.pxPerImagePx,
    originY: grid.originY + top / grid.pxPerImagePx,
    pxPerImagePx: grid.pxPerImagePx * 4,
    widthPx: width * 4,
    heightPx: height * 4,
  };
  const lookedAt = new Uint8Array(fine.widthPx * fine.heightPx);
  for (let y = 0; y < fine.heightPx; y++) {
    for (let x = 0; x < fine.widthPx; x++) {
      lookedAt[y * fine.widthPx + x] = data[((y >> 2) + top) * widthPx + (x >> 2) + left] ?? 0;
    }
  }
  return { grid: fine, lookedAt };
}

function lines(logit: Plane, lookedAt: Uint8Array): { linePx: Int32Array; lineMm: Float32Array } {
  const { widthPx, data } = logit;
  const mask = new Uint8Array(lookedAt.length);
  for (let i = 0; i < mask.length; i++) if (lookedAt[i] && (data[i] as number) > 0) mask[i] = 1;
  skeletonise(mask, widthPx);
  const linePx = setPixels(mask);
  const lineMm = new Float32Array(linePx.length);
  for (let k = 0; k < linePx.length; k++) lineMm[k] = lengthAt(mask, widthPx, linePx[k] as number) / TEXTURE_PX_PER_MM;
  return { linePx, lineMm };
}
