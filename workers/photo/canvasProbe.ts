const SIDE_PX = 32;

/**
 * True where the browser falsifies what is read back from a canvas, as some privacy modes do: every measure would carry its
 * noise. Writes a known pattern and reads it back, in the colour space in which pictures are read.
 */
export function isCanvasRandomised(): boolean {
  const context = new OffscreenCanvas(SIDE_PX, SIDE_PX).getContext('2d', { colorSpace: 'display-p3' });
  if (context === null) return true;
  const pattern = new ImageData(SIDE_PX, SIDE_PX, { colorSpace: 'display-p3' });
  for (let i = 0; i < pattern.data.length; i++) pattern.data[i] = i % 4 === 3 ? 255 : (i * 89 + (i >> 5) * 31) & 255;
  context.putImageData(pattern, 0, 0);
  const back = context.getImageData(0, 0, SIDE_PX, SIDE_PX, { colorSpace: 'display-p3' });
  return pattern.data.some((code, i) => code !== back.data[i]);
}
