import { PATCHES } from '../../../src/analysis/colour/chart.ts';
import { encode } from '../../../src/analysis/colour.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import type { CardCorners } from '../../../src/domain/colourCard.ts';
import { drawCard } from '../../../tools/validate/card/scene.ts';

type Rgb = readonly [number, number, number];

/** A camera that is off: gains, a leak between channels, and a tone of its own. */
const warmCamera = ([r, g, b]: Rgb): Rgb => {
  const at = (light: number, gain: number) => (gain * Math.max(light, 0)) ** 0.9;
  return [at(0.94 * r + 0.06 * g, 0.85), at(0.05 * r + 0.9 * g + 0.05 * b, 0.7), at(0.08 * g + 0.92 * b, 0.5)];
};

const codesOf = (rgb: Rgb) => rgb.map((light) => Math.round(255 * encode(light))) as unknown as Rgb;

interface Options {
  readonly camera?: (rgb: Rgb) => Rgb;
  readonly light?: (x: number, y: number) => number;
  readonly patches?: readonly Rgb[];
}

/** A grainy picture of 1200 x 900 px with a card in it. */
export function cardPicture(corners: CardCorners, options: Options = {}): CodedImage {
  const { camera = warmCamera, light, patches = PATCHES } = options;
  const [widthPx, heightPx] = [1200, 900];
  const data = new Uint8Array(4 * widthPx * heightPx);
  for (let i = 0; i < widthPx * heightPx; i++) {
    const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
    data.set([150 + 30 * Math.sin(x / 40), 120 + 20 * Math.sin(y / 31 + x / 90), 100, 255], 4 * i);
  }
  const image: CodedImage = { widthPx, heightPx, data, colorSpace: 'srgb' };
  const frame = codesOf(camera([0.01, 0.01, 0.01]));
  drawCard(image, { corners, patches: patches.map((rgb) => codesOf(camera(rgb))), frame, ...(light && { light }) });
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    if (i % 4 === 3) continue;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[i] = Math.min(255, Math.max(0, data[i]! + (state >>> 24) / 64 - 2));
  }
  return image;
}

/** Corners of a card of `widthPx` about (600, 450), turned; each pulled aside by some share, as perspective does. */
export function cornersAt(widthPx: number, turnDeg: number, pull = 0): CardCorners {
  const turn = (turnDeg * Math.PI) / 180;
  const at = (x: number, y: number) => ({
    x: 600 + widthPx * (x * Math.cos(turn) - y * Math.sin(turn)),
    y: 450 + widthPx * (x * Math.sin(turn) + y * Math.cos(turn)),
  });
  return [at(-0.5 + pull, -1 / 3), at(0.5 - pull, -1 / 3), at(0.5, 1 / 3 + pull / 2), at(-0.5, 1 / 3)];
}
