import { readFileSync } from 'node:fs';
import type { ImagePoint } from '../../src/domain/photo.ts';

/** Reads the points of a WebMorph template (.tem): a count, then `x<TAB>y` a line. Throws where a point is unreadable. */
export function readTemplate(path: string): ImagePoint[] {
  const [count = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.slice(0, Number(count)).map((line, i) => {
    const [x = Number.NaN, y = Number.NaN] = line.trim().split(/\s+/).map(Number);
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error(`${path}: point ${i} can't be read`);
    return { x, y };
  });
}
