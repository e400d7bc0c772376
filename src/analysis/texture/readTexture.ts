import type { Measurement } from '../../domain/measurement.ts';
import { blurOver, type Part } from '../blur.ts';
import { FINER } from '../foldRows.ts';
import { giveBackPlane, lendPlane } from '../lentPlane.ts';
import type { Models } from '../models.ts';
import type { Mask, Plane } from '../raster.ts';
import type { Grid } from '../resample.ts';
import { finerGrid } from '../twoScales.ts';
import { blurSigmaPx } from './blurEstimate.ts';
import { detailOf, TEXTURE_PX_PER_MM } from './detail.ts';
import { contrastAbout } from './lineContrast.ts';
import { findPores } from './pores.ts';
import { reliefMaps } from './reliefMaps.ts';
import { lengthAt, skeletonise } from './skeleton.ts';

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
  /** How much each of them stands out (`lineContrast.ts`). */
  readonly lineContrast: Float32Array;
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
  /** The photo's luminance at 8 px/mm, over `grid`. It is taken over. */
  readonly luminance: Plane;
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
export async function readTexture(request: TextureRequest, models: Models): Promise<ReliefOutcome> {
  const { pxPerMm, frozenBlurMm } = request;
  if (pxPerMm === null) return { kind: 'not-read', reason: 'no-scale', ownBlurMm: null };
  const ownBlurMm = blurOf(request);
  if (pxPerMm < LEAST_PX_PER_MM) return { kind: 'not-read', reason: 'too-few-pixels-per-mm', ownBlurMm };
  if (ownBlurMm > SOFTEST_MM) return { kind: 'not-read', reason: 'out-of-focus', ownBlurMm };
  if (frozenBlurMm !== null && ownBlurMm > frozenBlurMm) {
    return { kind: 'not-read', reason: 'softer-than-baseline', ownBlurMm };
  }
  const blurSigmaMm = frozenBlurMm ?? Math.max(LEAST_FROZEN_MM, ownBlurMm * FREEZE_MARGIN);
  const { grid, lookedAt, part } = aboutSkin(request);
  const addedPx = TEXTURE_PX_PER_MM * Math.sqrt(Math.max(blurSigmaMm ** 2 - ownBlurMm ** 2, 0));
  const detail = detailOf(blurOver(request.luminance, addedPx, part));
  const maps = await reliefMaps(detail, lookedAt, models);
  const porePx = Int32Array.from(findPores(maps.pore, lookedAt));
  giveBackPlane(maps.pore.data);
  const lines = linesOf(maps.line);
  const lineContrast = contrastAbout(detail, lookedAt, lines.linePx);
  return { kind: 'read', grid, lookedAt, ...lines, lineContrast, porePx, ownBlurMm, blurSigmaMm };
}

/** Blur of a photo in mm, from its sharpest edges inside a box. */
function blurOf({ luminance, grid, sharpBox }: TextureRequest): number {
  const { originX, originY, pxPerImagePx } = finerGrid(grid);
  const x = Math.min(Math.max(0, Math.floor((sharpBox.left - originX) * pxPerImagePx)), luminance.widthPx - 1);
  const y = Math.min(Math.max(0, Math.floor((sharpBox.top - originY) * pxPerImagePx)), luminance.heightPx - 1);
  const width = Math.max(8, Math.floor((sharpBox.right - sharpBox.left) * pxPerImagePx));
  const height = Math.max(8, Math.floor((sharpBox.bottom - sharpBox.top) * pxPerImagePx));
  const part = cut(luminance, x, y, width, height);
  const sigmaMm = blurSigmaPx(part) / TEXTURE_PX_PER_MM;
  giveBackPlane(part.data);
  return sigmaMm;
}

/** A part of a plane, as far as the plane has it. */
function cut({ widthPx, heightPx, data }: Plane, x: number, y: number, width: number, height: number): Plane {
  const part = { widthPx: Math.min(width, widthPx - x), heightPx: Math.min(height, heightPx - y) };
  const out = lendPlane(part.widthPx * part.heightPx);
  for (let row = 0; row < part.heightPx; row++) {
    const from = (y + row) * widthPx + x;
    out.set(data.subarray(from, from + part.widthPx), row * part.widthPx);
  }
  return { ...part, data: out };
}

/** The part of the photo that shows skin, at 8 px/mm. */
function aboutSkin({ skin, grid }: TextureRequest): { grid: Grid; lookedAt: Uint8Array; part: Part } {
  const { left, top, width, height } = boundsOf(skin);
  const fine = finerGrid(grid);
  const widthPx = width * FINER;
  const heightPx = height * FINER;
  const lookedAt = new Uint8Array(widthPx * heightPx);
  // Four pixels beside one another are one word.
  const words = new Uint32Array(lookedAt.buffer);
  for (let y = 0; y < height; y++) {
    const first = y * FINER * widthPx;
    for (let x = 0, from = (y + top) * skin.widthPx + left, at = first / FINER; x < width; x++, from++, at++) {
      if (skin.data[from]) words[at] = 0x01010101;
    }
    for (let row = 1; row < FINER; row++) lookedAt.copyWithin(first + row * widthPx, first, first + widthPx);
  }
  return {
    grid: {
      ...fine,
      originX: grid.originX + left / grid.pxPerImagePx,
      originY: grid.originY + top / grid.pxPerImagePx,
      widthPx,
      heightPx,
    },
    lookedAt,
    part: { left: left * FINER, top: top * FINER, widthPx, heightPx },
  };
}

/** Bounding box of a mask, at least one pixel large. */
function boundsOf({ widthPx, heightPx, data }: Mask): { left: number; top: number; width: number; height: number } {
  let left = widthPx;
  let right = 0;
  let top = heightPx;
  let bottom = 0;
  for (let y = 0; y < heightPx; y++) {
    const row = data.subarray(y * widthPx, (y + 1) * widthPx);
    const first = row.indexOf(1);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.lastIndexOf(1) + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (right === 0) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: right - left, height: bottom - top };
}

function linesOf({ widthPx, data }: Mask): { linePx: Int32Array; lineMm: Float32Array } {
  const linePx = skeletonise(data, widthPx);
  const lineMm = new Float32Array(linePx.length);
  for (let k = 0; k < linePx.length; k++) lineMm[k] = lengthAt(data, widthPx, linePx[k] as number) / TEXTURE_PX_PER_MM;
  return { linePx, lineMm };
}
