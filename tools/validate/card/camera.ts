import { encode } from '../../../src/analysis/colour.ts';
import type { SpectralTables, Spectrum } from './spectra.ts';

export type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

const XYZ_TO_SRGB: Matrix = [
  [3.2404542, -1.5371385, -0.4985314],
  [-0.969266, 1.8760108, 0.041556],
  [0.0556434, -0.2040259, 1.0572252],
];

/** What a camera makes of colours on its own: an S-curve in code values, and a gain of saturation. */
export interface Style {
  readonly contrast: number;
  readonly saturation: number;
}

/** One camera under one light: white-balanced sensor weights, and the raw converter's matrix to linear sRGB. */
export interface Rendering {
  linear(reflectance: Spectrum, whiteBalance: Rgb): Rgb;
}

/** A raw converter has the white balance of its light, and mixes two matrices, fitted under CIE A and D65, by colour temperature. */
export class Studio {
  readonly #tables: SpectralTables;
  readonly #targets: readonly Rgb[];
  readonly #made = new Map<string, Rendering>();

  constructor(tables: SpectralTables) {
    this.#tables = tables;
    this.#targets = tables.training.map((reflectance) => this.daylight(reflectance));
  }

  /** True linear sRGB under D65. */
  daylight(reflectance: Spectrum): Rgb {
    const { observer, daylight } = this.#tables;
    const white = dot(daylight, observer[1]!);
    return times(
      XYZ_TO_SRGB,
      triple((c) => dot(product(daylight, observer[c]!), reflectance) / white),
    );
  }

  rendering(camera: string, light: string): Rendering {
    const key = `${camera} ${light}`;
    const known = this.#made.get(key);
    if (known) return known;
    const { cameras, lights, daylight, tungsten } = this.#tables;
    const sensor = cameras.get(camera)!;
    const power = lights.get(light)!;
    const mired = (of: Spectrum) => this.#mired(of);
    const share = Math.min(1, Math.max(0, (mired(power) - mired(daylight)) / (mired(tungsten) - mired(daylight))));
    const [warm, cool] = [this.#matrix(sensor, tungsten), this.#matrix(sensor, daylight)];
    const matrix = triple((r) => triple((c) => share * warm[r]![c]! + (1 - share) * cool[r]![c]!));
    const weights = sensor.map((curve) => balanced(curve, power));
    const made: Rendering = {
      linear: (reflectance, gains) =>
        times(
          matrix,
          triple((c) => gains[c]! * dot(weights[c]!, reflectance)),
        ),
    };
    this.#made.set(key, made);
    return made;
  }

  /** Correlated colour temperature in mired. [McCamy, Color Res Appl 17 (1992) 142] */
  #mired(light: Spectrum): number {
    const [X, Y, Z] = this.#tables.observer.map((curve) => dot(curve, light)) as [number, number, number];
    const n = (X / (X + Y + Z) - 0.332) / (0.1858 - Y / (X + Y + Z));
    return 1e6 / (449 * n ** 3 + 3525 * n ** 2 + 6823.3 * n + 5520.33);
  }

  /** Least squares on the training patches, white kept white. */
  #matrix(sensor: readonly Spectrum[], light: Spectrum): Matrix {
    const weights = sensor.map((curve) => balanced(curve, light));
    const raw = this.#tables.training.map((patch) => triple((c) => dot(weights[c]!, patch)));
    return triple((row) => {
      let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
      raw.forEach((rgb, i) => {
        const [a, b, y] = [rgb[0] - rgb[2], rgb[1] - rgb[2], this.#targets[i]![row]! - rgb[2]];
        aa += a * a;
        ab += a * b;
        bb += b * b;
        ay += a * y;
        by += b * y;
      });
      const det = aa * bb - ab * ab;
      const [p, q] = [(ay * bb - by * ab) / det, (by * aa - ay * ab) / det];
      return [p, q, 1 - p - q] as const;
    });
  }
}

/** 8-bit codes of linear light after a style and some noise (SD in codes 0..1). */
export function developed(linear: Rgb, { contrast, saturation }: Style, noise: () => number): Rgb {
  const curved = triple((c) => {
    const code = encode(linear[c]!);
    return code - 0.15 * contrast * Math.sin(2 * Math.PI * code);
  });
  const grey = (curved[0] + curved[1] + curved[2]) / 3;
  return triple((c) => {
    const code = grey + saturation * (curved[c]! - grey);
    return Math.round(255 * Math.min(1, Math.max(0, Math.min(1, Math.max(0, code)) + noise())));
  });
}

function balanced(curve: Spectrum, light: Spectrum): Spectrum {
  const lit = product(curve, light);
  const whole = lit.reduce((sum, value) => sum + value, 0);
  return lit.map((value) => value / whole);
}

export function triple<T>(of: (c: number) => T): readonly [T, T, T] {
  return [of(0), of(1), of(2)];
}

function times(matrix: Matrix, v: Rgb): Rgb {
  return triple((r) => matrix[r]![0] * v[0] + matrix[r]![1] * v[1] + matrix[r]![2] * v[2]);
}

function product(a: Spectrum, b: Spectrum): Spectrum {
  return a.map((value, i) => value * b[i]!);
}

function dot(a: Spectrum, b: Spectrum): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
