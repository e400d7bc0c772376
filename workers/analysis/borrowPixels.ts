import type { BorrowedPixels, CodedImage, Rect } from '../../src/analysis/raster.ts';

type Borrow = (rect: Rect) => Promise<BorrowedPixels>;

const PRIMARIES = { srgb: 'bt709', 'display-p3': 'smpte432' } as const;

/**
 * Copies a picture's pixels as a video frame's, past the canvas: a tenth of the time, into the same bytes each time. Only where
 * the frame holds opaque 8-bit pixels in the asked space, and only after a row has come out as the canvas gives it.
 *
 * @returns `null`: this browser or this picture has no such way.
 */
export function borrowPixels(
  picture: ImageBitmap,
  colorSpace: CodedImage['colorSpace'],
  read: (rect: Rect) => CodedImage,
): Borrow | null {
  const format = formatOf(picture, colorSpace);
  if (format === null) return null;
  const isBlueFirst = format === 'BGRX';
  let bytes = new Uint8Array(0);
  let isTrusted: boolean | null = null;

  const plain = (rect: Rect): BorrowedPixels => ({ ...read(rect), isBlueFirst: false });
  return async (rect) => {
    if (isTrusted === false) return plain(rect);
    const { x, y, width, height } = rect;
    const size = width * height * 4;
    if (bytes.length < size) bytes = new Uint8Array(size);
    const data = bytes.subarray(0, size);
    try {
      await copy(picture, rect, data);
    } catch {
      isTrusted = false;
    }
    isTrusted ??= isSame(data, read({ x, y, width, height: 1 }).data, isBlueFirst);
    return isTrusted ? { widthPx: width, heightPx: height, data, colorSpace, isBlueFirst } : plain(rect);
  };
}

function formatOf(picture: ImageBitmap, colorSpace: CodedImage['colorSpace']): 'RGBX' | 'BGRX' | null {
  if (typeof VideoFrame === 'undefined') return null;
  try {
    const frame = new VideoFrame(picture, { timestamp: 0 });
    const { format, colorSpace: held, codedWidth, codedHeight } = frame;
    frame.close();
    const isAsked = held.primaries === PRIMARIES[colorSpace] && held.transfer === 'iec61966-2-1' && held.fullRange;
    const isWhole = codedWidth === picture.width && codedHeight === picture.height;
    return isAsked && isWhole && (format === 'RGBX' || format === 'BGRX') ? format : null;
  } catch {
    return null;
  }
}

/** A frame for each copy: making one costs nothing, and none is left open. */
async function copy(picture: ImageBitmap, rect: Rect, into: Uint8Array<ArrayBuffer>): Promise<void> {
  const frame = new VideoFrame(picture, { timestamp: 0 });
  try {
    await frame.copyTo(into, { rect, layout: [{ offset: 0, stride: rect.width * 4 }] });
  } finally {
    frame.close();
  }
}

/** Whether the first pixels of a copy are those of the canvas. */
function isSame(copied: Uint8Array, canvas: ArrayLike<number>, isBlueFirst: boolean): boolean {
  const [red, blue] = isBlueFirst ? [2, 0] : [0, 2];
  for (let i = 0; i < canvas.length; i += 4) {
    const isEqual =
      copied[i + red] === canvas[i] && copied[i + 1] === canvas[i + 1] && copied[i + blue] === canvas[i + 2];
    if (!isEqual) return false;
  }
  return true;
}
