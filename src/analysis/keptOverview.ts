import type { CodedImage, PixelSource } from './raster.ts';

/** The same photo, whose last overview is kept: the face and the colour card are looked for in one. */
export function withKeptOverview(source: PixelSource): PixelSource {
  let kept: { readonly maxSidePx: number; readonly image: CodedImage } | null = null;
  return {
    ...source,
    overview(maxSidePx) {
      if (kept?.maxSidePx !== maxSidePx) kept = { maxSidePx, image: source.overview(maxSidePx) };
      return kept.image;
    },
  };
}
