/** What size of picture is opened, in pixels. */
export interface PhotoLimits {
  readonly minSidePx: number;
  readonly maxSidePx: number;
  readonly maxPixels: number;
}

export const PHOTO_LIMITS: PhotoLimits = { minSidePx: 256, maxSidePx: 12_000, maxPixels: 64_000_000 };

/** A larger file is not read at all: no camera's 64 MP photograph reaches it. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Why a picture of this size isn't opened; `null`: it is. */
export function sizeRefusal(widthPx: number, heightPx: number, limits: PhotoLimits): 'too-small' | 'too-large' | null {
  if (Math.max(widthPx, heightPx) > limits.maxSidePx || widthPx * heightPx > limits.maxPixels) return 'too-large';
  return Math.min(widthPx, heightPx) < limits.minSidePx ? 'too-small' : null;
}
