/** One channel of floats, row-major, length widthPx * heightPx. */
export interface Plane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Float32Array;
}

/** Linear sRGB, three planes one after another (R, G, B), unclipped: wide-gamut colours may lie below 0 or above 1. */
export interface LinearImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Float32Array;
}

/** Coded pixels as a canvas gives them: RGBA bytes, row-major, in the stated colour space. */
export interface CodedImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly colorSpace: 'srgb' | 'display-p3';
}

/** Coded pixels that are good only until the next ones are borrowed. Opaque; their bytes run R, G, B, or B, G, R. */
export interface BorrowedPixels extends CodedImage {
  readonly isBlueFirst: boolean;
}

/** An image's pixels, four bytes in one number, the first lowest: one look a pixel instead of four. */
export function wordsOf({ data, widthPx, heightPx }: CodedImage): Int32Array<ArrayBuffer> {
  return new Int32Array(data.buffer as ArrayBuffer, data.byteOffset, widthPx * heightPx);
}

/** 1: in, 0: out. Row-major, length widthPx * heightPx. */
export interface Mask {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

/** A rectangle in whole upright image pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * An opened photograph: upright, colour-managed. The analysis asks for what it needs, so that a 48 MP photo is never
 * held as floats. In a worker it reads an ImageBitmap; in a Node test, an array.
 */
export interface PixelSource {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Native pixels of a rectangle that lies inside the picture. */
  read(rect: Rect): CodedImage;
  /** The same pixels, faster, where there is a way. */
  borrow?(rect: Rect): Promise<BorrowedPixels>;
  /** The whole picture at one in `factor`, a power of two: of each block of pixels the mean of four or more. */
  overview(factor: number): CodedImage;
}
