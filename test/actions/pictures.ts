import { commands } from 'vitest/browser';

declare const __SHARED_FOLDER__: string | null;

/** A picture nobody has a face in: stripes, told apart by `seed`. */
export async function stripes(name: string, seed: number): Promise<File> {
  const canvas = new OffscreenCanvas(400, 300);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let x = 0; x < 400; x += 10) {
    context.fillStyle = `rgb(${(x * seed) % 256} ${(x + 31 * seed) % 256} 120)`;
    context.fillRect(x, 0, 10, 300);
  }
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

export const hasLondonFiles = __SHARED_FOLDER__ !== null;

/** A photograph of the London set, from the public data beside the checkout. */
export async function londonFile(name: string): Promise<File> {
  const base64 = await commands.readFile(`${__SHARED_FOLDER__}/data/photos/london/${name}`, 'base64');
  const response = await fetch(`data:image/jpeg;base64,${base64}`);
  return new File([await response.arrayBuffer()], name);
}
