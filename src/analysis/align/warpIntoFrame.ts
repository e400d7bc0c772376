import type { AreaGeometry, FaceGeometry } from '../../domain/measurement.ts';
import type { CodedImage, PixelSource } from '../raster.ts';
import { readHalved } from '../view.ts';
import { type Affine, compose, scaleOf } from './affine.ts';
import { type FaceField, faceField } from './faceField.ts';
import type { Frame } from './frame.ts';

/**
 * Shows a photo in the frame of another: every spot of skin at the pixel where the frame's own photo has it.
 *
 * A face goes through the mesh, its surroundings by the similarity that fits the landmarks; a drawn area by its affine
 * transform. Where the photo has more pixels than the frame they are averaged by area. RGBA in the photo's own colour
 * space; transparent beyond the photo.
 *
 * @throws RangeError where photo and frame are not of one kind.
 */
export async function warpIntoFrame(
  source: PixelSource,
  geometry: FaceGeometry | AreaGeometry,
  frame: Frame,
): Promise<CodedImage> {
  if (geometry.kind === 'face' && frame.kind === 'face') {
    const field = faceField(geometry.landmarks, frame);
    return sampleFrame(source, frame, field.frameToImage, field);
  }
  if (geometry.kind === 'area' && frame.kind === 'area') {
    return sampleFrame(source, frame, compose(geometry.atlasToImage, frame.frameToAtlas), null);
  }
  throw new RangeError(`a photo of a ${geometry.kind} does not fit a frame of a ${frame.kind}`);
}

/**
 * Lays a photo into a frame by one affine transform and, where `field` is given, a displacement beside it. RGBA in the
 * photo's own colour space, averaged by area where it has more pixels; transparent beyond the photo.
 */
export async function sampleFrame(
  source: PixelSource,
  frame: Pick<Frame, 'widthPx' | 'heightPx'>,
  frameToImage: Affine,
  field: FaceField | null,
): Promise<CodedImage> {
  const { widthPx, heightPx } = frame;
  const [a, b, c, d, e, f] = frameToImage;
  const placeX = new Float32Array(widthPx * heightPx);
  const placeY = new Float32Array(widthPx * heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      placeX[i] = a * (x + 0.5) + b * (y + 0.5) + c;
      placeY[i] = d * (x + 0.5) + e * (y + 0.5) + f;
    }
  }
  if (field) {
    displace(placeX, widthPx, field, field.dx);
    displace(placeY, widthPx, field, field.dy);
  }
  const reduction = scaleOf(frameToImage);
  const halvings = Math.round(Math.log2(reduction));
  const { image, originX, originY, scale } = await readHalved(source, extent(placeX, placeY, reduction), halvings);
  const data = new Uint8ClampedArray(widthPx * heightPx * 4);
  for (let i = 0, to = 0; i < placeX.length; i++, to += 4) {
    const px = placeX[i] as number;
    const py = placeY[i] as number;
    if (px < 0 || py < 0 || px > source.widthPx || py > source.heightPx) continue;
    writeBilinear(data, to, image, (px - originX) * scale - 0.5, (py - originY) * scale - 0.5);
  }
  return { widthPx, heightPx, data, colorSpace: image.colorSpace };
}

/** Writes one opaque pixel; (x, y) counts from the centre of the image's first pixel and is held inside it. */
function writeBilinear(data: Uint8ClampedArray, to: number, image: CodedImage, x: number, y: number): void {
  const { data: from, widthPx, heightPx } = image;
  const left = Math.min(Math.max(x | 0, 0), widthPx - 1);
  const top = Math.min(Math.max(y | 0, 0), heightPx - 1);
  const fx = Math.min(Math.max(x - left, 0), 1);
  const fy = Math.min(Math.max(y - top, 0), 1);
  const p = (top * widthPx + left) * 4;
  const q = left + 1 < widthPx ? p + 4 : p;
  const below = top + 1 < heightPx ? widthPx * 4 : 0;
  const r = p + below;
  const s = q + below;
  const wp = (1 - fx) * (1 - fy);
  const wq = fx * (1 - fy);
  const wr = (1 - fx) * fy;
  const ws = fx * fy;
  for (let k = 0; k < 3; k++) {
    data[to + k] =
      wp * (from[p + k] as number) +
      wq * (from[q + k] as number) +
      wr * (from[r + k] as number) +
      ws * (from[s + k] as number);
  }
  data[to + 3] = 255;
}

/** Adds one component of the field's displacement, bilinear between cell centres. */
function displace(place: Float32Array, widthPx: number, field: FaceField, shift: Float32Array): void {
  const { cellPx, widthCells, heightCells } = field;
  const line = new Float32Array(widthCells);
  for (let row = 0, i = 0; i < place.length; row++) {
    const y = Math.min(Math.max((row + 0.5) / cellPx - 0.5, 0), heightCells - 1);
    const top = Math.floor(y);
    const upper = top * widthCells;
    const lower = Math.min(top + 1, heightCells - 1) * widthCells;
    for (let x = 0; x < widthCells; x++) {
      line[x] = (1 - y + top) * (shift[upper + x] as number) + (y - top) * (shift[lower + x] as number);
    }
    for (let column = 0; column < widthPx; column++, i++) {
      const x = Math.min(Math.max((column + 0.5) / cellPx - 0.5, 0), widthCells - 1);
      const left = x | 0;
      const right = Math.min(left + 1, widthCells - 1);
      place[i] = (place[i] as number) + (1 - x + left) * (line[left] as number) + (x - left) * (line[right] as number);
    }
  }
}

function extent(placeX: Float32Array, placeY: Float32Array, room: number) {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < placeX.length; i++) {
    left = Math.min(left, placeX[i] as number);
    right = Math.max(right, placeX[i] as number);
    top = Math.min(top, placeY[i] as number);
    bottom = Math.max(bottom, placeY[i] as number);
  }
  return { left: left - room, top: top - room, right: right + room, bottom: bottom + room };
}
