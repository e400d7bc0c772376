import { fitHomography, project } from '../../../src/analysis/colour/homography.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import type { ImagePoint } from '../../../src/domain/photo.ts';

type Codes = readonly [number, number, number];

/** A card drawn into a picture. `corners`: outer corners of the field of patches beside dark skin, bluish green, black, white. */
export interface DrawnCard {
  readonly corners: readonly [ImagePoint, ImagePoint, ImagePoint, ImagePoint];
  /** 8-bit colours of the 24 patches and of the frame between and about them. */
  readonly patches: readonly Codes[];
  readonly frame: Codes;
  /** Gain of light at a place of the card, x and y 0..1 over the patches. */
  readonly light?: (x: number, y: number) => number;
}

/** Width of a patch as a share of the distance of two; the frame reaches as far as this beyond the patches. */
const PATCH_SHARE = 0.87;
const FRAME = 0.3;
/** Samples a side of each pixel, so that edges are as soft as a lens's. */
const FINE = 3;

/** Lays a card over a picture, in place. */
export function drawCard(image: CodedImage, { corners, patches, frame, light }: DrawnCard): void {
  const from = [
    { x: 0, y: 0 },
    { x: 6, y: 0 },
    { x: 6, y: 4 },
    { x: 0, y: 4 },
  ];
  const toCard = fitHomography(corners, from)!;
  const toImage = fitHomography(from, corners)!;
  const outer = [
    { x: -FRAME, y: -FRAME },
    { x: 6 + FRAME, y: -FRAME },
    { x: 6 + FRAME, y: 4 + FRAME },
    { x: -FRAME, y: 4 + FRAME },
  ].map((corner) => project(toImage, corner));
  const [xs, ys] = [outer.map(({ x }) => x), outer.map(({ y }) => y)];
  const data = image.data as Uint8Array;
  for (let row = Math.max(0, Math.floor(Math.min(...ys))); row < Math.min(image.heightPx, Math.max(...ys)); row++) {
    for (
      let column = Math.max(0, Math.floor(Math.min(...xs)));
      column < Math.min(image.widthPx, Math.max(...xs));
      column++
    ) {
      const at = 4 * (row * image.widthPx + column);
      const sums = [0, 0, 0];
      for (let k = 0; k < FINE * FINE; k++) {
        const fine = { x: column + ((k % FINE) + 0.5) / FINE, y: row + (Math.floor(k / FINE) + 0.5) / FINE };
        const { x, y } = project(toCard, fine);
        const isOut = x < -FRAME || y < -FRAME || x > 6 + FRAME || y > 4 + FRAME;
        const codes = isOut ? [data[at]!, data[at + 1]!, data[at + 2]!] : codesAt(x, y, patches, frame);
        const gain = isOut || !light ? 1 : light(x / 6, y / 4) ** (1 / 2.2);
        for (let c = 0; c < 3; c++) sums[c]! += Math.min(255, gain * codes[c]!);
      }
      for (let c = 0; c < 3; c++) data[at + c] = Math.round(sums[c]! / (FINE * FINE));
    }
  }
}

function codesAt(x: number, y: number, patches: readonly Codes[], frame: Codes): Codes {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const isPatch =
    column >= 0 &&
    row >= 0 &&
    column < 6 &&
    row < 4 &&
    Math.abs(x - column - 0.5) < PATCH_SHARE / 2 &&
    Math.abs(y - row - 0.5) < PATCH_SHARE / 2;
  return isPatch ? patches[6 * row + column]! : frame;
}
