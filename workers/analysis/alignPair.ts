import { differenceScale, measureScale } from '../../src/analysis/align/colourScale.ts';
import { frameOf } from '../../src/analysis/align/frame.ts';
import { type FrameTexels, frameTexels } from '../../src/analysis/align/frameTexels.ts';
import { paintOverlay } from '../../src/analysis/align/paintOverlay.ts';
import { type Displacement, refineAtlas } from '../../src/analysis/align/refineAtlas.ts';
import { warpIntoFrame } from '../../src/analysis/align/warpIntoFrame.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';
import { differenceMap } from '../../src/analysis/score/difference.ts';
import { measureMap } from '../../src/analysis/score/measureMap.ts';
import { AppError } from '../../src/domain/errors.ts';
import { MEASURES, type MeasureId } from '../../src/domain/measure.ts';
import type { Measurement } from '../../src/domain/measurement.ts';
import { OVERLAY_RANGE } from '../../src/domain/overlay.ts';
import { pictureSource } from './pictureSource.ts';

/** A photo with what was measured on it. */
export interface MeasuredPicture {
  readonly picture: ImageBitmap;
  readonly measurement: Measurement;
}

/** A measure painted over the frame, on the same scale for both dates; `null` where a date hasn't got the map. */
interface MeasureOverlay {
  readonly left: ImageBitmap | null;
  readonly right: ImageBitmap | null;
  readonly difference: ImageBitmap | null;
  readonly range: { readonly min: number; readonly max: number };
  readonly differenceRange: number;
}

/** Two photos in one frame, with the maps of every measure. */
export interface AlignedPair {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pictures: ImageBitmap[];
  readonly overlays: Record<MeasureId, MeasureOverlay>;
}

/** Lays two photos into the frame of the first and paints their maps and differences over it. */
export async function alignPair(
  [first, second]: readonly [MeasuredPicture, MeasuredPicture],
  maxSidePx: number,
): Promise<AlignedPair> {
  if (first.measurement.geometry.kind !== second.measurement.geometry.kind) throw new AppError('unexpected');
  const source = pictureSource(first.picture);
  const frame = frameOf(first.measurement.geometry, maxSidePx, source);
  const warped = await Promise.all([
    warpIntoFrame(source, first.measurement.geometry, frame),
    warpIntoFrame(pictureSource(second.picture), second.measurement.geometry, frame),
  ]);
  const texels = frameTexels(frame, first.measurement.atlas);
  const shift = refined(first.measurement, second.measurement);
  const overlays = {} as Record<MeasureId, MeasureOverlay>;
  for (const measure of MEASURES) overlays[measure] = await overlay(measure, first, second, texels, shift);
  return {
    widthPx: frame.widthPx,
    heightPx: frame.heightPx,
    pictures: await Promise.all(warped.map(bitmapOf)),
    overlays,
  };
}

/** Every bitmap of a pair, to be handed over rather than copied. */
export function bitmapsOf({ pictures, overlays }: AlignedPair): ImageBitmap[] {
  const painted = Object.values(overlays).flatMap(({ left, right, difference }) => [left, right, difference]);
  return [...pictures, ...painted.filter((bitmap) => bitmap !== null)];
}

async function overlay(
  measure: MeasureId,
  first: MeasuredPicture,
  second: MeasuredPicture,
  texels: FrameTexels,
  shift: Displacement | undefined,
): Promise<MeasureOverlay> {
  const { widthPx } = first.measurement.atlas;
  const scale = measureScale(measure);
  const paint = async (values: Float32Array | null | undefined, on = scale) =>
    values ? bitmapOf(paintOverlay(values, widthPx, texels, on)) : null;
  const change = differenceMap(first.measurement, second.measurement, measure, shift);
  const { min, max, difference } = OVERLAY_RANGE[measure];
  return {
    left: await paint(measureMap(first.measurement, measure)),
    right: await paint(measureMap(second.measurement, measure)),
    difference: await paint(change?.values, differenceScale(measure)),
    range: { min, max },
    differenceRange: difference,
  };
}

/** The mesh's own error is the size of a freckle: differences are taken after a refinement on the pictures themselves. */
function refined({ atlas: a }: Measurement, { atlas: b }: Measurement): Displacement | undefined {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return undefined;
  const mask = a.skin.map((seen, i) => seen & (b.skin[i] as number));
  return refineAtlas(a.luminance, b.luminance, mask, a.widthPx, a.heightPx);
}

function bitmapOf({ data, widthPx, heightPx, colorSpace }: CodedImage): Promise<ImageBitmap> {
  return createImageBitmap(new ImageData(new Uint8ClampedArray(data), widthPx, heightPx, { colorSpace }));
}
