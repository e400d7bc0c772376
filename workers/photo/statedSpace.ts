import type { HeifColour } from '../../src/analysis/container/heif.ts';
import { taggedPng } from '../../src/analysis/container/taggedPng.ts';

/** Steps of each channel in the probe; the engine may round a code by one. */
const STEPS = [0, 30, 60, 110, 160, 210, 255];
const ROUNDING = 1;

const PROBE = Uint8Array.from(STEPS.flatMap((r) => STEPS.flatMap((g) => STEPS.flatMap((b) => [r, g, b, 255]))));
const PROBE_WIDTH_PX = PROBE.length / 4;

/**
 * Which canvas colour space a file's stated colour is, if one: the browser's own colour engine is asked to show a row of known
 * codes in it, and a space that gives the codes back is the one.
 */
export async function statedSpace(colour: HeifColour): Promise<PredefinedColorSpace | null> {
  const png = new Blob(taggedPng(PROBE, PROBE.length, PROBE_WIDTH_PX, 1, colour), { type: 'image/png' });
  const shown = await createImageBitmap(png);
  for (const colorSpace of ['display-p3', 'srgb'] as const) {
    const context = new OffscreenCanvas(PROBE_WIDTH_PX, 1).getContext('2d', { colorSpace });
    if (context === null) return null;
    context.drawImage(shown, 0, 0);
    const { data } = context.getImageData(0, 0, PROBE_WIDTH_PX, 1, { colorSpace });
    if (PROBE.every((code, i) => Math.abs(code - (data[i] as number)) <= ROUNDING)) return colorSpace;
  }
  return null;
}
