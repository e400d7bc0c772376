import type { CodedImage } from '../../src/analysis/raster.ts';

/** What stands under a photo: a day, and which session it was. */
export interface PhotoLabel {
  readonly title: string;
  readonly detail: string;
}

const PAPER = '#ffffff';
const INK = '#1b1f1d';
/** Between photos and about the words, as a share of a photo's longer side. */
const GAP = 0.012;
const TITLE = 0.036;
const DETAIL = 0.028;
const LINE = 1.35;

/** Photos side by side in their order, not touched, each with its label on a band below. */
export function drawStrip(images: readonly CodedImage[], labels: readonly PhotoLabel[]): OffscreenCanvas {
  const { widthPx, heightPx } = images[0] as CodedImage;
  const unit = Math.max(widthPx, heightPx);
  const gap = Math.max(2, Math.round(GAP * unit));
  const band = Math.round(unit * (TITLE + DETAIL) * LINE + 2 * gap);
  const canvas = new OffscreenCanvas(images.length * widthPx + (images.length - 1) * gap, heightPx + band);
  const context = canvas.getContext('2d', { alpha: false, colorSpace: 'srgb' });
  if (context === null) throw new Error('No 2D canvas in this worker');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'top';
  context.fillStyle = INK;
  for (const [i, image] of images.entries()) {
    const left = i * (widthPx + gap);
    context.putImageData(imageDataOf(image), left, 0);
    const label = labels[i];
    if (label === undefined) continue;
    const room = widthPx - gap;
    context.font = `600 ${Math.round(TITLE * unit)}px system-ui, sans-serif`;
    context.fillText(label.title, left + gap, heightPx + gap, room);
    context.font = `${Math.round(DETAIL * unit)}px system-ui, sans-serif`;
    context.fillText(label.detail, left + gap, heightPx + gap + Math.round(TITLE * LINE * unit), room);
  }
  return canvas;
}

/** One photo as it is. */
export function drawPhoto(image: CodedImage): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.widthPx, image.heightPx);
  const context = canvas.getContext('2d', { alpha: false, colorSpace: 'srgb' });
  if (context === null) throw new Error('No 2D canvas in this worker');
  context.putImageData(imageDataOf(image), 0, 0);
  return canvas;
}

function imageDataOf({ data, widthPx, heightPx }: CodedImage): ImageData {
  return new ImageData(new Uint8ClampedArray(data), widthPx, heightPx, { colorSpace: 'srgb' });
}
