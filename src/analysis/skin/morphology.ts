/**
 * Chamfer distance (3-4, in thirds of a pixel turned to pixels) of every pixel to the nearest pixel whose mask equals
 * `target`. Error against the true distance: below 8 %. Infinity where there is none.
 */
export function distanceTo(mask: Uint8Array, widthPx: number, target: 0 | 1): Float32Array {
  const heightPx = mask.length / widthPx;
  const d = Float32Array.from(mask, (value) => (value === target ? 0 : Number.POSITIVE_INFINITY));
  const straight = 0.955;
  const diagonal = 1.369;
  const relax = (at: number, from: number, step: number) => {
    const through = (d[from] as number) + step;
    if (through < (d[at] as number)) d[at] = through;
  };
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = y * widthPx + x;
      if (x > 0) relax(at, at - 1, straight);
      if (y > 0) {
        relax(at, at - widthPx, straight);
        if (x > 0) relax(at, at - widthPx - 1, diagonal);
        if (x + 1 < widthPx) relax(at, at - widthPx + 1, diagonal);
      }
    }
  }
  for (let y = heightPx - 1; y >= 0; y--) {
    for (let x = widthPx - 1; x >= 0; x--) {
      const at = y * widthPx + x;
      if (x + 1 < widthPx) relax(at, at + 1, straight);
      if (y + 1 < heightPx) {
        relax(at, at + widthPx, straight);
        if (x > 0) relax(at, at + widthPx - 1, diagonal);
        if (x + 1 < widthPx) relax(at, at + widthPx + 1, diagonal);
      }
    }
  }
  return d;
}

/** Takes away `radiusPx` all round. The border of the raster does not count as outside. */
export function erode(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  const d = distanceTo(mask, widthPx, 0);
  return mask.map((_, i) => ((d[i] as number) > radiusPx ? 1 : 0));
}

/** Adds `radiusPx` all round. */
export function dilate(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  const d = distanceTo(mask, widthPx, 1);
  return mask.map((_, i) => ((d[i] as number) <= radiusPx ? 1 : 0));
}

/** Drops slivers thinner than twice the radius, keeps the rest as it was. */
export function open(mask: Uint8Array, widthPx: number, radiusPx: number): Uint8Array {
  const grown = dilate(erode(mask, widthPx, radiusPx), widthPx, radiusPx);
  return grown.map((value, i) => value & (mask[i] as number));
}

export interface Components {
  /** Component of each pixel, from 0; -1 outside the mask. */
  readonly label: Int32Array;
  /** Pixels of each component. */
  readonly sizes: readonly number[];
}

/** Connected parts of a mask, eight neighbours. */
export function components(mask: Uint8Array, widthPx: number): Components {
  const label = new Int32Array(mask.length).fill(-1);
  const sizes: number[] = [];
  const stack = new Int32Array(mask.length);
  for (let seed = 0; seed < mask.length; seed++) {
    if (!mask[seed] || label[seed] !== -1) continue;
    const id = sizes.length;
    let size = 0;
    let depth = 0;
    stack[depth++] = seed;
    label[seed] = id;
    while (depth > 0) {
      const at = stack[--depth] as number;
      size++;
      const x = at % widthPx;
      for (let dy = -widthPx; dy <= widthPx; dy += widthPx) {
        for (let dx = -1; dx <= 1; dx++) {
          const next = at + dy + dx;
          if (x + dx < 0 || x + dx >= widthPx || next < 0 || next >= mask.length) continue;
          if (mask[next] && label[next] === -1) {
            label[next] = id;
            stack[depth++] = next;
          }
        }
      }
    }
    sizes.push(size);
  }
  return { label, sizes };
}

/** Keeps the parts of a mask that have at least so many pixels. */
export function keepLarge(mask: Uint8Array, widthPx: number, leastPx: number): Uint8Array {
  const { label, sizes } = components(mask, widthPx);
  return mask.map((value, i) => (value && (sizes[label[i] as number] as number) >= leastPx ? 1 : 0));
}
