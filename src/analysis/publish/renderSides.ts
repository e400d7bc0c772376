import type { IdentityLevel } from '../../domain/consent.ts';
import { AppError } from '../../domain/errors.ts';
import type { RegionId } from '../../domain/region.ts';
import type { Affine } from '../align/affine.ts';
import { sampleFrame } from '../align/warpIntoFrame.ts';
import type { Correction } from '../colour/correction.ts';
import { detectFaces } from '../face/detectFaces.ts';
import { FACE_PADDINGS } from '../face/findFace.ts';
import type { Models } from '../models.ts';
import type { CodedImage, PixelSource } from '../raster.ts';
import { correctCoded } from './correctCoded.ts';
import { COVERS, hiddenPixels, hide, outlinesOf, type Shown } from './hidden.ts';
import { frameToPhoto, type Geometry, type SetFrame, setFrame } from './setFrame.ts';

/** A photo of a set: sRGB pixels, and where its subject lies. */
export interface SetPhoto {
  readonly source: PixelSource;
  readonly geometry: Geometry;
}

/** How much of a set is shown, how large, in which colours. */
export interface SideRequest {
  readonly identity: IdentityLevel;
  /** What alone is shown, where `identity` is `region`. */
  readonly regions: readonly RegionId[];
  readonly isBackgroundPlain: boolean;
  /** Longer side of each photo, px. */
  readonly longSidePx: number;
  /** One colour correction for all photos; `null`: colours as taken. */
  readonly correction: Correction | null;
}

/** The photos of a set in one frame: all through the same kind of transform, the same colours and the same cover. */
export interface RenderedSides {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Opaque, sRGB, in the order of the photos. */
  readonly images: readonly CodedImage[];
  /** Frame pixels -> each photo's upright pixels, similarities. */
  readonly frameToImage: readonly Affine[];
  /** Which of the covers was needed, from 1; `null`: none was asked for. */
  readonly cover: number | null;
  /** Whether a face detector looked and found none; `null`: it didn't look, because the face may be shown or can't be. */
  readonly isFaceFree: boolean | null;
}

/**
 * Lays the photos of a set into the frame of the first and hides what may not be seen. Where the face may not be seen the
 * product's own detector looks at every result: while it still finds a face the cover grows.
 *
 * @param asWritten what a file shows of a picture, for each kind of file that is written: the detector looks at that
 * @throws AppError `face-still-found`: it was found under the largest cover; `region-not-shown`: no photo shows the regions
 */
export async function renderSides(
  photos: readonly SetPhoto[],
  request: SideRequest,
  models: Pick<Models, 'detect'>,
  asWritten: (image: CodedImage) => Promise<readonly CodedImage[]> = async (image) => [image],
): Promise<RenderedSides> {
  const first = photos[0] as SetPhoto;
  const alone = outlinesAlone(first.geometry, request);
  if (alone?.length === 0) throw new AppError('region-not-shown');
  const frame = setFrame(first.geometry, first.source, request.longSidePx, alone);
  const laidIn = async ({ source, geometry }: SetPhoto) => {
    const frameToImage = frameToPhoto(frame, first.geometry, geometry);
    const laid = await sampleFrame(source, frame, frameToImage, null);
    return { geometry, frameToImage, laid: request.correction ? correctCoded(laid, request.correction) : laid };
  };
  const sides = await Promise.all(photos.map(laidIn));
  for (const [step, shown] of stepsOf(request).entries()) {
    const hidden = hiddenPixels(frame, sides, shown);
    const images = sides.map(({ laid }) => hide(laid, hidden));
    const isFaceFree = mustHaveNoFace(request)
      ? await haveNoFace((await Promise.all(images.map(asWritten))).flat(), frame, models)
      : null;
    if (isFaceFree === false) continue;
    return {
      widthPx: frame.widthPx,
      heightPx: frame.heightPx,
      images,
      frameToImage: sides.map(({ frameToImage }) => frameToImage),
      cover: shown.kind === 'eyes-covered' ? step + 1 : null,
      isFaceFree,
    };
  }
  throw new AppError('face-still-found');
}

/** Outlines beyond which nothing is shown of the first photo; `null`: there are none. */
function outlinesAlone(first: Geometry, { identity, regions, isBackgroundPlain }: SideRequest): Float32Array[] | null {
  if (identity === 'region') return outlinesOf(first, regions);
  return identity === 'eyes-covered' || isBackgroundPlain ? outlinesOf(first, [first.kind]) : null;
}

/**
 * Whether the detector has a say. A single region is all that its outline lets through, which is no face; the detector
 * sees one even in a cheek on plain ground (`npm run validate -- covered`). Several together can make one again.
 */
function mustHaveNoFace({ identity, regions }: SideRequest): boolean {
  if (identity === 'region') return regions.length > 1 || regions.includes('face');
  return identity !== 'full-face';
}

/** What is shown, the most first. */
function stepsOf({ identity, regions, isBackgroundPlain }: SideRequest): readonly Shown[] {
  if (identity === 'eyes-covered') return COVERS.map((_, cover) => ({ kind: 'eyes-covered', cover }) as const);
  if (identity === 'region') return [{ kind: 'regions', regions }];
  return [{ kind: 'whole', isBackgroundPlain }];
}

/** Looks for a face as the product finds one: at three sizes. */
async function haveNoFace(
  images: readonly CodedImage[],
  frame: SetFrame,
  models: Pick<Models, 'detect'>,
): Promise<boolean> {
  for (const image of images) {
    const view = { image, originX: 0, originY: 0, scale: 1 };
    for (const padding of FACE_PADDINGS) if ((await detectFaces(view, frame, padding, models)).length > 0) return false;
  }
  return true;
}
