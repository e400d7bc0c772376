import type { PixelSource } from '../raster.ts';
import { readHalved, type View } from '../view.ts';

/** A turned square in upright image pixels: where a network looks. */
export interface Square {
  readonly centreX: number;
  readonly centreY: number;
  readonly sidePx: number;
  /** Clockwise on screen, radians. */
  readonly angleRad: number;
}

/**
 * Native pixels round a square, with a margin of an eighth of its side, halved so often that `wantedSidePx` to twice that
 * remain along the square's side.
 */
export function closeView(source: PixelSource, square: Square, wantedSidePx: number): Promise<View> {
  const { centreX, centreY, sidePx, angleRad } = square;
  const reach = sidePx * (0.5 * (Math.abs(Math.cos(angleRad)) + Math.abs(Math.sin(angleRad))) + 0.125);
  const box = { left: centreX - reach, top: centreY - reach, right: centreX + reach, bottom: centreY + reach };
  return readHalved(source, box, Math.floor(Math.log2(sidePx / wantedSidePx)));
}
