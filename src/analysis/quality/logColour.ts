import type { LogColour } from '../../domain/conditions.ts';
import { lnLight } from '../colour.ts';

/** A colour of the picture, linear sRGB. */
export type Rgb = readonly [number, number, number];

export function logColour([red, green, blue]: Rgb): LogColour {
  const [r, g, b] = [lnLight(red), lnLight(green), lnLight(blue)];
  return { lnY: lnLight(0.299 * red + 0.587 * green + 0.114 * blue), u: r - g, v: g - b };
}
