import type { ImageFormat } from '../../domain/photo.ts';
import { type Orientation, swapsSides } from './orientation.ts';

/** What a photo file says of itself before anything is decoded. */
export interface PhotoHeader {
  readonly format: ImageFormat;
  /** Size as coded, before it is turned upright. */
  readonly codedWidthPx: number;
  readonly codedHeightPx: number;
  /** Colour channels as coded, alpha included. */
  readonly components: number;
  readonly bitDepth: number;
  /** JPEG, PNG, WebP: from EXIF. HEIC, AVIF: from `irot` and `imir` alone, as their standard has it. */
  readonly orientation: Orientation;
  /** `icc`: an embedded profile. `coded`: named by code points (nclx, cICP, sRGB chunk). `none`: sRGB is meant. */
  readonly profile: 'icc' | 'coded' | 'none';
  /** The EXIF block from its TIFF header on, a view into the file; `null` where there is none. */
  readonly exif: Uint8Array | null;
}

/** Size of the picture once upright. */
export function uprightSize(header: PhotoHeader): { readonly widthPx: number; readonly heightPx: number } {
  const { codedWidthPx, codedHeightPx, orientation } = header;
  return swapsSides(orientation)
    ? { widthPx: codedHeightPx, heightPx: codedWidthPx }
    : { widthPx: codedWidthPx, heightPx: codedHeightPx };
}
