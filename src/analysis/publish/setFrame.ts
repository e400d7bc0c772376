import type { AreaGeometry, FaceGeometry } from '../../domain/measurement.ts';
import { type Affine, compose, fitPlaneSimilarity, invert } from '../align/affine.ts';
import { type Box, subjectBox } from '../align/frame.ts';
import { MESH_POINTS } from '../face/canonical.ts';

export type Geometry = FaceGeometry | AreaGeometry;

/** The picture that every photo of a set is laid into: a crop of the first photo, reduced where asked, never enlarged. */
export interface SetFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Frame pixels -> the first photo's upright pixels. */
  readonly toFirst: Affine;
}

/** Room about outlines that alone are shown, as a share of their longer side. */
const OUTLINE_ROOM = 0.04;

/**
 * @param photo upright size of the first photo, which the frame keeps within
 * @param outlines what alone is shown, x and y in the first photo's pixels; `null`: the subject with room about it
 */
export function setFrame(
  first: Geometry,
  photo: { readonly widthPx: number; readonly heightPx: number },
  longSidePx: number,
  outlines: readonly Float32Array[] | null,
): SetFrame {
  const asked = outlines === null ? subjectBox(first) : outlineBox(outlines);
  const left = Math.max(0, Math.floor(asked.left));
  const top = Math.max(0, Math.floor(asked.top));
  const width = Math.max(1, Math.min(photo.widthPx, Math.ceil(asked.right)) - left);
  const height = Math.max(1, Math.min(photo.heightPx, Math.ceil(asked.bottom)) - top);
  const scale = Math.min(1, longSidePx / Math.max(width, height));
  return {
    widthPx: Math.max(1, Math.round(width * scale)),
    heightPx: Math.max(1, Math.round(height * scale)),
    toFirst: [1 / scale, 0, left, 0, 1 / scale, top],
  };
}

/**
 * Frame pixels -> a photo's upright pixels: turned, scaled and shifted as a whole, the same kind of transform for every
 * photo of a set. Nothing is bent, so that no shape of a face or body changes.
 *
 * @throws RangeError where the photos are not of one kind
 */
export function frameToPhoto(frame: SetFrame, first: Geometry, photo: Geometry): Affine {
  if (first === photo) return frame.toFirst;
  if (first.kind === 'face' && photo.kind === 'face')
    return compose(fitPlaneSimilarity(first.landmarks, photo.landmarks, MESH_POINTS), frame.toFirst);
  if (first.kind === 'area' && photo.kind === 'area') {
    const whole = compose(photo.atlasToImage, compose(invert(first.atlasToImage), frame.toFirst));
    return nearestSimilarity(whole, frame.widthPx / 2, frame.heightPx / 2);
  }
  throw new RangeError(`a ${photo.kind} does not stand beside a ${first.kind}`);
}

/** The similarity with the least squared distance from an affine transform; (x, y) goes where it went. */
function nearestSimilarity([a, b, c, d, e, f]: Affine, x: number, y: number): Affine {
  const p = (a + e) / 2;
  const q = (d - b) / 2;
  return [p, -q, a * x + b * y + c - (p * x - q * y), q, p, d * x + e * y + f - (q * x + p * y)];
}

function outlineBox(outlines: readonly Float32Array[]): Box {
  const xs = outlines.flatMap((points) => [...points].filter((_, i) => i % 2 === 0));
  const ys = outlines.flatMap((points) => [...points].filter((_, i) => i % 2 === 1));
  const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  const room = OUTLINE_ROOM * Math.max(box.right - box.left, box.bottom - box.top);
  return { left: box.left - room, top: box.top - room, right: box.right + room, bottom: box.bottom + room };
}
