import type { Models } from '../models.ts';
import type { View } from '../view.ts';
import { DETECTOR_SIDE_PX, type Detection, decodeDetections, mergeDetections } from './detections.ts';
import { sampleSquare } from './sampleSquare.ts';
import type { Square } from './square.ts';

const MIN_SCORE = 0.5;
const MIN_OVERLAP = 0.3;

/**
 * Faces in a photo of the given upright size, best first, in its pixels. The photo is laid centred into a square whose
 * side is its longer side widened by `padding` at either end: a face that fills the frame is found only when made smaller.
 */
export async function detectFaces(
  view: View,
  size: { readonly widthPx: number; readonly heightPx: number },
  padding: number,
  models: Pick<Models, 'detect'>,
): Promise<Detection[]> {
  const sidePx = Math.max(size.widthPx, size.heightPx) * (1 + 2 * padding);
  const whole: Square = { centreX: size.widthPx / 2, centreY: size.heightPx / 2, sidePx, angleRad: 0 };
  const form = { sidePx: DETECTOR_SIDE_PX, black: -1, white: 1, outside: 'black' } as const;
  const { regressors, classificators } = await models.detect(sampleSquare(view, whole, form));
  const found = mergeDetections(decodeDetections(regressors, classificators, MIN_SCORE), MIN_OVERLAP);
  const toImageX = (x: number): number => whole.centreX + (x - 0.5) * sidePx;
  const toImageY = (y: number): number => whole.centreY + (y - 0.5) * sidePx;
  return found.map(({ score, left, top, right, bottom, points }) => ({
    score,
    left: toImageX(left),
    top: toImageY(top),
    right: toImageX(right),
    bottom: toImageY(bottom),
    points: points.map((value, k) => (k % 2 === 0 ? toImageX(value) : toImageY(value))),
  }));
}
